import { expect, it } from 'vitest';
import { allToNano, toNano } from './rounding.ts';

it.each([
  [1.5000000000000002, 1.5],
  [-0.1234567891, -0.123456789],
  [0.0000000004, 0],
  [-0.0000000004, 0],
  [-0, 0],
  // 976,562.5 nano: a half.
  [2 ** -10, 0.000976563],
  [-(2 ** -10), -0.000976563],
  [2_000_000_001, 2_000_000_001],
  [NaN, NaN],
])('%d is stored as %d', (value, stored) => {
  expect(Object.is(toNano(value), stored)).toBe(true);
});

it('rounds a column without changing it', () => {
  const column = Float64Array.of(0.12345678949, NaN);
  expect([...allToNano(column)]).toEqual([0.123456789, NaN]);
  expect(column[0]).toBe(0.12345678949);
});
