import { logRatio } from './ratio.ts';

/** The thickest band of a zone. */
export type Wall = {
  /** Log ratio of its depth per tick to the zone's, 0 and above. */
  readonly height: number;
  /** Distance of its middle from the level, ticks. */
  readonly distance: number;
};

/** Height from which a thickest band is a wall: three times the zone's depth per tick. */
export const WALL_MIN = Math.log(3);

/** Bands of a zone: the near one holds the level itself. */
export type BandWidth = { readonly zoneTicks: number; readonly nearTicks: number };

/**
 * The thickest band of a zone, the nearest of equals.
 *
 * @param depth lots by distance from the level, from index `at` on.
 */
export function thickestBand(
  depth: Float64Array,
  at: number,
  { zoneTicks, nearTicks }: BandWidth,
  kappa: number,
): Wall {
  let total = 0;
  let best = -1;
  let distance = NaN;
  for (let lo = 0, hi = nearTicks; hi <= zoneTicks; lo = hi + 1, hi += nearTicks) {
    let lots = 0;
    for (let d = lo; d <= hi; d++) lots += depth[at + d];
    total += lots;
    const perTick = lots / (hi - lo + 1);
    if (perTick > best) {
      best = perTick;
      distance = (lo + hi) / 2;
    }
  }
  if (Number.isNaN(total)) return { height: NaN, distance: NaN };
  return { height: logRatio(best, total / (zoneTicks + 1), kappa), distance };
}

/**
 * How far a fixed amount would carry price into a zone: ticks from the level up to which so much
 * rests; NaN if depth is unknown before that.
 *
 * @param depth lots by distance from the level, from index `at` on. @param lots that amount.
 * @returns the zone's reach if the zone holds less.
 */
export function vacuumReach(
  depth: Float64Array,
  at: number,
  zoneTicks: number,
  lots: number,
): number {
  let sum = 0;
  for (let d = 0; d <= zoneTicks; d++) {
    sum += depth[at + d];
    if (!(sum < lots)) return Number.isNaN(sum + lots) ? NaN : d;
  }
  return zoneTicks;
}
