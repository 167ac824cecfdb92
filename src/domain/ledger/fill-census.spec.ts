import { expect, it } from 'vitest';
import { FillCensus } from './fill-census.ts';
import type { FillCounts } from './fill-census.ts';
import { timedRun } from './timed-rows.ts';
import type { TimedRow } from './timed-rows.ts';

function countsOf(...rows: readonly TimedRow[]): FillCounts {
  const census = new FillCensus();
  census.push(timedRun(rows));
  census.end();
  return census.counts;
}

const resting: TimedRow = [1, 'A', 'A', 1, 24_000, 10];

it('tells how a fill leaves its order', () => {
  expect(
    countsOf(
      resting,
      [2, 'A', 'A', 2, 24_000, 5],
      [3, 'T', 'B', 0, 24_000, 9, 'part'],
      [3, 'F', 'A', 1, 24_000, 4, 'part'],
      [3, 'M', 'A', 1, 24_000, 6, 'part'],
      [3, 'F', 'A', 2, 24_000, 5, 'part'],
      [3, 'C', 'A', 2, 24_000, 5],
    ),
  ).toMatchObject({
    ...{ trades: 1, tradesWithoutFill: 0, fills: 2, partialFills: 1 },
    ...{ reducedByModify: 1, reducedByCancel: 1, reducedInSameEvent: 2, unmatched: 0 },
  });
});

it('tells trades against nobody, and fills that nothing followed', () => {
  const late = countsOf(
    resting,
    [2, 'T', 'B', 0, 24_000, 1],
    [3, 'F', 'A', 1, 24_000, 4],
    [3.5, 'C', 'A', 1, 24_000, 4],
    [4, 'F', 'A', 1, 24_000, 2],
    [6, 'C', 'A', 1, 24_000, 2],
    [7, 'F', 'A', 9, 24_000, 2],
  );
  expect(late).toMatchObject({
    ...{ trades: 1, tradesWithoutFill: 1, fills: 2, reducedByCancel: 1 },
    ...{ reducedInSameEvent: 0, unmatched: 1, unknown: 1 },
  });
});

it('tells orders that refill themselves, and those that left their price to cross', () => {
  const counts = countsOf(
    resting,
    [2, 'T', 'B', 0, 24_000, 10, 'part'],
    [2, 'F', 'A', 1, 24_000, 10, 'part'],
    [2, 'M', 'A', 1, 24_000, 10],
    [3, 'T', 'A', 1, 23_999, 10, 'part'],
    [3, 'F', 'A', 1, 23_999, 10, 'part'],
    [3, 'C', 'A', 1, 24_000, 10],
  );
  expect(counts).toMatchObject({ fills: 1, refilled: 1, ownSide: 1, unmatched: 0 });
  expect(counts).toMatchObject({ trades: 2, tradesWithoutFill: 0, reducedByCancel: 0 });
});
