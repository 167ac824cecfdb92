import { expect, it } from 'vitest';
import { ledgerOf, timedRun } from './timed-rows.ts';
import type { TimedRow } from './timed-rows.ts';

const crossedMs = (rows: readonly TimedRow[]): readonly number[] => [
  ...ledgerOf(timedRun(rows)).windows.qa_crossed_ms,
];

it('tells how long a book stood crossed, in each window that a spell lasts into', () => {
  const rows: TimedRow[] = [
    [0, 'A', 'A', 1, 24000, 1],
    // Crossed for 40 ms.
    [1, 'A', 'B', 2, 24001, 1],
    [1.04, 'C', 'B', 2, 24001, 1],
    // Crossed from second 4 to 12.5, whatever else comes and goes.
    [4, 'A', 'B', 3, 24000, 1],
    [5, 'A', 'B', 4, 24000, 1],
    [11, 'C', 'B', 3, 24000, 1],
    [12.5, 'C', 'B', 4, 24000, 1],
    [13, 'A', 'B', 5, 23999, 1],
    [16, 'A', 'A', 6, 24001, 1],
  ];
  expect(crossedMs(rows)).toEqual([1000, 6000, 8500, 0]);
});

it('does not guess how long the last touch of a source stood', () => {
  const rows: TimedRow[] = [
    [0, 'A', 'A', 1, 24000, 1],
    [1, 'A', 'B', 2, 24000, 1],
  ];
  expect(crossedMs(rows)).toEqual([0]);
});

it('ends with the book itself', () => {
  const rows: TimedRow[] = [
    [0, 'A', 'A', 1, 24000, 1],
    [1, 'A', 'B', 2, 24000, 1],
    [2, 'R', 'N', 0, 0, 0],
    [9, 'A', 'A', 3, 24000, 1],
  ];
  expect(crossedMs(rows)).toEqual([1000, 0]);
});
