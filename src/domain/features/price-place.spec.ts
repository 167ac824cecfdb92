import { expect, it } from 'vitest';
import { pricePlaces } from './price-place.ts';

const column = (...values: readonly number[]): Float64Array => Float64Array.from(values);

it('is the mid where there is a book, one-sided ones left out', () => {
  const places = pricePlaces({
    bb: column(100, 101, NaN),
    ba: column(101, 103, 103),
    last_tick: column(100, NaN, 102),
    known_lo: column(NaN, 92, NaN),
    known_hi: column(NaN, 111, NaN),
  });
  expect([...places]).toEqual([100.5, 102, NaN]);
});

it('is the last trade where the source has no book', () => {
  const places = pricePlaces({
    bb: column(NaN, NaN, NaN, NaN),
    ba: column(NaN, NaN, NaN, NaN),
    last_tick: column(NaN, 98, NaN, 99),
    known_lo: column(1, 1, 1, 1),
    known_hi: column(0, 0, 0, 0),
  });
  expect([...places]).toEqual([NaN, 98, 98, 99]);
});
