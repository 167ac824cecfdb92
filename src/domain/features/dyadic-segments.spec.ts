import { expect, it } from 'vitest';
import { DYADIC_SEGMENTS, segmentMeans } from './dyadic-segments.ts';

it('golden case G8', () => {
  expect([...segmentMeans([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 4])]).toEqual([7.5, 5.5, 2.5]);
});

it('covers twenty minutes', () => {
  expect(DYADIC_SEGMENTS.reduce((sum, windows) => sum + windows, 0)).toBe(240);
});

it.each([
  ['half known', [NaN, 4], [2], [4]],
  ['less than half known', [NaN, NaN, 5], [3], [NaN]],
  ['half of it before the first value', [3], [2], [3]],
  ['all of it before the first value', [1, 3], [2, 4], [2, NaN]],
])('a segment with %s', (_, values, segments, means) => {
  expect([...segmentMeans(values, segments)]).toEqual(means);
});
