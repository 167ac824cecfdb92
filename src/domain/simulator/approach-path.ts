import type { ArmedLevel } from './level-watch.ts';
import type { MarketMoment } from './session-director.ts';
import type { Travel } from './zone-states.ts';

/** Fastest drift of price between two levels, ticks per second. */
const DRIFT_MAX = 0.4;
/** Pull of the efficient price to where it should be, per second. */
const PULL = 0.08;
/** Price keeps so far from levels it is not led to, ticks, and turns away so readily, per second. */
const SHY = { ticks: 14, pull: 0.15 } as const;

/** Distance to a level ahead, ticks; negative behind it. */
export function distanceTo({ travel, levelTick }: ArmedLevel, mid: number): number {
  return travel * (levelTick - mid);
}

/**
 * Drift to a price, ticks per second.
 *
 * @param freeTicks so far away from it price may walk as it likes.
 */
export function driftTo(tick: number, efficientTick: number, freeTicks: number): number {
  const gap = tick - efficientTick;
  const drift = PULL * Math.sign(gap) * Math.max(0, Math.abs(gap) - freeTicks);
  return Math.max(-DRIFT_MAX, Math.min(DRIFT_MAX, drift));
}

/** Drift away from levels that are too near, ticks per second. */
export function driftAwayFrom(levels: readonly ArmedLevel[], { mid }: MarketMoment): number {
  return levels.reduce((drift, level) => {
    const distance = distanceTo(level, mid);
    const isNear = distance > 0 && distance < SHY.ticks;
    return isNear ? drift - level.travel * SHY.pull * (SHY.ticks - distance) : drift;
  }, 0);
}

/** How price comes to a level: slowly at first, and through it if nobody notices. */
export type ApproachPath = {
  readonly travel: Travel;
  /** Since when, seconds since the session's start, and for how long. */
  readonly sinceS: number;
  readonly durationS: number;
  /** Distance to the level at its beginning, ticks. */
  readonly fromTicks: number;
};

/** Where price should be on its way to a level, ticks. */
export function tickOnPath(path: ApproachPath, levelTick: number, timeS: number): number {
  const share = (timeS - path.sinceS) / path.durationS;
  return levelTick - path.travel * path.fromTicks * (1 - share * share);
}
