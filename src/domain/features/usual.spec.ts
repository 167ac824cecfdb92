import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { median } from './median.ts';
import { usualBefore } from './usual.ts';

describe('what is usual', () => {
  it('is not known before twelve windows', () => {
    const usual = usualBefore(Float64Array.from({ length: 14 }, (_, i) => i));
    expect([...usual.slice(10)]).toEqual([NaN, NaN, 5.5, 6]);
  });

  it('is the median of the sixty windows before, the unknown left out', () => {
    const random = new Random('usual');
    const values = Float64Array.from({ length: 300 }, () =>
      random.uniform() < 0.2 ? NaN : random.integer(0, 9),
    );
    const usual = usualBefore(values);
    for (let row = 60; row < values.length; row++) {
      const known = values.slice(row - 60, row).filter((value) => !Number.isNaN(value));
      expect(usual[row]).toBe(median(known));
    }
  });
});
