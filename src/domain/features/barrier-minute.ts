import type { AggregateColumns } from './aggregate-series.ts';
import type { BarrierMinute } from './barrier-state.ts';
import { logRatio } from './ratio.ts';

/** Windows of a minute. */
const MINUTE_WINDOWS = 12;
/** Minutes whose mean churn is what is usual. */
const USUAL_MINUTES = 10;

/** What came, went and rested: the part of a history that a barrier is told by. */
type BarrierLots = AggregateColumns<'E' | 'add' | 'pull' | 'fill'>;

/**
 * The last minute of a barrier; NaN in what its history does not reach back to.
 *
 * @param mirror log ratio of its depth now to that at the mirrored ticks.
 */
export function barrierMinute({ E, add, pull, fill }: BarrierLots, mirror: number): BarrierMinute {
  const end = E.length;
  return {
    depthStart: E[end - 1 - MINUTE_WINDOWS] ?? NaN,
    depthEnd: E[end - 1] ?? NaN,
    depthMean: sumOfLast(E, MINUTE_WINDOWS) / MINUTE_WINDOWS,
    add: sumOfLast(add, MINUTE_WINDOWS),
    pull: sumOfLast(pull, MINUTE_WINDOWS),
    fill: sumOfLast(fill, MINUTE_WINDOWS),
    mirror,
  };
}

/** Log ratio of all that came and went in the last minute to its mean over ten. */
export function relativeChurn({ add, pull, fill }: BarrierLots, kappa: number): number {
  const over = (windows: number): number =>
    sumOfLast(add, windows) + sumOfLast(pull, windows) + sumOfLast(fill, windows);
  const usual = over(USUAL_MINUTES * MINUTE_WINDOWS) / USUAL_MINUTES;
  return logRatio(over(MINUTE_WINDOWS), usual, kappa);
}

/** Sum of the last values; NaN if there are fewer. */
function sumOfLast(values: Float64Array, count: number): number {
  if (values.length < count) return NaN;
  let sum = 0;
  for (let i = values.length - count; i < values.length; i++) sum += values[i];
  return sum;
}
