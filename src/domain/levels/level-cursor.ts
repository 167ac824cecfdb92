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
  /** Times of the trades as the tracker wants them; going back reads them all again. */
  readonly #tradeNs: Float64Array;
  #tracker: LevelTracker;
  #tradeIndex = 0;
  #cursorNs = 0;

  /** @param trades borrowed, not changed. */
  constructor(session: LevelSession, trades: LevelTrades) {
    const { ts_ns: tsNs, tick, size } = trades;
    const isEven = tick.length === tsNs.length && size.length === tsNs.length;
    assert(isEven, 'ragged trade columns');
    this.#session = session;
    this.#trades = trades;
    const { startNs } = session.anchors;
    this.#tradeNs = Float64Array.from(tsNs, (ns) => Number(ns - startNs));
    this.#tracker = newTracker(session);
  }

  /** The levels at a moment, from trades before it. @param tsNs UNIX ns. */
  levelsAt(tsNs: bigint): LevelState[] {
    const ns = Number(tsNs - this.#session.anchors.startNs);
    if (ns < this.#cursorNs) {
      this.#tracker = newTracker(this.#session);
      this.#tradeIndex = 0;
    }
    this.#cursorNs = ns;
    this.#feedUntil(ns);
    return this.#tracker.levelsAt(ns);
  }

  // Stops at the first trade that is not yet known: one behind it with an older time is late.
  #feedUntil(ns: number): void {
    const { tick, size } = this.#trades;
    const times = this.#tradeNs;
    for (; this.#tradeIndex < times.length; this.#tradeIndex++) {
      const i = this.#tradeIndex;
      if (times[i] >= ns) return;
      // No level asks who was the aggressor.
      this.#tracker.trade(times[i], tick[i], size[i], 0);
    }
  }
}

/** Nobody asks a cursor for the rows of bars gone by. */
function newTracker(session: LevelSession): LevelTracker {
  return new LevelTracker(session, { keepsRows: false });
}
