import type { Random } from '../../base/random.ts';

/** The rates of the simulated market at activity 1, as data. */
export type MarketLaw = typeof marketLaw;

/**
 * How an ES-like book lives: rates per second at activity 1, sizes in lots, distances in ticks.
 *
 * Adds and market orders scale with the activity, the hazard of a cancel with its square root: a
 * quieter market is thinner and slower, yet moves as far.
 *
 * @see Smith, Farmer, Gillemot & Krishnamurthy (2003); Cont, Stoikov & Talreja (2010); Huang,
 * Lehalle & Rosenbaum (2015), the queue-reactive model.
 */
export const marketLaw = {
  /** Ticks on each side, counted from the opposite touch, in which orders arrive. */
  bandTicks: 40,
  /** Ticks on each side that hold a static order when the session starts. */
  backstopTicks: 1000,
  /** New limit orders, both sides together. */
  addsPerS: 280,
  /** Cancels of one resting order. */
  cancelsPerOrderS: 0.17,
  /** Orders placed inside a spread wider than one tick, at activity 1. */
  refillsPerS: 60,
  /** Market orders of one side while the efficient price is the mid. */
  marketOrdersPerS: 5,
  /** Widest gap between efficient price and mid that orders still react to, ticks. */
  gapTicksMax: 4,
  /** Growth of the market order rate per tick of that gap, in the exponent. */
  marketOrderGapGain: 0.5,
  /** Growth of the cancel hazard at the touch per tick of that gap, in the exponent. */
  cancelGapGain: 0.4,
  /** Orders so near to their own touch feel the gap, ticks. */
  touchTicks: 1,
  /** Cancel hazard of orders the market has left behind, as a factor. */
  strandedCancelFactor: 1.5,
  /** Share of cancels that reprice the order instead of taking it out. */
  repriceShare: 0.15,
  /** Share of repriced orders that change their size too. */
  resizeShare: 0.25,
  /** Share of partial fills written as a modify; the others are partial cancels. */
  partialAsModifyShare: 0.5,
  /** Most ticks one market order may print; what is left of it is withdrawn. */
  sweepTicksMax: 5,
} as const;

/** Order sizes: a class with its cumulated probability, uniform from `start` to `end` − 1 lots. */
const sizeClasses = [
  { cumulated: 0.55, start: 1, end: 2 },
  { cumulated: 0.75, start: 2, end: 3 },
  { cumulated: 0.92, start: 3, end: 7 },
  { cumulated: 0.985, start: 7, end: 20 },
  { cumulated: 1, start: 20, end: 100 },
] as const;

/** Draws the size of an order, lots: mostly 1, seldom up to 99. */
export function drawSize(random: Random): number {
  const u = random.uniform();
  for (const { cumulated, start, end } of sizeClasses) {
    if (u >= cumulated) continue;
    return end - start === 1 ? start : random.integer(start, end);
  }
  return 1;
}

/**
 * Orders that rest on one tick of the band when adds and cancels balance.
 *
 * @param activity in force, so with the time of day in it.
 */
export function restingOrdersPerTick(law: MarketLaw, activity: number): number {
  const addsPerTickS = (law.addsPerS * activity) / 2 / law.bandTicks;
  return addsPerTickS / (law.cancelsPerOrderS * Math.sqrt(activity));
}
