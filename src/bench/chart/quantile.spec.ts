import { expect, it } from 'vitest';
import { quantile } from './quantile.ts';

it.each([
  [[7], 0.95, 7],
  [[4, 1, 3, 2], 0.5, 2],
  [[4, 1, 3, 2], 1, 4],
  [Array.from({ length: 100 }, (_, i) => 100 - i), 0.95, 95],
  [Array.from({ length: 20 }, (_, i) => i + 1), 0.95, 19],
  [[], 0.95, NaN],
])('a quantile of %j at %d is the value of its rank, %d', (values, share, found) => {
  expect(quantile(values, share)).toBe(found);
});
