import { expect, it } from 'vitest';
import { HEADER } from '../dbn/record-run.ts';
import { InstrumentBooks } from './instrument-books.ts';
import { mboRun, TICK_NANO } from './mbo-rows.ts';

it('keeps instruments apart, though they share order ids and take turns', () => {
  const run = mboRun([
    ['A', 'B', 1, 100, 5],
    ['A', 'B', 1, 7, 3],
    ['A', 'B', 2, 101, 6],
    ['C', 'B', 1, 7, 1],
    ['A', 'A', 3, 102, 1],
    ['A', 'A', 4, 102, 1],
  ]);
  [11, 4_000_000_000, 11, 4_000_000_000, 11, 11].forEach((id, index) => {
    run.words[index * run.wordsPerRecord + HEADER.instrumentId] = id;
  });
  const stream = new InstrumentBooks({ depth: 1 });
  stream.push(run);
  const states = stream.books.map(({ instrumentId, book }) => [
    instrumentId,
    book.recordCount,
    book.state()?.bids,
  ]);
  expect(states).toEqual([
    [11, 4, [{ pxNano: 101 * TICK_NANO, size: 6, count: 1 }]],
    [4_000_000_000, 2, [{ pxNano: 7 * TICK_NANO, size: 2, count: 1 }]],
  ]);
});
