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

/** Trades that are fed in a fraction of a millisecond. */
const CHECKPOINT_TRADES = 16_384;

/** Where a cursor can go on from without feeding all trades before it. */
type Checkpoint = {
  /** What the first `tradeCount` trades made, and nothing else. */
  readonly tracker: LevelTracker;
  readonly tradeCount: number;
  /** Latest time of those trades, ns since the session's start. */
  readonly latestNs: number;
};

/**
 * The levels under a cursor that moves over a session's trades, forwards or back.
 *
 * Feeds the trades before the cursor to the tracker that also makes the stored rows, so that a
 * cursor on a bar's close shows that bar's row to the digit. Keeps the tracker's state at every
 * 16,384th trade it came by, so that a jump costs the same early and late in a dense session.
 */
export class LevelCursor {
  readonly #session: LevelSession;
  readonly #trades: LevelTrades;
  /** Times of the trades as the tracker wants them; going back reads many of them again. */
  readonly #tradeNs: Float64Array;
  /** In the order of their trades, each whole number of `CHECKPOINT_TRADES` once. */
  readonly #checkpoints: Checkpoint[] = [];
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
    this.#jumpTowards(ns);
    this.#cursorNs = ns;
    this.#feedUntil(ns);
    return this.#tracker.levelsAt(ns);
  }

  /** Takes the tracker to the last checkpoint before a time, unless it is between the two. */
  #jumpTowards(ns: number): void {
    const isBehind = ns < this.#cursorNs;
    const last = this.#checkpoints.findLast(({ latestNs }) => latestNs < ns);
    if (last !== undefined && (isBehind || last.tradeCount > this.#tradeIndex)) {
      this.#tracker.setTo(last.tracker);
      this.#tradeIndex = last.tradeCount;
    } else if (isBehind) {
      this.#tracker = newTracker(this.#session);
      this.#tradeIndex = 0;
    }
  }

  // Stops at the first trade that is not yet known: one behind it with an older time is late.
  #feedUntil(ns: number): void {
    const { tick, size } = this.#trades;
    const times = this.#tradeNs;
    let checkpointAt = (this.#checkpoints.length + 1) * CHECKPOINT_TRADES;
    for (let i = this.#tradeIndex; i < times.length && times[i] < ns; i++) {
      // No level asks who was the aggressor.
      this.#tracker.trade(times[i], tick[i], size[i], 0);
      this.#tradeIndex = i + 1;
      if (i + 1 !== checkpointAt) continue;
      this.#layCheckpoint();
      checkpointAt += CHECKPOINT_TRADES;
    }
  }

  // Right after a trade: asked for a moment, the tracker closes bars that the trades alone do not.
  #layCheckpoint(): void {
    const tradeCount = this.#tradeIndex;
    const since = this.#tradeNs.subarray(tradeCount - CHECKPOINT_TRADES, tradeCount);
    const before = this.#checkpoints.at(-1)?.latestNs ?? -Infinity;
    const latestNs = since.reduce((latest, ns) => Math.max(latest, ns), before);
    const tracker = newTracker(this.#session);
    tracker.setTo(this.#tracker);
    this.#checkpoints.push({ tracker, tradeCount, latestNs });
  }
}

/** Nobody asks a cursor for the rows of bars gone by. */
function newTracker(session: LevelSession): LevelTracker {
  return new LevelTracker(session, { keepsRows: false });
}
