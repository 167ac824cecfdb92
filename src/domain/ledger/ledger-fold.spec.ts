import { describe, expect, it } from 'vitest';
import { LedgerFlag } from './ledger-columns.ts';
import { ledgerOf, repricesOf, SNAPSHOT, ticksOf, timedRun } from './timed-rows.ts';
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
