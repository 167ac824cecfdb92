import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { Columns } from '../../contracts/contract.ts';
import { levels2m } from '../../contracts/levels-2m.ts';
import { sessionStats } from '../../contracts/session-stats.ts';
import { withOverrides } from '../../domain/session/instrument-profile.ts';
import { statsOf } from '../../domain/statistics/session-stats.ts';
import type { SessionStats } from '../../domain/statistics/session-stats.ts';
import type { Manifest } from '../stage/manifest.ts';
import { TableReader } from '../stage/table-reader.ts';
import { buildLake } from './build-lake.ts';
import { handProfile, listener, scratchFolder, writeOrders } from './hand-market.ts';
import type { HandEvent } from './hand-market.ts';
import { nodePlatform } from './node-platform.ts';

const profile = withOverrides(handProfile, { season: { sessionsMin: 2 } });
const tables = ['session_stats', 'level_features_2m', 'global_30s'];
let raw: string;
let lake: string;

beforeEach(() => {
  raw = scratchFolder();
  lake = scratchFolder();
});

/** A trade every two minutes from 04:00 to 12:44, all at one price but the last. */
function dayAt(px: number): readonly HandEvent[] {
  return Array.from({ length: 263 }, (_, i): HandEvent => {
    const minute = 4 * 60 + i * 2;
    const word = (count: number): string => String(count).padStart(2, '0');
    const at = `${word(Math.floor(minute / 60))}:${word(minute % 60)}`;
    return { at, action: 'Trade', px: i === 262 ? px + 1 : px };
  });
}

const days = [
  ...[['2025-12-08', 'ESZ5', 6900] as const, ['2025-12-09', 'ESZ5', 6910] as const],
  ...[['2025-12-10', 'ESZ5', 6920] as const, ['2025-12-11', 'ESH6', 7000] as const],
  ...[['2025-12-12', 'ESH6', 7010] as const, ['2025-12-15', 'ESH6', 7020] as const],
];

async function buildDays(count: number): Promise<void> {
  for (const [date, symbol, px] of days.slice(0, count)) {
    writeOrders(join(raw, `${date}.dbn`), { date, symbols: { 1: symbol } }, dayAt(px));
  }
  await buildLake({ raw, lake, profile }, listener());
}

async function tableOf(contract: typeof sessionStats | typeof levels2m, day: number) {
  const [date, symbol] = days[day];
  return new TableReader(nodePlatform(lake)).read({ tier: 'gold', contract }, symbol, date);
}

async function statsOfDay(day: number): Promise<SessionStats> {
  return statsOf((await tableOf(sessionStats, day)) as Columns<typeof sessionStats>);
}

/** The last row of a long average. */
async function averageOf(kind: string, day: number) {
  const levels = (await tableOf(levels2m, day)) as Columns<typeof levels2m>;
  const row = levels.level_kind.lastIndexOf(kind);
  return { px: levels.level_px[row], reason: levels.reason[row] };
}

function hashesOf(table: string, day: number): unknown {
  const [date, symbol] = days[day];
  const path = join(lake, 'gold', table, `symbol=${symbol}/date=${date}/manifest.json`);
  const { columns } = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  return columns;
}

it('knows of earlier sessions alone: later ones change nothing', async () => {
  await buildDays(3);
  const before = tables.map((table) => hashesOf(table, 2));
  await buildDays(4);
  const after = tables.map((table) => hashesOf(table, 2));
  expect(after).toEqual(before);
  expect((await statsOfDay(0)).seasonTicks.every(Number.isNaN)).toBe(true);
  expect((await statsOfDay(1)).seasonTicks.every(Number.isNaN)).toBe(true);
  // A range of a tick at least, and of a point in the last bar.
  const { seasonTicks } = await statsOfDay(2);
  expect([seasonTicks.length, seasonTicks[0], seasonTicks[262]]).toEqual([263, 1, 4]);
});

it('runs long averages on in the same contract alone', async () => {
  await buildDays(6);
  expect((await statsOfDay(1)).closes?.slice(-2)).toEqual([27_600, 27_604]);
  expect((await statsOfDay(3)).closes).toBeUndefined();
  expect((await statsOfDay(4)).closes?.length).toBe(263);
  // 263 bars of the day, 137 of the day before.
  const { px } = await averageOf('SMA_400', 1);
  expect(px).toBeCloseTo((262 * 6910 + 6911 + 136 * 6900 + 6901) / 400, 9);
  expect((await averageOf('SMA_400', 3)).px).toBeNaN();
  expect((await averageOf('SMA_200', 3)).px).toBeNaN();
  expect((await averageOf('SMA_200', 4)).px).toBeCloseTo((199 * 7010 + 7011) / 200, 9);
});
