import { positivePart, softSign } from './ratio.ts';

/** Depth of a zone at the two ends of a window: lots, and lots times ticks from the level. */
export type ZoneDepth = {
  readonly S: number;
  readonly E: number;
  readonly distanceS: number;
  readonly distanceE: number;
};

/**
 * How far a zone's center of depth moved away from the level, softly, in (−1, 1): conditions 1 and
 * 3. Whatever moved it counts; NaN if the zone was empty at either end.
 */
export function depthShift({ S, E, distanceS, distanceE }: ZoneDepth): number {
  return S > 0 && E > 0 ? softSign(distanceE / E - distanceS / S, 1) : NaN;
}

/**
 * Which of four conditions hold, one bit each, the first lowest; NaN if one of them is unknown.
 *
 * @param deadBand what a condition must exceed.
 */
export function conditionWord(conditions: readonly number[], deadBand: number): number {
  let word = 0;
  let bit = 1;
  for (const value of conditions) {
    if (Number.isNaN(value)) return NaN;
    if (value > deadBand) word += bit;
    bit *= 2;
  }
  return word;
}

/** Both hold: the geometric mean of their positive parts, [0, 1). */
export function bothHold(a: number, b: number): number {
  return Math.sqrt(positivePart(a) * positivePart(b));
}

/** All four hold: the geometric mean of their positive parts, [0, 1). */
export function allHold(a: number, b: number, c: number, d: number): number {
  // Two by two, so that a mirror, which swaps the pairs, gives the same bits.
  const product = positivePart(a) * positivePart(b) * (positivePart(c) * positivePart(d));
  return Math.sqrt(Math.sqrt(product));
}

/**
 * The conditions in the frame of travel: those ahead of the level retreat, are pulled, then those
 * behind. From above the sides swap.
 *
 * @param travel 1 upward, −1 downward.
 */
export function conditionsAhead(
  [c1, c2, c3, c4]: readonly [number, number, number, number],
  travel: 1 | -1,
): readonly [n1: number, n2: number, n3: number, n4: number] {
  return travel === 1 ? [c1, c2, c3, c4] : [c3, c4, c1, c2];
}
