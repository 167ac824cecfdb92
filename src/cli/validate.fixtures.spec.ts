import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withOverrides } from '../domain/session/instrument-profile.ts';
import type { InstrumentProfile } from '../domain/session/instrument-profile.ts';
import { profiles } from '../domain/session/profiles.ts';
import { buildLake } from '../lake/node/build-lake.ts';
import { fixturesDir, hasFixtures } from '../lake/node/fixtures.ts';
import { HandLake } from '../lake/node/hand-lake.ts';
import { listener, scratchFolder } from '../lake/node/hand-market.ts';
import { importLobster } from './import-lobster.ts';

/** A lake of real data, built and validated: its violations and how many rows were looked at. */
async function validated(
  raw: string,
  profile: InstrumentProfile,
): Promise<{ readonly told: readonly string[]; readonly rows: Readonly<Record<string, number>> }> {
  const lake = new HandLake(scratchFolder());
  await buildLake({ raw, lake: lake.folder, profile }, listener());
  const { tallies } = await lake.validate();
  const rows = Object.fromEntries(tallies.map((tally) => [tally.table, tally.rows]));
  return { told: await lake.told(), rows };
}

describe.skipIf(!hasFixtures)('a lake of real data is sound', () => {
  it('of the crude oil stream CLX5', async () => {
    const clocks = { premarketStart: '15:30', open: '15:45', end: '18:00' };
    const raw = join(fixturesDir, 'dbn/mbo/CLX5_mbo.dbn');
    const { told, rows } = await validated(raw, withOverrides(profiles.CL, clocks));
    expect(told).toEqual([]);
    expect(rows).toMatchObject({ 'bronze/mbo': 38_212, 'bronze/trades': 1599 });
  });

  it('of the evening hour of ESH4', async () => {
    const clocks = { premarketStart: '18:00', open: '18:15', end: '19:00' };
    const raw = join(fixturesDir, 'dbn/nautilus/esh4-glbx-mdp3-20231225.mbo.dbn.zst');
    const { told, rows } = await validated(raw, withOverrides(profiles.ES, clocks));
    expect(told).toEqual([]);
    expect(rows['bronze/mbo']).toBe(68_792);
  });

  it('of ES trades and minutes around midnight', async () => {
    const clocks = { premarketStart: '19:30', open: '19:45', end: '20:15' };
    const raw = join(fixturesDir, 'dbn/nautilus/historical_bars_catalog');
    const { told } = await validated(raw, withOverrides(profiles.ES, clocks));
    expect(told).toEqual([]);
  });

  it('of the AAPL hour, hidden prints and all', async () => {
    const raw = scratchFolder();
    const messages = join(fixturesDir, 'book/lobster/AAPL_2012-06-21_0930_1030_message_50.csv.zst');
    const out = join(raw, 'aapl.dbn.zst');
    await importLobster({ symbol: 'AAPL', date: '2012-06-21', out, messages });
    const { told, rows } = await validated(raw, profiles.AAPL);
    expect(told).toEqual([]);
    expect(rows['bronze/trades']).toBe(6268);
  });
});
