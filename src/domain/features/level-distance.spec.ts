import { expect, it } from 'vitest';
import { levelDistance, travelTowards } from './level-distance.ts';

it.each([
  ['ahead of an approach from below', 24_012, 1, 1.5],
  ['behind it', 23_988, 1, -1.5],
  ['ahead of an approach from above', 23_988, -1, 1.5],
  ['far away', 24_900, 1, 10],
  ['on the level', 24_000, -1, 0],
] as const)('a level %s', (_, other, travel, expected) => {
  expect(levelDistance(24_000, other, { travel, atr: 8 }) + 0).toBe(expected);
});

it('is unknown without the level or the ATR', () => {
  expect(levelDistance(24_000, undefined, { travel: 1, atr: 8 })).toBeNaN();
  expect(levelDistance(24_000, 24_001, { travel: 1, atr: NaN })).toBeNaN();
});

it.each([
  ['from below', [24_003, 23_990], 1],
  ['from above', [23_990, 24_000.5], -1],
  ['on the level, as before', [24_003, NaN, 24_000], -1],
  ['never off the level', [24_000, 24_000], 1],
] as const)('travels %s', (_, mids, travel) => {
  expect(travelTowards(Float64Array.from(mids), mids.length - 1, 24_000)).toBe(travel);
});
