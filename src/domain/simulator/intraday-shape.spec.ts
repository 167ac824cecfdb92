import { expect, it } from 'vitest';
import { activityAt, sigmaAt } from './intraday-shape.ts';

const span = { openS: 19_800, endS: 31_500 };

it.each([
  ['04:00', 0, 0.35],
  ['just before 09:30', 19_799, 0.35],
  ['09:30', 19_800, 1.6],
  ['10:30', 23_400, 1],
  ['12:00', 28_800, 0.825],
])('at %s the efficient price moves with the volatility of the hour', (_, timeS, sigma) => {
  expect(sigmaAt(timeS, span)).toBeCloseTo(sigma, 3);
});

it('trades with the square of the volatility, and a tenth before the open', () => {
  expect(activityAt(0, span)).toBe(0.1);
  expect(activityAt(19_800, span)).toBeCloseTo(2.56, 10);
  expect(activityAt(23_400, span)).toBeCloseTo(1, 10);
});
