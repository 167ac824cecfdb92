import { DuckDBInstance } from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { withOverrides } from '../../domain/session/instrument-profile.ts';
import { profiles } from '../../domain/session/profiles.ts';
import { readCatalog } from '../build-catalog.ts';
import { sessionLevels } from '../session-levels.ts';
import type { Manifest } from '../stage/manifest.ts';
import { buildLake } from './build-lake.ts';
import type { BuildResult } from './build-lake.ts';
import { byNewYorkDate, fixtureJson, ninjaEsBars } from './fixture-bars.ts';
import { fixturesDir, hasFixtures } from './fixtures.ts';
import { HandLake } from './hand-lake.ts';
import { listener, scratchFolder, writeMinutes } from './hand-market.ts';
import { nodePlatform } from './node-platform.ts';

const crude = withOverrides(profiles.CL, {
  premarketStart: '15:30',
  open: '15:45',
  orMinutes: 15,
  end: '18:00',
});

function manifestOf(lake: string, path: string): Manifest {
  return JSON.parse(readFileSync(join(lake, path, 'manifest.json'), 'utf8')) as Manifest;
}

async function sql(query: string): Promise<unknown[][]> {
  const connection = await (await DuckDBInstance.create()).connect();
  const reader = await connection.runAndReadAll(query);
  return reader.getRowsJson();
}

describe.skipIf(!hasFixtures)('the crude oil stream CLX5', () => {
  const raw = join(fixturesDir, 'dbn/mbo/CLX5_mbo.dbn');
  let lake: string;
  let result: BuildResult;
  const at = (tier: string, table: string): string =>
    `${tier}/${table}/symbol=CLX5/date=2025-09-24`;

  beforeAll(async () => {
    lake = scratchFolder();
    result = await buildLake({ raw, lake, profile: crude }, listener());
  });

  it('is one session of 38,212 records and 1,599 trades', () => {
    expect(result.built).toMatchObject([
      { date: '2025-09-24', symbol: 'CLX5', grade: 'F', source: { records: 38_212 } },
    ]);
    // A part of an evening, begun without a snapshot, is no session to learn from.
    expect(result.built[0].reasons.map((reason) => reason.split(':')[0])).toEqual([
      'THIN_TAPE',
      'GAP',
      'CROSSED',
      'BAD_ORDERS',
      'LOW_VOLUME',
    ]);
    expect(manifestOf(lake, at('bronze', 'trades')).rowCount).toBe(1599);
  });

  it('lies in bronze record by record as in the raw file', () => {
    const stored = zstdDecompressSync(readFileSync(join(lake, at('bronze', 'mbo'), 'mbo.dbn.zst')));
    const source = readFileSync(raw);
    const recordsOf = (bytes: Buffer): Buffer => bytes.subarray(8 + bytes.readUInt32LE(4));
    expect(recordsOf(stored).equals(recordsOf(source))).toBe(true);
    const { columns } = manifestOf(lake, at('bronze', 'mbo'));
    expect(columns['records']).toBe(createHash('sha256').update(recordsOf(source)).digest('hex'));
  });

  it('has the golden aggressor volume of every minute, in DuckDB’s eyes', async () => {
    const golden = fixtureJson('golden/mbo_clx5.json.zst') as {
      aggressor_volume_per_minute: Record<string, Record<string, number>>;
    };
    const rows = await sql(
      `select strftime(make_timestamp_ns(ts_ns), '%Y-%m-%dT%H:%M') as minute, side, sum(size)::int as lots
       from read_parquet('${join(lake, at('gold', 'trades'), 'part-0.parquet')}') group by all`,
    );
    const found: Record<string, Record<string, number>> = {};
    for (const [minute, side, lots] of rows as [string, string, number][]) {
      (found[minute] ??= { A: 0, B: 0, N: 0 })[side] = lots;
    }
    expect(found).toEqual(golden.aggressor_volume_per_minute);
  });

  it('gives the same columns in chunks of 7 and of 65,536 bytes', async () => {
    for (const chunkBytes of [7, 65_536]) {
      const other = scratchFolder();
      await buildLake({ raw, lake: other, profile: crude, chunkBytes }, listener());
      for (const path of [at('bronze', 'mbo'), at('bronze', 'trades'), at('gold', 'levels_2m')]) {
        expect(manifestOf(other, path)).toEqual(manifestOf(lake, path));
      }
    }
  });
});

