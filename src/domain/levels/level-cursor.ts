import { assert } from '../../base/assert.ts';
import type { LevelState } from './level-columns.ts';
import { LevelTracker, type LevelSession } from './level-tracker.ts';

/** Trades of one session in the order of the file; the columns a level needs. */
export type LevelTrades = {
  /** Matching-engine time, UNIX ns. */
  readonly ts_ns: BigInt64Array;
  /** Price, ticks. */
  readonly tick: Int32Array;
  /** Lots. */
  readonly size: Int32Array;
};

/**
 * The levels under a cursor that moves over a session's trades, forwards or back.
 *
 * Feeds the trades before the cursor to the tracker that also makes the stored rows, so that a
 * cursor on a bar's close shows that bar's row to the digit.
 */
export class LevelCursor {
  readonly #session: LevelSession;
  readonly #trades: LevelTrades;
  #tracker: LevelTracker;
  #tradeIndex = 0;
  #cursorNs: bigint;

  /** @param trades borrowed, not changed. */
  constructor(session: LevelSession, trades: LevelTrades) {
    const { ts_ns: tsNs, tick, size } = trades;
    const isEven = tick.length === tsNs.length && size.length === tsNs.length;
    assert(isEven, 'ragged trade columns');
    this.#session = session;
    this.#trades = trades;
    this.#tracker = new LevelTracker(session);
    this.#cursorNs = session.anchors.startNs;
  }

  /** The levels at a moment, from trades before it. @param tsNs UNIX ns. */
  levelsAt(tsNs: bigint): LevelState[] {
    if (tsNs < this.#cursorNs) {
      this.#tracker = new LevelTracker(this.#session);
      this.#tradeIndex = 0;
    }
    this.#cursorNs = tsNs;
    const { startNs } = this.#session.anchors;
    this.#feedUntil(tsNs, startNs);
    return this.#tracker.levelsAt(Number(tsNs - startNs));
  }

  // Stops at the first trade that is not yet known: one behind it with an older time is late.
  #feedUntil(tsNs: bigint, startNs: bigint): void {
    const { ts_ns: times, tick, size } = this.#trades;
    for (; this.#tradeIndex < times.length; this.#tradeIndex++) {
      const i = this.#tradeIndex;
      if (times[i] >= tsNs) return;
      // No level asks who was the aggressor.
      this.#tracker.trade(Number(times[i] - startNs), tick[i], size[i], 0);
    }
  }
}
