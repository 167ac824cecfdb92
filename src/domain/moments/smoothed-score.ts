import { heuristicScore } from '../features/heuristic-score.ts';
import type { LevelChannels } from './level-channels.ts';

/** Windows of five seconds after which a score counts half. */
const HALF_LIFE_WINDOWS = 6;
const FADE = 1 - 2 ** (-1 / HALF_LIFE_WINDOWS);

/**
 * The rule-of-thumb score smoothed over the last windows of a level's channels.
 *
 * @param windowCount windows since it was reset; more than there are for all of them.
 * @returns points; NaN if no window had a score.
 */
export function smoothedScore(channels: LevelChannels, windowCount: number): number {
  const { n1, n2, n3, n4, mb_ahead: mirror, tape_near: tape, ofi_n: flow } = channels;
  let smooth = NaN;
  for (let i = Math.max(0, n1.length - windowCount); i < n1.length; i++) {
    const { raw } = heuristicScore({
      ...{ n: [n1[i], n2[i], n3[i], n4[i]], mirrorAhead: mirror[i] },
      ...{ tape: tape[i], flow: flow[i], gamma: NaN },
    });
    if (Number.isNaN(raw)) continue;
    smooth = Number.isNaN(smooth) ? raw : smooth + FADE * (raw - smooth);
  }
  return smooth;
}
