import type { WindowColumns } from '../ledger/ledger-columns.ts';
import { clip, logRatio } from './ratio.ts';
import { usualBefore } from './usual.ts';

/** Order flow at the touch is told up to so many ticks that it would move price. */
const FLOW_MAX = 8;

/** What the touch says of a window, whatever the level; NaN where unknown. */
export type TouchRatios = {
  /** Mid, ticks, by halves. */
  readonly mid: Float64Array;
  readonly spread: Float64Array;
  /** Microprice less mid, ticks. */
  readonly micro_dev: Float64Array;
  /** Order flow imbalance over twice the mean depth of a side, ticks. */
  readonly ofi_n: Float64Array;
  /** Log ratio of events to what is usual. */
  readonly act: Float64Array;
};

/** The touch by window, for all windows of a ledger. @see Cont, Kukanov, Stoikov 2014, eq. 4 */
export function touchRatios(windows: WindowColumns, kappa: number): TouchRatios {
  const { bb, ba, qb, qa, n_events: events } = windows;
  const usual = usualBefore(events);
  return {
    mid: bb.map((bid, row) => (bid + ba[row]) / 2),
    spread: bb.map((bid, row) => ba[row] - bid),
    micro_dev: bb.map(
      (bid, row) => ((ba[row] - bid) * (qb[row] - qa[row])) / (2 * (qb[row] + qa[row])),
    ),
    ofi_n: flowInTicks(windows),
    act: events.map((count, row) => logRatio(count, usual[row], kappa)),
  };
}

function flowInTicks({ ofi_1: ofi, ad_1_sum: sum, ad_1_n: count }: WindowColumns): Float64Array {
  // A window in which the touch never changed had no flow.
  return ofi.map((lots, row) => (lots === 0 ? 0 : clip((lots * count[row]) / sum[row], FLOW_MAX)));
}
