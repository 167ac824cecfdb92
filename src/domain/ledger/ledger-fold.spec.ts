import { describe, expect, it } from 'vitest';
import { MBO } from '../dbn/mbo.ts';
import { LedgerFlag } from './ledger-columns.ts';
import { ledgerOf, repricesOf, ticksOf, timedRun } from './timed-rows.ts';
import type { TimedRow } from './timed-rows.ts';

/** A window of 5 s for the orders that are there, then one for what is told. */
const before = 1;
const during = 6;

/** Golden case G1 (and G2): asks from 24000 up, bids below. */
const start: readonly TimedRow[] = [
  [before, 'A', 'A', 1, 24000, 10],
  [before, 'A', 'A', 2, 24001, 20],
  [before, 'A', 'A', 3, 24004, 30],
  [before, 'A', 'A', 4, 24010, 40],
  [before, 'A', 'B', 5, 23999, 15],
  [before, 'A', 'B', 6, 23995, 25],
];
const events: readonly TimedRow[] = [
  [during, 'T', 'B', 99, 24000, 4, 'part'],
  [during, 'F', 'A', 1, 24000, 4, 'part'],
  [during, 'C', 'A', 1, 24000, 4],
  [during, 'C', 'A', 1, 24000, 6],
  [during, 'M', 'A', 2, 24003, 20],
  [during, 'M', 'A', 3, 24004, 18],
  [during, 'A', 'A', 7, 24002, 5],
  [during, 'M', 'A', 4, 24010, 50],
  [during, 'C', 'B', 6, 23995, 25],
  [during, 'A', 'B', 8, 23998, 10],
];

describe('the golden ledger G1', () => {
  const ledger = ledgerOf(timedRun([...start, ...events]));

  it('opens with every tick that has depth', () => {
    expect(ticksOf(ledger, 0)).toEqual({
      23995: { bid_E: 25, bid_add: 25 },
      23999: { bid_E: 15, bid_add: 15 },
      24000: { ask_E: 10, ask_add: 10 },
      24001: { ask_E: 20, ask_add: 20 },
      24004: { ask_E: 30, ask_add: 30 },
      24010: { ask_E: 40, ask_add: 40 },
    });
  });

  it('tells fills, pulls, adds and reprices apart by tick', () => {
    expect(ticksOf(ledger, 1)).toEqual({
      23995: { bid_pull: 25 },
      23998: { bid_E: 10, bid_add: 10 },
      24000: { ask_pull: 6, ask_fill: 4, buy: 4 },
      24001: { ask_moved: -20 },
      24002: { ask_E: 5, ask_add: 5 },
      24003: { ask_E: 20, ask_moved: 20 },
      24004: { ask_E: 18, ask_pull: 12 },
      24010: { ask_E: 50, ask_add: 10 },
    });
    expect(repricesOf(ledger, 1)).toEqual([['A', 24001, 24003, 20]]);
  });

  it('adds up to the sums of the zone above and below 24000', () => {
    const { ticks } = ledger;
    const sum = (column: Float64Array): number =>
      column.reduce((total, lots, row) => total + (ticks.win[row] === 1 ? lots : 0), 0);
    expect([sum(ticks.ask_add), sum(ticks.ask_pull), sum(ticks.ask_fill)]).toEqual([15, 18, 4]);
    expect([sum(ticks.bid_add), sum(ticks.bid_pull), sum(ticks.bid_fill)]).toEqual([10, 25, 0]);
  });

  it('closes the window with its touch, tape and counts', () => {
    const { windows } = ledger;
    expect([...windows.win]).toEqual([0, 1]);
    expect([windows.bb[1], windows.qb[1], windows.ba[1], windows.qa[1]]).toEqual([
      23999, 15, 24002, 5,
    ]);
    expect([windows.n_events[1], windows.n_trades[1]]).toEqual([8, 1]);
    expect([windows.buy[1], windows.sell[1], windows.other[1]]).toEqual([4, 0, 0]);
    expect([windows.aggr_n_3[1], windows.aggr_vol_3[1]]).toEqual([1, 4]);
    expect([...windows.qa_flags]).toEqual([0, 0]);
  });
});

/** What order 1, an ask of 10 lots at 24000, and the rows after it leave in window 1. */
function after(...rows: readonly TimedRow[]): Record<number, Record<string, number>> {
  return ticksOf(ledgerOf(timedRun([[before, 'A', 'A', 1, 24000, 10], ...rows])), 1);
}

