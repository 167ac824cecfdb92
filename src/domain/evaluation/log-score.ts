import type { Forecasts } from './forecasts.ts';

/** Least probability a log score sees: one outcome called impossible must not outweigh all others. */
export const LOG_CLIP = 1e-4;

/**
 * Log score of each row: minus the natural logarithm of the probability of what happened.
 *
 * @see Gneiting & Raftery (2007), Strictly proper scoring rules.
 */
export function logScores({
  classCount,
  outcomes,
  p,
}: Pick<Forecasts, 'classCount' | 'outcomes' | 'p'>): Float64Array {
  return Float64Array.from(
    outcomes,
    (outcome, row) => -Math.log(Math.max(LOG_CLIP, p[row * classCount + outcome])),
  );
}
