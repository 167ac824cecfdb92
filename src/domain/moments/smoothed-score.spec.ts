import { expect, it } from 'vitest';
import { channelNames } from './level-channels.ts';
import type { LevelChannels } from './level-channels.ts';
import { smoothedScore } from './smoothed-score.ts';

/** Channels of which the tape alone says something: all buy, or all sell. */
function channelsOf(tape: readonly number[]): LevelChannels {
  const none = new Float64Array(tape.length).fill(NaN);
  const still = new Float64Array(tape.length);
  const known = { tape_near: Float64Array.from(tape), ofi_n: still };
  const all = Object.fromEntries(channelNames.map((name) => [name, none]));
  return { ...all, ...known } as LevelChannels;
}

it('counts a score half after 30 seconds', () => {
  // A score of 75 for all that buy near the level, 25 for all that sell.
  const turned = channelsOf([1, -1, -1, -1, -1, -1, -1]);
  expect(smoothedScore(turned, 240)).toBeCloseTo(50, 9);
  expect(smoothedScore(turned, 6)).toBe(25);
  expect(smoothedScore(channelsOf([1, NaN, 1]), 240)).toBe(75);
  expect(smoothedScore(channelsOf([NaN]), 240)).toBeNaN();
});
