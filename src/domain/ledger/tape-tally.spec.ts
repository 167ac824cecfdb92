import { describe, expect, it } from 'vitest';
import { sizeBucket } from './tape-tally.ts';
import { ledgerOf, timedRun } from './timed-rows.ts';
import type { TimedRow } from './timed-rows.ts';
import { aggressorCountColumns, aggressorLotColumns } from './window-columns.ts';

describe('a sweep', () => {
  const sweepOf = (...rows: readonly TimedRow[]): number[] => {
    const { windows } = ledgerOf(timedRun(rows));
    return [windows.sweep_up[0], windows.sweep_down[0]];
  };

  it('is one aggressor through three ticks: golden case G20', () => {
    const rows: TimedRow[] = [
      [1, 'T', 'B', 9, 24000, 10, 'part'],
      [1, 'T', 'B', 9, 24001, 5, 'part'],
      [1, 'T', 'B', 9, 24002, 3],
    ];
    expect(sweepOf(...rows)).toEqual([18, 0]);
    expect(sweepOf(...rows.slice(0, 2), [1, 'T', 'B', 9, 24001, 3])).toEqual([0, 0]);
  });

  it('is of one event and one side', () => {
    const twoEvents: TimedRow[] = [
      [1, 'T', 'A', 9, 24002, 10, 'part'],
      [1, 'T', 'A', 9, 24001, 5],
      [1, 'T', 'A', 9, 24000, 3],
    ];
    const twoSides: TimedRow[] = [
      [1, 'T', 'A', 9, 24002, 10, 'part'],
      [1, 'T', 'B', 9, 24001, 5, 'part'],
      [1, 'T', 'A', 9, 24000, 3],
    ];
    expect(sweepOf(...twoEvents)).toEqual([0, 0]);
    expect(sweepOf(...twoSides)).toEqual([0, 0]);
    const down: TimedRow[] = twoSides.map((row) => [1, 'T', 'A', 9, row[4], row[5], row[6]]);
    expect(sweepOf(...down)).toEqual([0, 18]);
  });
});

describe('the tape of a window', () => {
  const { windows, ticks } = ledgerOf(
    timedRun([
      [1, 'T', 'B', 9, 24003, 10],
      [2, 'T', 'A', 9, 24001, 4],
      [2, 'T', 'N', 0, 24007, 5],
      [3, 'T', 'A', 9, 24002, 0],
      [3, 'T', 'B', 9, 24003, 1],
    ]),
  );

  it('has its lots by aggressor and its prices in order', () => {
    expect([windows.n_trades[0], windows.buy[0], windows.sell[0], windows.other[0]]).toEqual([
      4, 11, 4, 5,
    ]);
    const { first_tick: first, last_tick: last, high_tick: high, low_tick: low } = windows;
    expect([first[0], last[0], high[0], low[0]]).toEqual([24003, 24003, 24007, 24001]);
  });

  it('shows at the ticks where somebody crossed', () => {
    expect([...ticks.tick]).toEqual([24001, 24003]);
    expect([...ticks.buy]).toEqual([0, 11]);
    expect([...ticks.sell]).toEqual([4, 0]);
  });

  it('counts aggressor orders by size', () => {
    const counts = aggressorCountColumns(windows).map((column) => column[0]);
    const lots = aggressorLotColumns(windows).map((column) => column[0]);
    expect(counts).toEqual([1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
    expect(lots).toEqual([1, 0, 4, 0, 10, 0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('the size of an aggressor order', () => {
  it('doubles from class to class', () => {
    const sizes = [1, 2, 3, 4, 5, 8, 9, 512, 513, 1024, 1025, 100_000];
    expect(sizes.map(sizeBucket)).toEqual([0, 1, 2, 2, 3, 3, 4, 9, 10, 10, 11, 11]);
  });
});
