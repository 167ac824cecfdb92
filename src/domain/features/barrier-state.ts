import { logRatio } from './ratio.ts';

/** What the barrier ahead does, as a word; the first rule that holds names it. */
export const barrierStates = [
  'VACUUM',
  'CONSUMED',
  'ABSORPTION',
  'WALL',
  'WEAK',
  'NEUTRAL',
] as const;

/** Name of what the barrier does. */
export type BarrierState = (typeof barrierStates)[number];

/** Sixty seconds of the barrier, its near and middle bands together, lots. */
export type BarrierMinute = {
  /** Resting at their start and end, and the mean over their windows' ends. */
  readonly depthStart: number;
  readonly depthEnd: number;
  readonly depthMean: number;
  readonly add: number;
  readonly pull: number;
  readonly fill: number;
  /** Log ratio to the depth at the mirrored ticks of the other side. */
  readonly mirror: number;
};

/** Log change from which depth counts as gone, and as held. */
const GONE = -0.5;
const HELD = -0.1;
/** Eaten share of removals that tells eaten from pulled. */
const EATEN_SHARE = 0.3;
const THICK = Math.log(2);

/**
 * The state of the barrier; `undefined` while any of its quantities is unknown.
 *
 * VACUUM pulled away, CONSUMED eaten away, ABSORPTION eaten and filled up again, WALL thick and
 * replenished, WEAK thin; else NEUTRAL.
 */
export function barrierState(minute: BarrierMinute, kappa: number): BarrierState | undefined {
  const { depthStart, depthEnd, depthMean, add, pull, fill, mirror } = minute;
  const change = logRatio(depthEnd, depthStart, kappa);
  const eatenShare = fill / (fill + pull + kappa);
  const known = change + eatenShare + depthMean + add + mirror;
  if (Number.isNaN(known)) return undefined;
  if (change <= GONE) return eatenShare < EATEN_SHARE ? 'VACUUM' : 'CONSUMED';
  // Where nothing rests, no fill is half of it already.
  if (fill > 0 && fill >= 0.5 * depthMean && change > HELD) return 'ABSORPTION';
  if (mirror >= THICK && replenishment(minute, kappa) >= 0) return 'WALL';
  return mirror <= -THICK ? 'WEAK' : 'NEUTRAL';
}

/** Log of what was added over what was taken away, pulls and fills alike. */
export function replenishment(
  { add, pull, fill }: Pick<BarrierMinute, 'add' | 'pull' | 'fill'>,
  kappa: number,
): number {
  return Math.log((add + kappa) / (pull + fill + kappa));
}
