/**
 * Wire prices, 1e-9 points in two 32-bit words, as ticks and floats without bigint.
 *
 * A double holds the wire price exactly up to 9,007,199 points; beyond that only the sentinel lives.
 */

/** Whether the words say "no price": 2^63 − 1. */
export function isUndefPx(lo: number, hi: number): boolean {
  return hi === 0x7fffffff && lo === -1;
}

/** Price in 1e-9 points; exact below 2^53. */
export function pxNano(lo: number, hi: number): number {
  return hi * 4294967296 + (lo >>> 0);
}

/**
 * Price in ticks, the nearest one, half up. Ask `isUndefPx` first: the sentinel gives a tick
 * beyond Int32.
 *
 * @param tickNano size of a tick in 1e-9 points, a whole number.
 */
export function pxTick(lo: number, hi: number, tickNano: number): number {
  return Math.floor((hi * 4294967296 + (lo >>> 0)) / tickNano + 0.5);
}

/** Whether the price is a whole number of ticks. */
export function isOnTick(lo: number, hi: number, tickNano: number): boolean {
  return (hi * 4294967296 + (lo >>> 0)) % tickNano === 0;
}
