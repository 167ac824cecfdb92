import { describe, expect, it } from 'vitest';
import { ofiColumns } from './window-columns.ts';
import { ledgerOf, timedRun } from './timed-rows.ts';
import type { TimedRow } from './timed-rows.ts';

/** Golden case G5: the touch goes through five states, each the end of an event. */
const touches: readonly TimedRow[] = [
  [1, 'A', 'B', 1, 99, 10, 'part'],
  [1, 'A', 'B', 2, 90, 1, 'part'],
  [1, 'A', 'A', 3, 100, 12, 'part'],
  [1, 'A', 'A', 4, 101, 8],
  [2, 'M', 'B', 1, 99, 15],
  [2, 'C', 'A', 3, 100, 12],
  [2, 'A', 'B', 5, 100, 7],
  [2, 'C', 'B', 5, 100, 7],
];

describe('order flow imbalance', () => {
  it('sums what each state of the touch adds: golden case G5', () => {
    const steps = touches.slice(4).map((_, index) => {
      const { windows } = ledgerOf(timedRun(touches.slice(0, 5 + index)));
      return windows.ofi_1[0];
    });
    expect(steps).toEqual([5, 17, 24, 17]);
    const { windows } = ledgerOf(timedRun(touches));
    expect([windows.ad_1_sum[0], windows.ad_1_n[0]]).toEqual([88, 4]);
    const meanDepth = windows.ad_1_sum[0] / windows.ad_1_n[0] / 2;
    expect(meanDepth).toBe(11);
    expect(windows.ofi_1[0] / (2 * meanDepth)).toBeCloseTo(0.772727, 6);
  });

  it('has no state before the first', () => {
    const { windows } = ledgerOf(timedRun(touches.slice(0, 4)));
    expect([windows.ofi_1[0], windows.ad_1_n[0], windows.ad_10_n[0]]).toEqual([0, 0, 0]);
  });

  it('is 0 in a window without a change', () => {
    const { windows } = ledgerOf(timedRun([...touches, [11, 'A', 'B', 6, 99, 1]]));
    expect([...windows.ofi_1]).toEqual([17, 0, 1]);
    expect([...windows.ad_1_n]).toEqual([4, 0, 1]);
  });

  it('is looked at between events alone', () => {
    const { windows } = ledgerOf(
      timedRun([
        ...touches.slice(0, 4),
        [2, 'C', 'B', 1, 99, 4, 'part'],
        [2, 'A', 'B', 7, 99, 4, 'part'],
        [2, 'T', 'N', 0, 99, 1],
      ]),
    );
    expect([windows.ofi_1[0], windows.ad_1_n[0], windows.ad_10_n[0]]).toEqual([0, 0, 0]);
  });
});

describe('order flow imbalance in depth', () => {
  /** Twelve bids from 99 down with 1 … 12 lots, one ask. */
  const book: readonly TimedRow[] = [
    ...Array.from({ length: 12 }, (_, i): TimedRow => [1, 'A', 'B', i + 1, 99 - i, i + 1, 'part']),
    [1, 'A', 'A', 20, 101, 50],
  ];
  const flows = (...rows: readonly TimedRow[]): number[] => {
    const { windows } = ledgerOf(timedRun([...book, ...rows]));
    return ofiColumns(windows).map((column) => column[0]);
  };

  it('is that of the depth whose size changed', () => {
    expect(flows([2, 'C', 'B', 3, 97, 2])).toEqual([0, 0, -2, 0, 0, 0, 0, 0, 0, 0]);
    expect(flows([2, 'C', 'A', 20, 101, 7])).toEqual([7, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('passes over changes beyond the tenth price', () => {
    expect(flows([2, 'C', 'B', 11, 89, 11])).toEqual(Array(10).fill(0));
  });

  it('shifts all depths behind a price that vanishes', () => {
    // Each of them falls to the next price: the buyers lose what stood there.
    expect(flows([2, 'C', 'B', 8, 92, 8])).toEqual([0, 0, 0, 0, 0, 0, 0, -8, -9, -10]);
  });

  it('shifts all depths behind a price that appears', () => {
    // The new price counts at its depth, then each depth rises to the price before.
    expect(flows([2, 'A', 'B', 30, 100, 4])).toEqual([4, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(flows([2, 'A', 'A', 30, 100, 4])).toEqual([-4, -50, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('counts a reprice at both of its depths as one state', () => {
    const { windows } = ledgerOf(timedRun([...book, [2, 'M', 'B', 12, 97, 12]]));
    expect(ofiColumns(windows).map((column) => column[0])).toEqual([0, 0, 12, 0, 0, 0, 0, 0, 0, 0]);
    expect([windows.ad_10_sum[0], windows.ad_10_n[0]]).toEqual([55 + 50 + 12, 1]);
    expect([windows.ad_1_sum[0], windows.ad_1_n[0]]).toEqual([0, 0]);
  });
});