describe('the reduction of an order', () => {
  it('is a fill as far as it was filled and a pull beyond: golden case G3', () => {
    const rows: TimedRow[] = [
      [during, 'F', 'A', 1, 24000, 4],
      [during, 'M', 'A', 1, 24000, 3],
    ];
    expect(after(...rows)).toEqual({ 24000: { ask_E: 3, ask_fill: 4, ask_pull: 3 } });
  });

  it('may come as cancels in parts', () => {
    const rows: TimedRow[] = [
      [during, 'F', 'A', 1, 24000, 5],
      [during, 'C', 'A', 1, 24000, 3],
      [during, 'C', 'A', 1, 24000, 3],
    ];
    expect(after(...rows)).toEqual({ 24000: { ask_E: 4, ask_fill: 5, ask_pull: 1 } });
  });

  it('takes the fills of its own order alone', () => {
    const rows: TimedRow[] = [
      [during, 'A', 'A', 2, 24000, 6],
      [during, 'F', 'A', 2, 24000, 6],
      [during, 'C', 'A', 1, 24000, 10],
      [during, 'C', 'A', 2, 24000, 6],
    ];
    expect(after(...rows)).toEqual({ 24000: { ask_add: 6, ask_fill: 6, ask_pull: 10 } });
  });

  it('waits for a second, not longer', () => {
    const inTime: TimedRow[] = [
      [during, 'F', 'A', 1, 24000, 4],
      [during + 1, 'C', 'A', 1, 24000, 4],
    ];
    const late: TimedRow[] = [
      [during, 'F', 'A', 1, 24000, 4],
      [during + 1.000000001, 'C', 'A', 1, 24000, 4],
    ];
    expect(after(...inTime)).toEqual({ 24000: { ask_E: 6, ask_fill: 4 } });
    expect(after(...late)).toEqual({ 24000: { ask_E: 6, ask_pull: 4 } });
    const { windows } = ledgerOf(timedRun([[before, 'A', 'A', 1, 24000, 10], ...late]));
    expect([...windows.qa_unmatched_fill]).toEqual([0, 1]);
    expect([...windows.qa_flags]).toEqual([0, LedgerFlag.UnmatchedFill]);
  });

  it('is a pull where the order itself crossed, for it left its price unfilled', () => {
    const rows: TimedRow[] = [
      [during, 'T', 'A', 1, 23999, 10, 'part'],
      [during, 'F', 'A', 1, 23999, 10, 'part'],
      [during, 'C', 'A', 1, 24000, 10],
    ];
    expect(after(...rows)).toEqual({ 23999: { sell: 10 }, 24000: { ask_pull: 10 } });
  });

  it('is a fill in an auction, which has no aggressor', () => {
    const rows: TimedRow[] = [
      [during, 'T', 'N', 0, 24001, 10, 'part'],
      [during, 'F', 'N', 1, 24001, 10, 'part'],
      [during, 'C', 'A', 1, 24000, 10],
    ];
    expect(after(...rows)).toEqual({ 24000: { ask_fill: 10 } });
  });
});

describe('an iceberg', () => {
  it('is filled and refilled when its size stays', () => {
    const rows: TimedRow[] = [
      [during, 'T', 'B', 9, 24000, 10, 'part'],
      [during, 'F', 'A', 1, 24000, 10, 'part'],
      [during, 'M', 'A', 1, 24000, 10],
    ];
    expect(after(...rows)).toEqual({ 24000: { ask_E: 10, ask_add: 10, ask_fill: 10, buy: 10 } });
  });

  it('shows no more than was traded when it ends smaller or larger', () => {
    const smaller: TimedRow[] = [
      [during, 'F', 'A', 1, 24000, 13, 'part'],
      [during, 'M', 'A', 1, 24000, 2],
    ];
    const larger: TimedRow[] = [
      [during, 'F', 'A', 1, 24000, 10, 'part'],
      [during, 'M', 'A', 1, 24000, 12],
    ];
    expect(after(...smaller)).toEqual({ 24000: { ask_E: 2, ask_add: 5, ask_fill: 13 } });
    expect(after(...larger)).toEqual({ 24000: { ask_E: 12, ask_add: 12, ask_fill: 10 } });
  });
});

