import { SIZE_BUCKET_COUNT } from '../ledger/ledger-columns.ts';
import type { WindowColumns } from '../ledger/ledger-columns.ts';
import { logRatio, signedShare } from './ratio.ts';

const WINDOW_S = 5;
/** Spans of the imbalance, seconds. */
const IMBALANCE_SPANS_S = [5, 30, 120] as const;
const PACE_S = 30;
const USUAL_PACE_S = 600;
const SWEEP_S = 60;

/** Buying and selling near a level by window, lots. */
export type NearTape = { readonly buy: ArrayLike<number>; readonly sell: ArrayLike<number> };

/** Trades before a moment; NaN where a span reaches beyond the data. */
export type TapeFlow = {
  /** Aggressors near the level over 5, 30 and 120 s, in (−1, 1), buying positive. */
  readonly near: readonly number[];
  /** The same at all prices. */
  readonly all: readonly number[];
  /** Log ratio of trades per second of 30 s to those of 10 minutes. */
  readonly pace: number;
  /** Lots of orders that swept three ticks or more over 60 s, up less down, in (−1, 1). */
  readonly sweep: number;
  /** Share of big aggressor orders in the volume of 60 s; NaN without an edge or volume. */
  readonly bigShare: number;
};

/** What the tape's ratios are made with. */
export type TapeRules = {
  readonly kappa: number;
  /** First class of sizes that counts as big; undefined in the first session. */
  readonly bigBucket: number | undefined;
};

/** The tape over the spans that end with a window. @param end row behind the last window. */
export function tapeFlow(
  windows: WindowColumns,
  near: NearTape,
  end: number,
  { kappa, bigBucket }: TapeRules,
): TapeFlow {
  const sum = (column: ArrayLike<number>, spanS: number): number =>
    sumBefore(column, end, spanS / WINDOW_S);
  const { n_trades: trades, sweep_up: up, sweep_down: down } = windows;
  return {
    near: tapeImbalance(near, end, kappa),
    all: tapeImbalance(windows, end, kappa),
    pace: logRatio(sum(trades, PACE_S) / PACE_S, sum(trades, USUAL_PACE_S) / USUAL_PACE_S, kappa),
    sweep: signedShare(sum(up, SWEEP_S), sum(down, SWEEP_S), kappa),
    bigShare: bigBucket === undefined ? NaN : bigShare(windows, end, bigBucket),
  };
}

/** Aggressors over 5, 30 and 120 s, in (−1, 1), buying positive. @param end behind the last window. */
export function tapeImbalance({ buy, sell }: NearTape, end: number, kappa: number): number[] {
  return IMBALANCE_SPANS_S.map((spanS) => {
    const count = spanS / WINDOW_S;
    return signedShare(sumBefore(buy, end, count), sumBefore(sell, end, count), kappa);
  });
}

/** Volume of aggressor orders by size class, the smallest first. */
export function volumesBySize(windows: WindowColumns): readonly Int32Array[] {
  const w = windows;
  return [
    ...[w.aggr_vol_1, w.aggr_vol_2, w.aggr_vol_3, w.aggr_vol_4, w.aggr_vol_5, w.aggr_vol_6],
    ...[w.aggr_vol_7, w.aggr_vol_8, w.aggr_vol_9, w.aggr_vol_10, w.aggr_vol_11, w.aggr_vol_12],
  ];
}

/** Numbers of aggressor orders by size class, the smallest first. */
export function countsBySize(windows: WindowColumns): readonly Int32Array[] {
  const w = windows;
  return [
    ...[w.aggr_n_1, w.aggr_n_2, w.aggr_n_3, w.aggr_n_4, w.aggr_n_5, w.aggr_n_6],
    ...[w.aggr_n_7, w.aggr_n_8, w.aggr_n_9, w.aggr_n_10, w.aggr_n_11, w.aggr_n_12],
  ];
}

/**
 * The first size class that starts at or above the 95th percentile of a session's aggressor orders:
 * what the next session calls big. Undefined for a session without orders.
 */
export function bigBucketOf(counts: readonly number[]): number | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  let below = 0;
  let bucket = 0;
  // The percentile lies in the first class up to which 95 of 100 orders are.
  while (below + counts[bucket] < 0.95 * total) below += counts[bucket++];
  // A class wider than one size starts below the percentile unless it holds nothing else.
  return bucket < 2 ? bucket : Math.min(bucket + 1, SIZE_BUCKET_COUNT - 1);
}

function bigShare(windows: WindowColumns, end: number, bigBucket: number): number {
  const volumeOf = (columns: readonly Int32Array[]): number =>
    columns.reduce((sum, column) => sum + sumBefore(column, end, SWEEP_S / WINDOW_S), 0);
  // Trades without an aggressor are of no order, but volume all the same.
  const total = volumeOf([windows.buy, windows.sell, windows.other]);
  return total > 0 ? volumeOf(volumesBySize(windows).slice(bigBucket)) / total : NaN;
}

/** Sum of the last `count` values before row `end`; NaN if there are fewer. */
function sumBefore(column: ArrayLike<number>, end: number, count: number): number {
  if (end < count) return NaN;
  let sum = 0;
  for (let row = end - count; row < end; row++) sum += column[row];
  return sum;
}
