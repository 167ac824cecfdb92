import { describe, expect, it } from 'vitest';
import { median } from './median.ts';

describe('median', () => {
  it('is the middle value, or the mean of the middle two', () => {
    expect(median([3, 1, 10, 2, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
  });

  it('is missing when a value is, or all are', () => {
    expect(median([1, NaN, 3])).toBeNaN();
    expect(median([])).toBeNaN();
  });
});
