import { NO_ASK, NO_BID } from '../book/place.ts';
import type { DepthFlow } from './depth-flow.ts';
import type { WindowColumns } from './ledger-columns.ts';
import type { QualityTally } from './quality-tally.ts';
import type { TapeTally } from './tape-tally.ts';
import {
  aggressorCountColumns,
  aggressorLotColumns,
  ofiColumns,
  resizedWindows,
} from './window-columns.ts';

/** The touch when a window closes. */
export type ClosingTouch = {
  /** `NO_BID` and `NO_ASK` where there is none. */
  readonly bidTick: number;
  readonly askTick: number;
  readonly bidLots: number;
  readonly askLots: number;
};

/** First and last tick whose depth a source gives; NaN where it knows no end. */
export type KnownTicks = { readonly low: number; readonly high: number };

/** What a window adds up to. */
export type WindowFacts = {
  readonly touch: ClosingTouch;
  readonly known: KnownTicks;
  /** Changes of the book; NaN where the source does not tell. */
  readonly changeCount: number;
  /** Undefined where the source has no book. */
  readonly flow: DepthFlow | undefined;
  readonly tape: TapeTally;
  readonly quality: QualityTally;
};

/** The window table as it grows. */
export class WindowRows {
  #rows = resizedWindows(undefined, 1024);
  #rowCount = 0;

  /** Windows so far. */
  get rowCount(): number {
    return this.#rowCount;
  }

  /** Writes a window. */
  push(win: number, { touch, known, changeCount, flow, tape, quality }: WindowFacts): void {
    if (this.#rowCount === this.#rows.win.length) {
      this.#rows = resizedWindows(this.#rows, this.#rowCount * 2);
    }
    const row = this.#rowCount++;
    const rows = this.#rows;
    rows.win[row] = win;
    rows.bb[row] = touch.bidTick === NO_BID ? NaN : touch.bidTick;
    rows.ba[row] = touch.askTick === NO_ASK ? NaN : touch.askTick;
    rows.qb[row] = touch.bidLots;
    rows.qa[row] = touch.askLots;
    rows.known_lo[row] = known.low;
    rows.known_hi[row] = known.high;
    rows.n_events[row] = changeCount;
    this.#writeFlow(row, quality.isReset ? undefined : flow);
    this.#writeDepth(row, flow);
    this.#writeTape(row, tape);
    this.#writeOrders(row, tape);
    this.#writeQuality(row, quality);
  }

  /** All rows so far, as a copy. */
  columns(): WindowColumns {
    return resizedWindows(this.#rows, this.#rowCount);
  }

  #writeFlow(row: number, flow: DepthFlow | undefined): void {
    ofiColumns(this.#rows).forEach((column, depth) => {
      column[row] = flow === undefined ? NaN : flow.ofi[depth];
    });
  }

  #writeDepth(row: number, flow: DepthFlow | undefined): void {
    if (flow === undefined) return;
    const rows = this.#rows;
    rows.ad_1_sum[row] = flow.touchSum;
    rows.ad_1_n[row] = flow.touchCount;
    rows.ad_10_sum[row] = flow.depthSum;
    rows.ad_10_n[row] = flow.depthCount;
  }

  #writeTape(row: number, tape: TapeTally): void {
    const rows = this.#rows;
    rows.n_trades[row] = tape.tradeCount;
    rows.buy[row] = tape.buy;
    rows.sell[row] = tape.sell;
    rows.other[row] = tape.other;
    rows.sweep_up[row] = tape.sweepUp;
    rows.sweep_down[row] = tape.sweepDown;
    rows.first_tick[row] = tape.firstTick;
    rows.last_tick[row] = tape.lastTick;
    rows.high_tick[row] = tape.highTick;
    rows.low_tick[row] = tape.lowTick;
  }

  #writeOrders(row: number, { orderCounts, orderLots }: TapeTally): void {
    aggressorCountColumns(this.#rows).forEach((column, bucket) => {
      column[row] = orderCounts[bucket];
    });
    aggressorLotColumns(this.#rows).forEach((column, bucket) => {
      column[row] = orderLots[bucket];
    });
  }

  #writeQuality(row: number, quality: QualityTally): void {
    const rows = this.#rows;
    rows.qa_flags[row] = quality.flags;
    rows.qa_unknown[row] = quality.unknown;
    rows.qa_duplicate[row] = quality.duplicate;
    rows.qa_over[row] = quality.over;
    rows.qa_unmatched_fill[row] = quality.unmatchedFill;
    rows.qa_late[row] = quality.late;
    rows.qa_off_tick[row] = quality.offTick;
    rows.qa_crossed[row] = quality.crossed;
    rows.qa_crossed_ms[row] = quality.crossedMs;
  }
}
