import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { sessions } from '../../contracts/sessions.ts';
import type { Columns } from '../../contracts/contract.ts';
import { profiles } from '../../domain/session/profiles.ts';
import type { Manifest } from '../stage/manifest.ts';
import { TableReader } from '../stage/table-reader.ts';
import { buildLake } from './build-lake.ts';
import { handProfile, listener, scratchFolder, writeOrders } from './hand-market.ts';
import type { HandEvent } from './hand-market.ts';
import { nodePlatform } from './node-platform.ts';

let raw: string;
let lake: string;

beforeEach(() => {
  raw = scratchFolder();
  lake = scratchFolder();
});

/** One trade every two minutes from 04:00 on. */
const everyBar = Array.from({ length: 240 }, (_, i): HandEvent => {
  const minute = 4 * 60 + i * 2;
  const word = (count: number): string => String(count).padStart(2, '0');
  return { at: `${word(Math.floor(minute / 60))}:${word(minute % 60)}`, action: 'Trade', px: 6900 };
});
const shortDay: readonly HandEvent[] = [
  { at: '04:00', action: 'Trade', px: 7100 },
  { at: '09:30', action: 'Trade', px: 7100 },
];

function writeDay(date: string, symbol: string, events: readonly HandEvent[] = shortDay): void {
  writeOrders(join(raw, `${date}.dbn`), { date, symbols: { 1: symbol } }, events);
}

const build = (profile = handProfile) => buildLake({ raw, lake, profile }, listener());

function inputsOf(table: string, date: string, symbol = 'ESZ5'): readonly string[] {
  const path = join(lake, table, `symbol=${symbol}/date=${date}/manifest.json`);
  const { inputs } = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  return inputs.map(({ name }) => name);
}

async function sessionRow(date: string, symbol: string): Promise<Columns<typeof sessions>> {
  const tables = new TableReader(nodePlatform(lake));
  const row = await tables.read({ tier: 'gold', contract: sessions }, symbol, date);
  return row as Columns<typeof sessions>;
}

const bars = (date: string, symbol = 'ESZ5'): string =>
  `silver/bars_2m/symbol=${symbol}/date=${date}/part-0.parquet`;

describe('the session before', () => {
  it('gives a long average its first bars', async () => {
    writeDay('2025-11-17', 'ESZ5', everyBar);
    writeDay('2025-11-18', 'ESZ5');
    await build();
    expect(inputsOf('silver/levels_2m', '2025-11-18')).toEqual([
      'bronze/trades/symbol=ESZ5/date=2025-11-18/part-0.parquet',
      bars('2025-11-17'),
    ]);
  });

  it('does not when it was of another contract: the day of the roll is flagged', async () => {
    writeDay('2025-12-11', 'ESZ5', everyBar);
    writeDay('2025-12-12', 'ESH6');
    writeDay('2025-12-15', 'ESH6');
    await build();
    expect(inputsOf('silver/levels_2m', '2025-12-12', 'ESH6')).toHaveLength(1);
    const rolls = [
      ...(await sessionRow('2025-12-11', 'ESZ5')).roll_day,
      ...(await sessionRow('2025-12-12', 'ESH6')).roll_day,
      ...(await sessionRow('2025-12-15', 'ESH6')).roll_day,
    ];
    expect(rolls).toEqual([0, 1, 0]);
  });

  it('does not when the corpus leaves it out', async () => {
    writeDay('2025-11-26', 'ESZ5', everyBar);
    // Thanksgiving.
    writeDay('2025-11-27', 'ESZ5', everyBar);
    writeDay('2025-11-28', 'ESZ5');
    await build();
    expect(inputsOf('silver/levels_2m', '2025-11-28').at(-1)).toBe(bars('2025-11-26'));
  });

  it('may come later: what looked back without it is made again', async () => {
    writeDay('2025-11-18', 'ESZ5');
    await build();
    expect(inputsOf('gold/sessions', '2025-11-18')).not.toContain(bars('2025-11-17'));
    writeDay('2025-11-17', 'ESZ5', everyBar);
    await build();
    expect(inputsOf('gold/sessions', '2025-11-18')).toContain(bars('2025-11-17'));
    expect((await build()).built).toEqual([]);
  });
});

describe('the grade of a session', () => {
  it('is F for a handful of trades, with every gate that failed', async () => {
    writeDay('2025-11-18', 'ESZ5');
    const { built } = await build(profiles.ES);
    expect(built[0]).toMatchObject({ grade: 'F' });
    const words = built[0].reasons.map((reason) => reason.split(':')[0]);
    expect(words).toEqual(['THIN_TAPE', 'GAP', 'LOW_VOLUME']);
    const row = await sessionRow('2025-11-18', 'ESZ5');
    expect([row.grade[0], row.included[0], row.gap_s[0], row.rth_volume[0]]).toEqual([
      'F',
      0,
      10_800,
      1,
    ]);
  });

  it('falls by a letter for a thin tape and one for a thin pre-market', async () => {
    writeDay('2025-11-18', 'ESZ5');
    expect((await build()).built[0]).toMatchObject({ grade: 'C', reasons: [] });
  });
});
