/**
 * Prices on three scales: the wire's 1e-9 (`pxNano`), the market's ticks, the reader's points.
 *
 * Ticks are whole numbers inside Int32; a profile's `tickNano` says how many 1e-9 a tick has.
 */

/** How the wire writes "no price": 2^63 − 1. */
export const UNDEF_PRICE = 9223372036854775807n;

/** Ticks to points, exact for every tick that is a multiple of 1e-9 points. */
export function pointsOf(tick: number, tickNano: number): number {
  return (tick * tickNano) / 1e9;
}

/** Points to the nearest tick, half up. */
export function nearestTick(points: number, tickNano: number): number {
  return Math.floor((points * 1e9) / tickNano + 0.5);
}
