import { clip } from './ratio.ts';

/** A level further away than this is as good as none, ATR. */
const DISTANCE_MAX = 10;

/** The frame of an approach: where it goes, and what it is measured with. */
export type Frame = {
  /** 1 upward, −1 downward. */
  readonly travel: 1 | -1;
  /** Ticks; NaN unknown. */
  readonly atr: number;
};

/**
 * Distance from a level to another one in ATR, ahead positive, within ±10; NaN while the other or
 * the ATR is not known.
 */
export function levelDistance(
  levelTick: number,
  otherTick: number | undefined,
  { travel, atr }: Frame,
): number {
  return clip((travel * ((otherTick ?? NaN) - levelTick)) / atr, DISTANCE_MAX);
}

/**
 * Which way price travels towards a level at a window's end: up from below it. On the level itself
 * as in the window before; up if it never was off it.
 *
 * @param mids by window, ticks; NaN without one.
 */
export function travelTowards(mids: Float64Array, row: number, levelTick: number): 1 | -1 {
  for (let at = row; at >= 0; at--) {
    if (mids[at] < levelTick) return 1;
    if (mids[at] > levelTick) return -1;
  }
  return 1;
}