describe.skipIf(!hasFixtures)('the ESH4 evening of Christmas 2023', () => {
  it('is built and shown, but kept out of the corpus', async () => {
    const lake = scratchFolder();
    const profile = withOverrides(profiles.ES, {
      premarketStart: '18:00',
      open: '18:15',
      end: '19:00',
    });
    const raw = join(fixturesDir, 'dbn/nautilus/esh4-glbx-mdp3-20231225.mbo.dbn.zst');
    const { built } = await buildLake({ raw, lake, profile }, listener());
    expect(built).toMatchObject([
      {
        date: '2023-12-25',
        symbol: 'ESH4',
        reasons: [
          'CASH_CLOSED: Christmas',
          'THIN_TAPE: 67.22 % of windows have a trade, needs 95 %',
          'LOW_VOLUME: 7352 lots in the regular hours, needs 100000',
        ],
        source: { kind: 'mbo', records: 68_792 },
        rowCounts: { trades: 2973 },
      },
    ]);
    const catalog = await readCatalog(nodePlatform(lake));
    expect(catalog?.sessions).toMatchObject([{ included: false, pressure: { available: true } }]);
  });
});

describe.skipIf(!hasFixtures)('a folder of one evening in trades, minutes and definitions', () => {
  it('takes the trades, keeps the minutes and the definition, drops NQ', async () => {
    const lake = scratchFolder();
    const raw = join(fixturesDir, 'dbn/nautilus/historical_bars_catalog');
    const profile = withOverrides(profiles.ES, {
      premarketStart: '19:30',
      open: '19:45',
      end: '20:15',
    });
    const { built } = await buildLake({ raw, lake, profile }, listener());
    expect(built).toMatchObject([
      {
        date: '2024-07-01',
        symbol: 'ESU4',
        source: { kind: 'trades' },
        rowCounts: { bars_2m: 2, window_5s: 47, tick_ledger_5s: 37 },
      },
    ]);
    const rowCountOf = (table: string): number =>
      manifestOf(lake, `bronze/${table}/symbol=ESU4/date=2024-07-01`).rowCount;
    expect([rowCountOf('trades'), rowCountOf('ohlcv_1m'), rowCountOf('definitions')]).toEqual([
      120, 30, 1,
    ]);
    expect(await new HandLake(lake).told()).toEqual([]);
  });
});

describe.skipIf(!hasFixtures)('five NinjaTrader sessions of ES minutes', () => {
  type Golden = Record<string, Record<'pm' | 'or', { high: number; low: number }>>;

  it('have the golden pre-market and opening range, and averages where bars suffice', async () => {
    const golden = fixtureJson('golden/levels_ninja_es.json') as Golden;
    const raw = scratchFolder();
    const lake = scratchFolder();
    for (const [date, bars] of byNewYorkDate(ninjaEsBars())) {
      if (!(date in golden)) continue;
      const minutes = bars.map(({ startNs, open, high, low, close, volume }) => ({
        at: startNs,
        o: open,
        h: high,
        l: low,
        c: close,
        vol: volume,
      }));
      writeMinutes(join(raw, `${date}.dbn`), { date, symbols: { 1: 'ESH6' } }, minutes);
    }
    const { built } = await buildLake({ raw, lake, profile: profiles.ES }, listener());
    expect(built).toHaveLength(5);
    for (const { date } of built) {
      const { levels } = await sessionLevels(nodePlatform(lake), date, undefined);
      const { pm, or } = golden[date];
      expect(levels.slice(0, 4).map(({ px }) => px)).toEqual([pm.high, pm.low, or.high, or.low]);
      expect(levels.slice(4).every(({ valid }) => valid)).toBe(true);
    }
  });
});
