import type { WindowColumns } from '../ledger/ledger-columns.ts';
import type { LedgerIndex } from './ledger-index.ts';
import { median } from './median.ts';
import { RestingDepth } from './resting-depth.ts';

/** What rests at every price that has traded by then, and near it, window by window. */
export type DepthField = {
  readonly windowCount: number;
  readonly firstTick: number;
  readonly tickCount: number;
  /**
   * Lots that rest at a window's end, asks and bids, window by window from the lowest tick up; 0
   * without any, where the source does not know, and beyond the traded range.
   */
  readonly lots: Float32Array;
  /** Usual depth of a tick by window, lots: NaN while there is none. */
  readonly usual: Float64Array;
};

/** Ticks on either side of the middle whose depth makes what is usual. */
const USUAL_REACH = 20;
/** Windows of the minute that makes what is usual. */
const USUAL_WINDOWS = 12;

/**
 * The resting depth of a ledger. A window shows the ticks that had traded by its end, and so many
 * beside them: it knows nothing of where price goes later.
 *
 * @param marginTicks ticks shown beyond the lowest and the highest trade so far.
 */
export function depthField(index: LedgerIndex, marginTicks: number): DepthField {
  const { windows } = index.ledger;
  const traded = tradedRanges(windows, marginTicks);
  const windowCount = index.rowCount;
  const last = windowCount - 1;
  if (windowCount === 0 || !(traded.low[last] <= traded.high[last])) return nothing(windowCount);
  // The range only grows, so its last state holds all others.
  const [firstTick, tickCount] = [traded.low[last], traded.high[last] - traded.low[last] + 1];
  const lots = new Float32Array(windowCount * tickCount);
  const medians = new Float64Array(windowCount);
  const depth = new RestingDepth(index, { lo: firstTick, hi: traded.high[last] }, 0);
  for (let row = 0; row < windowCount; row++) {
    depth.advance();
    const column = lots.subarray(row * tickCount, (row + 1) * tickCount);
    fill(column, depth, { low: traded.low[row] - firstTick, high: traded.high[row] - firstTick });
    const middle = (windows.bb[row] + windows.ba[row]) / 2 - firstTick;
    medians[row] = medianNear(column, middle);
  }
  return { windowCount, firstTick, tickCount, lots, usual: minuteMeans(medians) };
}

function nothing(windowCount: number): DepthField {
  const usual = new Float64Array(windowCount).fill(NaN);
  return { windowCount, firstTick: 0, tickCount: 0, lots: new Float32Array(0), usual };
}

type TradedRanges = { readonly low: Float64Array; readonly high: Float64Array };

/** Lowest and highest tick to show at each window's end; low above high before the first trade. */
function tradedRanges({ low_tick: lows, high_tick: highs }: WindowColumns, margin: number) {
  const ranges: TradedRanges = {
    low: new Float64Array(lows.length),
    high: new Float64Array(lows.length),
  };
  let [low, high] = [Infinity, -Infinity];
  for (let row = 0; row < lows.length; row++) {
    if (lows[row] < low) low = lows[row];
    if (highs[row] > high) high = highs[row];
    ranges.low[row] = low - margin;
    ranges.high[row] = high + margin;
  }
  return ranges;
}

function fill(
  column: Float32Array,
  { ask, bid }: RestingDepth,
  { low, high }: { low: number; high: number },
): void {
  for (let at = Math.max(0, low); at <= high; at++) {
    const lots = ask[at] + bid[at];
    // NaN where the source does not know: nothing can be shown.
    column[at] = lots > 0 ? lots : 0;
  }
}

function medianNear(column: Float32Array, middle: number): number {
  if (Number.isNaN(middle)) return NaN;
  const start = Math.max(0, Math.ceil(middle) - USUAL_REACH);
  const near = column.subarray(start, Math.max(start, Math.floor(middle) + USUAL_REACH + 1));
  return median(near.filter((lots) => lots > 0));
}

/** Means of what is known of the minute that ends with each window. */
function minuteMeans(values: Float64Array): Float64Array {
  return values.map((_, row) => {
    let [sum, count] = [0, 0];
    for (let at = Math.max(0, row - USUAL_WINDOWS + 1); at <= row; at++) {
      if (Number.isNaN(values[at])) continue;
      sum += values[at];
      count++;
    }
    return sum / count;
  });
}
