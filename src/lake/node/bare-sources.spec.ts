import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyColumns } from '../../contracts/contract.ts';
import { lakeTables } from '../../contracts/lake-tables.ts';
import { columnsUnknownTo } from '../../contracts/source-nulls.ts';
import { withOverrides } from '../../domain/session/instrument-profile.ts';
import { buildLake } from './build-lake.ts';
import { HandLake, withValue } from './hand-lake.ts';
import { handProfile, listener, scratchFolder, writeTrades } from './hand-market.ts';
import type { HandEvent } from './hand-market.ts';
import { nodePlatform } from './node-platform.ts';
import { TableReader } from '../stage/table-reader.ts';

const date = '2025-11-18';
/** A few trades suffice for the night's levels. */
const profile = withOverrides(handProfile, { premarketCoverageMin: 0 });

/** Trades of a morning near the high of its night; the second and third are one order. */
const trades: readonly HandEvent[] = [
  { at: '04:00', action: 'Trade', px: 6900, size: 2 },
  { at: '09:30', action: 'Trade', px: 6901, size: 3 },
  { at: '09:30', action: 'Trade', px: 6901.25, size: 4 },
  { at: '09:31:59', action: 'Trade', px: 6900.25, size: 1, side: 'Ask' },
  { at: '09:33', action: 'Trade', px: 6901, size: 7 },
  { at: '09:44:59', action: 'Trade', px: 6903, size: 5, side: 'None' },
];

async function lakeOfTrades(): Promise<HandLake> {
  const raw = scratchFolder();
  const lake = scratchFolder();
  writeTrades(join(raw, 'trades.dbn'), { date }, trades);
  await buildLake({ raw, lake, profile }, listener());
  return new HandLake(lake);
}

async function tableOf(lake: HandLake, table: string): Promise<AnyColumns> {
  const contract = lakeTables.find((known) => known.table === table);
  if (!contract) throw new Error(`no table ${table}`);
  return new TableReader(nodePlatform(lake.folder)).read({ tier: 'gold', contract }, 'ESZ5', date);
}

describe('a lake of trades alone', () => {
  let lake: HandLake;

  beforeAll(async () => {
    lake = await lakeOfTrades();
  });

  it('is sound', async () => {
    expect(await lake.told()).toEqual([]);
  });

  it('has the tape in its windows and nothing of the book', async () => {
    const windows = await tableOf(lake, 'window_5s');
    const open = Array.from(windows['win'] as Int32Array).indexOf((5.5 * 3600) / 5);
    const rowOf = (...names: readonly string[]): unknown[] =>
      names.map((name) => windows[name][open]);
    expect(rowOf('n_trades', 'buy', 'aggr_n_4', 'aggr_vol_4')).toEqual([2, 7, 1, 7]);
    expect(rowOf('bb', 'ofi_1', 'n_events')).toEqual([NaN, NaN, NaN]);
    expect(rowOf('known_lo', 'known_hi')).toEqual([1, 0]);
  });

  it('has the tape around levels that the last trade is near', async () => {
    const pressure = await tableOf(lake, 'level_pressure_5s');
    const kinds = pressure['level_kind'] as readonly string[];
    expect(new Set(kinds)).toEqual(new Set(['PM_HIGH', 'PM_LOW']));
    const row = Array.from(pressure['win'] as Int32Array).indexOf((5.55 * 3600) / 5);
    // Bought 7 lots within 20 ticks above 6900, smoothed by 10.
    expect(pressure['above_tape'][row]).toBeCloseTo(7 / 17, 9);
    expect([pressure['mid_dist'][row], pressure['above_pa'][row]]).toEqual([NaN, NaN]);
  });

  it.each([
    ['depth where there is no book', 'gold/tick_ledger_5s', 'ask_E', 7],
    ['a best bid', 'gold/window_5s', 'bb', 27_600],
    ['a mid', 'gold/global_30s', 'spot', 27_600],
  ])('is not sound with %s', async (_, table, column, value) => {
    const damaged = lake.copy();
    await damaged.rewrite(table, withValue(column, 1, value));
    expect(await damaged.told()).toContain(`${table} null ${column} 1`);
  });
});

it('names only columns that there are', () => {
  for (const { table, columns } of lakeTables) {
    const names = columns.map(({ name }) => name);
    const unknown = columnsUnknownTo('trades', table);
    expect(names).toEqual(expect.arrayContaining([...unknown]));
  }
  expect(columnsUnknownTo('mbo', 'window_5s')).toEqual([]);
});
