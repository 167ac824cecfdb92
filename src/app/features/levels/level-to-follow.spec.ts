import { expect, it } from 'vitest';
import { levelToFollow } from './level-to-follow.ts';

const levels = [
  { kind: 'OR_HIGH', awayPx: 1.25 },
  { kind: 'PM_HIGH', awayPx: 2 },
  { kind: 'SMA_90', awayPx: 8 },
] as const;

it('turns to the nearest level once it is nearer by a point', () => {
  expect(levelToFollow(levels, 'SMA_90')).toBe('OR_HIGH');
  expect(levelToFollow(levels, 'PM_HIGH')).toBeUndefined();
  expect(levelToFollow(levels, 'OR_HIGH')).toBeUndefined();
});

it('leaves a level that does not count for any that does', () => {
  expect(levelToFollow(levels, 'PM_LOW')).toBe('OR_HIGH');
  expect(levelToFollow([], 'PM_LOW')).toBeUndefined();
});
