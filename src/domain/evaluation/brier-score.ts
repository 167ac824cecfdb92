import type { Forecasts } from './forecasts.ts';

/**
 * Brier score of each row: squared distance of the probabilities from what happened, over all
 * outcomes. 0 is perfect, 2 the worst.
 *
 * @see Brier (1950), Verification of forecasts expressed in terms of probability.
 */
export function brierScores({
  classCount,
  outcomes,
  p,
}: Pick<Forecasts, 'classCount' | 'outcomes' | 'p'>): Float64Array {
  return Float64Array.from(outcomes, (outcome, row) => {
    let sum = 0;
    for (let c = 0; c < classCount; c++) {
      const miss = p[row * classCount + c] - Number(c === outcome);
      sum += miss * miss;
    }
    return sum;
  });
}
