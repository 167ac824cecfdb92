import { DEPTH_COUNT } from '../ledger/ledger-columns.ts';
import type { WindowColumns } from '../ledger/ledger-columns.ts';

const WINDOW_S = 5;
/** Spans of the flow, seconds. */
const FLOW_SPANS_S = [30, 60, 120, 300] as const;
const TREND_SPANS_S = [60, 120, 300] as const;
const BURST_WINDOWS = 120 / WINDOW_S;
const USUAL_WINDOWS = 1200 / WINDOW_S;
/** A flow that varies less is constant, its rounding aside. */
const VARIANCE_MIN = 1e-20;

/** Order flow before a moment; NaN where a span reaches beyond the data or into unknown flow. */
export type OrderFlow = {
  /** Over 30, 60, 120 and 300 s, in depths' worth per root window. */
  readonly flow: readonly number[];
  /** Second half less first half of 60, 120 and 300 s, the same unit. */
  readonly trend: readonly number[];
  /** Log ratio of the variance of 120 s to that of 20 minutes; says nothing of direction. */
  readonly variance: number;
  /** The window of 120 s with the largest flow, signed. */
  readonly peak: number;
};

/** The windows of a session with their integrated flow, one value per row. */
export type FlowWindows = Pick<WindowColumns, 'ad_10_sum' | 'ad_10_n'> & {
  readonly flow: Float64Array;
};

/**
 * Order flow over the spans that end with a window, buying positive.
 *
 * A span's flow is divided by twice the mean depth of one of the ten best prices and by the root of
 * its number of windows, so that long and short spans can be compared.
 *
 * @param end row behind the last window.
 */
export function orderFlow(windows: FlowWindows, end: number): OrderFlow {
  const burst = perWindow(windows, end, BURST_WINDOWS);
  return {
    flow: FLOW_SPANS_S.map((spanS) => spanFlow(windows, end, spanS)),
    trend: TREND_SPANS_S.map((spanS) => {
      const count = spanS / WINDOW_S;
      const middle = end - count / 2;
      const change = flowOf(windows, middle, end) - flowOf(windows, end - count, middle);
      return change / normOf(windows, end, count);
    }),
    variance: logVarianceRatio(burst, perWindow(windows, end, USUAL_WINDOWS)),
    peak: burst.reduce(
      (peak, flow) => (Number.isNaN(flow) || Math.abs(flow) > Math.abs(peak) ? flow : peak),
      0,
    ),
  };
}

/** The flow of one such span alone. @param spanS seconds. */
export function spanFlow(windows: FlowWindows, end: number, spanS: number): number {
  const count = spanS / WINDOW_S;
  return flowOf(windows, end - count, end) / normOf(windows, end, count);
}

/** Sum of the flow over rows `start` to `end − 1`; NaN if they are not all there. */
function flowOf({ flow }: FlowWindows, start: number, end: number): number {
  if (start < 0) return NaN;
  let sum = 0;
  for (let row = start; row < end; row++) sum += flow[row];
  return sum;
}

/** What a span's flow is divided by; without any change of the book its flow is 0 anyway. */
function normOf({ ad_10_sum: sums, ad_10_n: counts }: FlowWindows, end: number, count: number) {
  let sum = 0;
  let states = 0;
  for (let row = Math.max(0, end - count); row < end; row++) {
    sum += sums[row];
    states += counts[row];
  }
  return sum === 0 ? 1 : (sum / (DEPTH_COUNT * states)) * Math.sqrt(count);
}

/** Flow of each window by its own depth; one NaN if there are too few. */
function perWindow(windows: FlowWindows, end: number, count: number): Float64Array {
  if (end < count) return Float64Array.of(NaN);
  const flows = new Float64Array(count);
  for (let i = 0, row = end - count; row < end; i++, row++) {
    flows[i] = windows.flow[row] / normOf(windows, row + 1, 1);
  }
  return flows;
}

/** NaN where one of the two did not vary at all. */
function logVarianceRatio(a: Float64Array, b: Float64Array): number {
  const [top, bottom] = [varianceOf(a), varianceOf(b)];
  return top > VARIANCE_MIN && bottom > VARIANCE_MIN ? Math.log(top / bottom) : NaN;
}

function varianceOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
