import { describe, expect, it } from 'vitest';
import { clockStep, clockTicks, priceTicks } from './axis-ticks.ts';

describe('priceTicks', () => {
  it('stands on round prices', () => {
    expect(priceTicks({ low: 6768.3, high: 6806 }, 8, 0.25)).toEqual([
      6770, 6775, 6780, 6785, 6790, 6795, 6800, 6805,
    ]);
  });

  it('keeps 2.5 points where the tick divides them', () => {
    expect(priceTicks({ low: 100, high: 110 }, 4, 0.25)).toEqual([100, 102.5, 105, 107.5, 110]);
  });

  it('never steps finer than a tick', () => {
    expect(priceTicks({ low: 100, high: 100.5 }, 50, 0.25)).toEqual([100, 100.25, 100.5]);
  });

  it('takes 5 where 2 is no multiple of the tick', () => {
    expect(priceTicks({ low: 0, high: 1 }, 6, 0.25)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });
});

describe('clockTicks', () => {
  const midnightWinterS = Date.UTC(2025, 0, 6, 5) / 1000;
  const midnightSummerS = Date.UTC(2025, 6, 7, 4) / 1000;

  it.each([
    ['winter', midnightWinterS],
    ['summer', midnightSummerS],
  ])('stands on full half hours of the exchange in %s', (_season, midnightS) => {
    const range = { startS: midnightS + 9 * 3600 + 601, endS: midnightS + 11 * 3600 };
    expect(clockTicks(range, 1800, midnightS).map((s) => (s - midnightS) / 3600)).toEqual([
      9.5, 10, 10.5, 11,
    ]);
  });

  it('chooses steps that clocks have', () => {
    expect(clockStep(70)).toBe(120);
    expect(clockStep(601)).toBe(900);
  });
});
