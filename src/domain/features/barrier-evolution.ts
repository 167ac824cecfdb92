import { median } from './median.ts';
import { logRatio } from './ratio.ts';

const WINDOWS_PER_MINUTE = 12;
const SLOPE_WINDOWS = 3 * WINDOWS_PER_MINUTE;
const USUAL_WINDOWS = 5 * WINDOWS_PER_MINUTE;

/** The defenders ahead of price near the level, lots by window, oldest first; NaN is unknown. */
export type BarrierHistory = {
  /** Resting at the window's end. */
  readonly depth: Float64Array;
  /** Added and filled in the window. */
  readonly add: Float64Array;
  readonly fill: Float64Array;
};

/** How the barrier changed; NaN where history is too short or holds something unknown. */
export type BarrierEvolution = {
  /** Log ratio to the median of its last 5 minutes. */
  readonly rel: number;
  /** Log ratios to 1, 3 and 5 minutes before. */
  readonly change: readonly [oneMinute: number, threeMinutes: number, fiveMinutes: number];
  /** Slope of ln(depth + kappa) over 3 minutes, per minute. */
  readonly slope: number;
  /** Standard deviation of its 5-second differences over 5 minutes. */
  readonly volatility: number;
  /** Log ratio of what was added to what was eaten, 3 minutes. */
  readonly absorption: number;
};

/** How the barrier ahead evolved up to its last window. @param kappa smoothing, lots. */
export function barrierEvolution(history: BarrierHistory, kappa: number): BarrierEvolution {
  const { depth, add, fill } = history;
  const now = depth[depth.length - 1] ?? NaN;
  const changeOver = (minutes: number): number =>
    logRatio(now, depth[depth.length - 1 - minutes * WINDOWS_PER_MINUTE] ?? NaN, kappa);
  const logs = newest(depth, USUAL_WINDOWS + 1).map((lots) => Math.log(lots + kappa));
  return {
    rel: logRatio(now, median(newest(depth, USUAL_WINDOWS)), kappa),
    change: [changeOver(1), changeOver(3), changeOver(5)],
    slope: slopeOf(newest(logs, SLOPE_WINDOWS)) * WINDOWS_PER_MINUTE,
    volatility: deviationOf(differences(logs)),
    absorption: logRatio(sum(newest(add, SLOPE_WINDOWS)), sum(newest(fill, SLOPE_WINDOWS)), kappa),
  };
}

/** The newest values; one NaN in place of all of them if there are fewer. */
function newest(values: Float64Array, count: number): Float64Array {
  return values.length < count ? Float64Array.of(NaN) : values.subarray(values.length - count);
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function differences(values: Float64Array): Float64Array {
  if (values.length < 2) return Float64Array.of(NaN);
  return Float64Array.from({ length: values.length - 1 }, (_, i) => values[i + 1] - values[i]);
}

/** Sample standard deviation. */
function deviationOf(values: Float64Array): number {
  const mean = sum(values) / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return Math.sqrt(squares / (values.length - 1));
}

/** Least-squares slope per step. */
function slopeOf(values: Float64Array): number {
  const middle = (values.length - 1) / 2;
  const mean = sum(values) / values.length;
  let product = 0;
  let squares = 0;
  values.forEach((value, i) => {
    product += (i - middle) * (value - mean);
    squares += (i - middle) ** 2;
  });
  return product / squares;
}
