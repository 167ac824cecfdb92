import { expect, it } from 'vitest';
import { isMet, ratioOf, rowsText } from './bench-row.ts';
import type { BenchRow } from './bench-row.ts';

const book: BenchRow = {
  file: 'generated',
  title: 'decode + book',
  unit: 'cpu ms',
  records: 10_000_000,
  value: 400,
  against: { name: 'C', value: 250 },
  goal: 1.6,
  repetitions: 5,
};

it('meets its goal by the ratio to what it is measured against', () => {
  expect([ratioOf(book), isMet(book)]).toEqual([1.6, true]);
  expect(isMet({ ...book, value: 401 })).toBe(false);
});

it('meets its goal by itself where there is nothing to measure against', () => {
  const memory: BenchRow = { ...book, against: undefined, unit: 'MB', value: 251, goal: 250 };
  expect([ratioOf(memory), isMet(memory), isMet({ ...memory, value: 250 })]).toEqual([
    undefined,
    false,
    true,
  ]);
});

it('is a line of a table', () => {
  expect(rowsText([book]).split('\n').at(1)).toBe(
    'generated: decode + book  10,000,000  400 cpu ms     25.0  C        250   1.60  ≤ 1.6  met',
  );
});
