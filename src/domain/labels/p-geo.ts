import type { AtrMode } from '../features/seasonal-atr.ts';

/**
 * Mean true range of a Brownian bar over its standard deviation: as a geometric mean, for the
 * seasonal ATR is one of ratios; as an arithmetic one for Wilder's.
 */
const BAR_RANGE: Readonly<Record<AtrMode, number>> = {
  seasonal: 1.530625,
  wilder14: Math.sqrt(8 / Math.PI),
};

/** Terms smaller than this are left out. */
const NEGLIGIBLE = 1e-15;

/** What geometry alone says of an outcome; the three add up to 1. */
export type GeometricOdds = {
  readonly break: number;
  readonly reject: number;
  readonly chop: number;
};

/** Where price stands between two barriers, and how fast it wanders. */
export type BarrierFrame = {
  /** Distance from the level in the direction of travel, ticks. */
  readonly xTicks: number;
  /** Distance of both barriers from the level, ticks. */
  readonly barrierTicks: number;
  /** Ticks. */
  readonly atr: number;
  readonly atrMode: AtrMode;
};

/** Standard deviation of price over a minute, ticks, that makes such an ATR of 2-minute bars. */
export function ticksPerRootMinute(atr: number, atrMode: AtrMode): number {
  return atr / (BAR_RANGE[atrMode] * Math.SQRT2);
}

/**
 * Which barrier a driftless Brownian motion touches first, if any by the horizon: what distance and
 * volatility alone make of an outcome, and so the forecast that any other has to beat.
 *
 * @returns NaN without an ATR.
 * @see Borodin & Salminen (2002), Handbook of Brownian Motion, 3.0.2.
 */
export function pGeo(
  { xTicks, barrierTicks, atr, atrMode }: BarrierFrame,
  horizonMin: number,
): GeometricOdds {
  if (xTicks >= barrierTicks) return { break: 1, reject: 0, chop: 0 };
  if (xTicks <= -barrierTicks) return { break: 0, reject: 1, chop: 0 };
  const width = 2 * barrierTicks;
  const spread = ticksPerRootMinute(atr, atrMode) / width;
  const u = (xTicks + barrierTicks) / width;
  const v = spread * spread * horizonMin;
  if (v === 0) return { break: 0, reject: 0, chop: 1 };
  let chop = 0;
  let up = u;
  for (let k = 1; ; k++) {
    const size = (2 / (k * Math.PI)) * Math.exp((-k * k * Math.PI * Math.PI * v) / 2);
    // Not a number where the ATR is none.
    if (!(size > NEGLIGIBLE)) break;
    const term = size * Math.sin(k * Math.PI * u);
    up += k % 2 === 1 ? -term : term;
    if (k % 2 === 1) chop += 2 * term;
  }
  return { break: up, reject: 1 - up - chop, chop };
}

/** Where price stands before a touch. */
export type TouchFrame = Omit<BarrierFrame, 'barrierTicks'> & {
  /** This close to the level it touches, ticks. */
  readonly touchTicks: number;
};

/**
 * How likely a driftless Brownian motion touches the level in the time given: twice the chance that
 * it ends beyond it, by reflection.
 */
export function firstPassage(
  { xTicks, touchTicks, atr, atrMode }: TouchFrame,
  minutes: number,
): number {
  if (xTicks >= -touchTicks) return 1;
  const deviation = ticksPerRootMinute(atr, atrMode) * Math.sqrt(minutes);
  return 2 * upperTail((-touchTicks - xTicks) / deviation);
}

/** Chance that a standard normal is above z ≥ 0, to 1e-14: a power series, then a fraction. */
function upperTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z > 5) {
    let fraction = z;
    for (let k = 60; k >= 1; k--) fraction = z + k / fraction;
    return density / fraction;
  }
  let sum = 0;
  for (let k = 1, term = z; Math.abs(term) > NEGLIGIBLE * sum; k += 2) {
    sum += term;
    term *= (z * z) / (k + 2);
  }
  return 0.5 - density * sum;
}
