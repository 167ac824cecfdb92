import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { drawSize, marketLaw, restingOrdersPerTick } from './market-law.ts';

describe('order sizes', () => {
  const random = new Random('sizes');
  const sizes = Array.from({ length: 200_000 }, () => drawSize(random));
  const share = (low: number, high: number): number =>
    sizes.filter((sz) => sz >= low && sz <= high).length / sizes.length;

  it.each([
    [1, 1, 0.55],
    [2, 2, 0.2],
    [3, 6, 0.17],
    [7, 19, 0.065],
    [20, 99, 0.015],
  ])('are %i to %i lots with probability %f', (low, high, probability) => {
    expect(share(low, high)).toBeCloseTo(probability, 2);
  });

  it('are 3.45 lots in the mean and never outside 1 to 99', () => {
    expect(sizes.reduce((sum, sz) => sum + sz, 0) / sizes.length).toBeCloseTo(3.45, 1);
    expect(share(1, 99)).toBe(1);
  });
});

describe('the book in balance', () => {
  it('holds 20.6 orders on a tick at activity 1, and half of that at a quarter of it', () => {
    expect(restingOrdersPerTick(marketLaw, 1)).toBeCloseTo(20.588, 3);
    expect(restingOrdersPerTick(marketLaw, 0.25)).toBeCloseTo(10.294, 3);
  });
});