describe('a modify', () => {
  it('adds where the order grows', () => {
    const rows: TimedRow[] = [[during, 'M', 'A', 1, 24000, 14]];
    expect(after(...rows)).toEqual({ 24000: { ask_E: 14, ask_add: 4 } });
  });

  it('moves what the order keeps, adds or pulls the difference', () => {
    const grows: TimedRow[] = [[during, 'M', 'A', 1, 24002, 14]];
    const shrinks: TimedRow[] = [[during, 'M', 'A', 1, 24002, 7]];
    expect(after(...grows)).toEqual({
      24000: { ask_moved: -10 },
      24002: { ask_E: 14, ask_moved: 10, ask_add: 4 },
    });
    expect(after(...shrinks)).toEqual({
      24000: { ask_moved: -7, ask_pull: 3 },
      24002: { ask_E: 7, ask_moved: 7 },
    });
  });

  it('fills what a match took before the price changed', () => {
    const rows: TimedRow[] = [
      [during, 'F', 'A', 1, 24000, 2],
      [during, 'M', 'A', 1, 24002, 7],
    ];
    expect(after(...rows)).toEqual({
      24000: { ask_moved: -7, ask_fill: 2, ask_pull: 1 },
      24002: { ask_E: 7, ask_moved: 7 },
    });
  });

  it('pulls from one side and adds to the other when the side changes', () => {
    const rows: TimedRow[] = [[during, 'M', 'B', 1, 23990, 8]];
    const ledger = ledgerOf(timedRun([[before, 'A', 'A', 1, 24000, 10], ...rows]));
    expect(ticksOf(ledger, 1)).toEqual({
      23990: { bid_E: 8, bid_add: 8 },
      24000: { ask_pull: 10 },
    });
    expect(repricesOf(ledger, 1)).toEqual([]);
  });

  it('sums reprices between the same ticks and sorts them, asks first', () => {
    const rows: TimedRow[] = [
      [before, 'A', 'A', 1, 24000, 10],
      [before, 'A', 'A', 2, 24000, 5],
      [before, 'A', 'A', 3, 24000, 1],
      [before, 'A', 'B', 4, 23990, 2],
      [during, 'M', 'B', 4, 23980, 2],
      [during, 'M', 'A', 1, 24003, 10],
      [during, 'M', 'A', 3, 24001, 1],
      [during, 'M', 'A', 2, 24003, 6],
      [during, 'M', 'A', 3, 24000, 1],
    ];
    expect(repricesOf(ledgerOf(timedRun(rows)), 1)).toEqual([
      ['A', 24000, 24001, 1],
      ['A', 24000, 24003, 15],
      ['A', 24001, 24000, 1],
      ['B', 23990, 23980, 2],
    ]);
  });
});

describe('what a clean stream would not hold', () => {
  it('is counted and changes as little as it can', () => {
    const rows: TimedRow[] = [
      [during, 'C', 'A', 77, 24000, 5],
      [during, 'F', 'A', 78, 24000, 5],
      [during, 'M', 'A', 79, 24001, 5],
      [during, 'A', 'A', 1, 24000, 8],
      [during, 'C', 'A', 1, 24000, 9],
      [during, 'A', 'A', 0, 24000, 3],
    ];
    const ledger = ledgerOf(timedRun([[before, 'A', 'A', 1, 24000, 10], ...rows]));
    const { windows } = ledger;
    expect(ticksOf(ledger, 1)).toEqual({
      24000: { ask_pull: 10 },
      24001: { ask_E: 5, ask_add: 5 },
    });
    const { qa_unknown: unknown, qa_duplicate: duplicate, qa_over: over } = windows;
    expect([unknown[1], duplicate[1], over[1]]).toEqual([2, 1, 1]);
    const { UnknownOrder, DuplicateAdd, OverCancel, Unplaced } = LedgerFlag;
    expect(windows.qa_flags[1]).toBe(UnknownOrder | DuplicateAdd | OverCancel | Unplaced);
    expect(windows.n_events[1]).toBe(3);
  });

  it('is a fault where an order is off the grid, and counted where a trade is', () => {
    const run = timedRun([[during, 'T', 'B', 9, 24000, 2]]);
    run.words[MBO.priceLo] -= 125_000_000;
    const { windows } = ledgerOf(run);
    expect([windows.qa_off_tick[0], windows.last_tick[0]]).toEqual([1, 24000]);
    const order = timedRun([[during, 'A', 'A', 1, 24000, 2]]);
    order.words[MBO.priceLo] += 1;
    expect(() => ledgerOf(order)).toThrow(
      "order's price: expected a multiple of 0.25, found 6000.000000001",
    );
  });

  it('is a book that crosses between events', () => {
    const rows: TimedRow[] = [
      [before, 'A', 'A', 1, 24000, 1],
      [before, 'A', 'B', 2, 24001, 1, 'part'],
      [before, 'C', 'A', 1, 24000, 1],
      [during, 'A', 'A', 3, 24001, 1],
    ];
    expect([...ledgerOf(timedRun(rows)).windows.qa_crossed]).toEqual([0, 1]);
  });
});
