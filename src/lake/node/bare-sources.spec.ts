import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyColumns } from '../../contracts/contract.ts';
import { lakeTables } from '../../contracts/lake-tables.ts';
import { columnsUnknownTo } from '../../contracts/source-nulls.ts';
import { withOverrides } from '../../domain/session/instrument-profile.ts';
import { TableReader } from '../stage/table-reader.ts';
import { buildLake } from './build-lake.ts';
import { HandLake, withValue } from './hand-lake.ts';
import { handProfile, listener, scratchFolder, writeOrders, writeTrades } from './hand-market.ts';
import type { HandEvent } from './hand-market.ts';
import { nodePlatform } from './node-platform.ts';
import { writeQuotesOf } from './quote-file.ts';

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

/** Orders of the same morning: a book of eleven bids and two asks, of which one bid is eaten. */
const orders: readonly HandEvent[] = [
  ...Array.from(
    { length: 11 },
    (_, i) => ({ at: '03:00', action: 'Add', px: 6900 - i / 4, size: i + 1 }) as const,
  ),
  { at: '03:00', action: 'Add', px: 6901, size: 5, side: 'Ask' },
  { at: '03:00', action: 'Add', px: 6902, size: 6, side: 'Ask' },
  { at: '04:00', action: 'Trade', px: 6900, size: 1, side: 'Ask' },
  { at: '09:33', action: 'Trade', px: 6901, size: 7 },
  { at: '09:40', action: 'Add', px: 6900.25, size: 3 },
];

/** Lakes of the same market: of its orders, and of its ten best prices. */
async function lakesOfBooks(): Promise<{
  readonly whole: HandLake;
  readonly shown: HandLake;
  readonly rawQuotes: string;
}> {
  const [raw, rawQuotes] = [scratchFolder(), scratchFolder()];
  const [lake, lakeOfQuotes] = [scratchFolder(), scratchFolder()];
  writeOrders(join(raw, 'orders.dbn'), { date }, orders);
  writeQuotesOf(join(raw, 'orders.dbn'), join(rawQuotes, 'quotes.dbn'), profile.tickNano);
  await buildLake({ raw, lake, profile }, listener());
  await buildLake({ raw: rawQuotes, lake: lakeOfQuotes, profile }, listener());
  return { whole: new HandLake(lake), shown: new HandLake(lakeOfQuotes), rawQuotes };
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

describe('a lake of ten best prices', () => {
  let whole: HandLake;
  let shown: HandLake;
  let rawQuotes: string;

  beforeAll(async () => {
    ({ whole, shown, rawQuotes } = await lakesOfBooks());
  });

  it('is sound, and keeps its records as they came', async () => {
    expect(await shown.told()).toEqual([]);
    const { tallies } = await shown.validate();
    expect(tallies).toContainEqual(expect.objectContaining({ table: 'bronze/mbp_10', rows: 17 }));
  });

  it('says what orders say wherever it says anything', async () => {
    const compared = [
      'window_5s',
      'level_pressure_5s',
      'pressure_ladder_5s',
      'global_30s',
      'trades',
    ];
    for (const table of compared) {
      const [expected, found] = [await tableOf(whole, table), await tableOf(shown, table)];
      for (const [name, values] of Object.entries(found)) {
        // The usual depth of a ladder is that of the rows that are shown.
        if (/^(known_|qa_|median_depth)/.test(name)) continue;
        values.forEach((value, row) => {
          if (!Number.isNaN(value)) expect(value, `${table} ${name}`).toBe(expected[name][row]);
        });
      }
    }
  });

  it('knows depth as far as it is shown, and no flow', async () => {
    const windows = await tableOf(shown, 'window_5s');
    const last = windows['win'].length - 1;
    expect([windows['known_lo'][0], windows['known_hi'][0]]).toEqual([27_591, NaN]);
    expect([windows['known_lo'][last], windows['bb'][last]]).toEqual([27_592, 27_601]);
    const pressure = await tableOf(shown, 'level_pressure_5s');
    const row = Array.from(pressure['win'] as Int32Array).indexOf((340 * 60) / 5);
    // One lot is bid at 6900, smoothed by 10; the best bid is a tick above.
    expect(pressure['at_imb'][row]).toBeCloseTo(1 / 11, 9);
    expect(pressure['spread'][row]).toBe(3);
    expect([pressure['above_pa'][row], pressure['raw_below_bid_E'][row]]).toEqual([NaN, NaN]);
    expect(pressure['raw_above_ask_E'][row]).toBe(11);
  });

  it('gives way to orders, and does not come back over them', async () => {
    const raw = scratchFolder();
    const lake = scratchFolder();
    const path = join(raw, 'orders.dbn');
    writeOrders(path, { date }, orders);
    writeQuotesOf(path, join(raw, 'quotes.dbn'), profile.tickNano);
    const { built, skipped } = await buildLake({ raw, lake, profile }, listener());
    expect(built).toMatchObject([{ source: { kind: 'mbo' } }]);
    expect(skipped).toEqual([]);
    expect(await new HandLake(lake).told()).toEqual([]);
  });

  it('is folded again from its bronze when the rest is gone', async () => {
    const again = shown.copy();
    const before = await tableOf(again, 'tick_ledger_5s');
    rmSync(again.path('silver'), { recursive: true });
    await buildLake({ raw: rawQuotes, lake: again.folder, profile }, listener());
    expect(await tableOf(again, 'tick_ledger_5s')).toEqual(before);
    expect(await again.told()).toEqual([]);
  });

  it('is not sound with flows of orders', async () => {
    const damaged = shown.copy();
    await damaged.rewrite('gold/window_5s', withValue('n_events', 1, 3));
    expect(await damaged.told()).toContain('gold/window_5s null n_events 1');
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
