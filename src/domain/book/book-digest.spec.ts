import { expect, it } from 'vitest';
import { bookDigest } from './book-digest.ts';
import { BookFold } from './book-fold.ts';
import { mboRun, TICK_NANO } from './mbo-rows.ts';
import type { MboRow } from './mbo-rows.ts';

function digestOf(...rows: MboRow[]): number {
  const fold = new BookFold(TICK_NANO);
  fold.push(mboRun(rows));
  return bookDigest(fold);
}

const book: MboRow[] = [
  ['A', 'B', 1, 100, 5],
  ['A', 'B', 2, 100, 5],
  ['A', 'A', 3, 101, 7],
];

it('is the same for the same events', () => {
  expect(digestOf(...book)).toBe(digestOf(...book));
});

it.each<[string, MboRow[]]>([
  ['a size', [['M', 'A', 3, 101, 6]]],
  ['a price', [['M', 'A', 3, 102, 7]]],
  ['a turn, all sizes alike', [['M', 'B', 1, 100, 5]]],
  ['an order never seen', [['C', 'B', 9, 100, 5]]],
])('differs by %s', (_, change) => {
  const same: MboRow[] = [['N', 'B', 1, 100, 5]];
  expect(digestOf(...book, ...change)).not.toBe(digestOf(...book, ...same));
});
