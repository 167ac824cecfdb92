/**
 * The few functions by which raw quantities become ratios. All are odd or antisymmetric where the
 * market is: a reflected tape gives the same number or its negative, to the last bit.
 */

/** Bound of every logarithmic ratio: beyond e^4 there is nothing left to tell apart. */
const LOG_RATIO_MAX = 4;

/** Takes a signed quantity softly to (−1, 1): v / (|v| + c). @param c where the result is a half. */
export function softSign(v: number, c: number): number {
  return v / (Math.abs(v) + c);
}

/** Log ratio of two quantities of one unit, each smoothed by kappa; in [−4, 4]. */
export function logRatio(a: number, b: number, kappa: number): number {
  return clip(Math.log((a + kappa) / (b + kappa)), LOG_RATIO_MAX);
}

/** Share of `a` over `b` in their sum, in (−1, 1): (a − b) / (a + b + kappa). */
export function signedShare(a: number, b: number, kappa: number): number {
  return (a - b) / (a + b + kappa);
}

/** `signedShare` row by row. */
export function signedShares(a: Float64Array, b: Float64Array, kappa: number): Float64Array {
  const shares = new Float64Array(a.length);
  for (let row = 0; row < a.length; row++) shares[row] = signedShare(a[row], b[row], kappa);
  return shares;
}

/** The value if it is positive, else 0; NaN stays. */
export function positivePart(v: number): number {
  return v < 0 ? 0 : v;
}

/** The value kept within −bound … bound; NaN stays. */
export function clip(v: number, bound: number): number {
  return v > bound ? bound : v < -bound ? -bound : v;
}
