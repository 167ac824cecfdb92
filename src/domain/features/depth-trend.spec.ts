import { describe, expect, it } from 'vitest';
import { depthTrend } from './depth-trend.ts';

const last = (...lots: readonly number[]): number => depthTrend(lots, lots.length - 1);

describe('a wall', () => {
  it.each([
    // It waits at a hundred, then grows for three windows.
    [[100, 100, 100, 110, 130, 150], 3],
    // A step back of two in a hundred and twenty does not end it.
    [[100, 120, 118, 140], 3],
    // One of ten does.
    [[100, 120, 108, 140], 1],
    [[0, 0, 40, 80], 2],
    [[100, 100, 101, 99, 100], 0],
    [[100], 0],
  ])('%j has grown for %i windows', (lots, windows) => {
    expect(last(...lots)).toBe(windows);
  });

  it.each([
    [[150, 130, 110, 100, 100], -4],
    [[100, 100, 90, 60], -2],
    [[80, 40, 0], -2],
  ])('%j has shrunk for %i', (lots, windows) => {
    expect(last(...lots)).toBe(windows);
  });

  it('is not followed through a window in which it is unknown', () => {
    expect(last(100, NaN, 110, 130)).toBe(1);
    expect(last(100, 120, NaN)).toBe(0);
  });

  it('is followed for five minutes and no further', () => {
    const ramp = Array.from({ length: 200 }, (_, i) => 100 * 1.1 ** i);
    expect(depthTrend(ramp, 199)).toBe(60);
    expect(depthTrend(ramp, 20)).toBe(20);
  });

  it('does not know what comes after the row', () => {
    expect(depthTrend([100, 120, 140, 10, 10], 2)).toBe(2);
  });
});
