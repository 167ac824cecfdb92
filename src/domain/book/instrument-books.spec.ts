import { expect, it } from 'vitest';
import { HEADER } from '../dbn/record-run.ts';
import { InstrumentBooks } from './instrument-books.ts';
import { mboRun } from './mbo-rows.ts';

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
  const states = Array.from(stream.books, ([id, book]) => [
    id,
    book.state()?.bids,
    book.fold.census.records,
  ]);
  expect(states).toEqual([
    [11, [{ pxNano: 101 * 250_000_000, size: 6, count: 1 }], 4],
    [4_000_000_000, [{ pxNano: 7 * 250_000_000, size: 2, count: 1 }], 2],
  ]);
});
