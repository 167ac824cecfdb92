import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { areaUnderCurve, chanceError } from './area-under-curve.ts';

describe('the area under the curve', () => {
  it.each([
    ['all of the first kind are above', [1, 2, 3, 4], [0, 0, 1, 1], 1],
    ['all of them are below', [1, 2, 3, 4], [1, 1, 0, 0], 0],
    ['one of four pairs is the other way', [1, 2, 3, 4], [0, 1, 0, 1], 0.75],
    ['equal values count half', [5, 5, 5, 5], [0, 1, 0, 1], 0.5],
    ['one pair is tied, the other is not', [1, 2, 2], [0, 0, 1], 0.75],
    ['what is unknown is left out', [1, NaN, 2], [0, 0, 1], 1],
  ])('%s', (_, values, kinds, expected) => {
    expect(areaUnderCurve(values, (i) => kinds[i] === 1)).toBe(expected);
  });

  it('is none of one kind alone', () => {
    expect(areaUnderCurve([1, 2], () => true)).toBeNaN();
    expect(areaUnderCurve([NaN], () => true)).toBeNaN();
  });

  it('strays by chance as much as its error says', () => {
    const random = new Random('chance');
    const areas = Array.from({ length: 400 }, () => {
      const values = Array.from({ length: 50 }, () => random.uniform());
      return areaUnderCurve(values, (i) => i < 20);
    });
    const variance = areas.reduce((sum, area) => sum + (area - 0.5) ** 2, 0) / areas.length;
    expect(Math.sqrt(variance) / chanceError(20, 30)).toBeCloseTo(1, 1);
  });
});
