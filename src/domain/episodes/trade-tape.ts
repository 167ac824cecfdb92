import { assert } from '../../base/assert.ts';
import type { LevelTrades } from '../levels/level-cursor.ts';

/** Trades whose extremes are kept ready. */
const BLOCK = 256;

/** Highest and lowest price of some trades, ticks; −Infinity and Infinity of none. */
export type Extremes = { readonly high: number; readonly low: number };

/**
 * A session's trades for whoever follows a level: times as ns since the session's start that never
 * go back, so that a trade that comes late counts when it came.
 */
export class TradeTape {
  readonly ns: Float64Array;
  /** Borrowed. */
  readonly tick: Int32Array;
  /** Borrowed. */
  readonly size: Int32Array;
  /** Extremes of each whole block. */
  readonly #high: Int32Array;
  readonly #low: Int32Array;

  /** @param trades in the order of the file. @param startNs the session's start, UNIX ns. */
  constructor({ ts_ns: tsNs, tick, size }: LevelTrades, startNs: bigint) {
    const n = tsNs.length;
    assert(tick.length === n && size.length === n, 'ragged trade columns');
    this.ns = new Float64Array(n);
    this.tick = tick;
    this.size = size;
    this.#high = new Int32Array(Math.floor(n / BLOCK)).fill(-0x80000000);
    this.#low = new Int32Array(this.#high.length).fill(0x7fffffff);
    let latest = -Infinity;
    for (let i = 0; i < n; i++) {
      latest = Math.max(latest, Number(tsNs[i] - startNs));
      this.ns[i] = latest;
      const block = Math.floor(i / BLOCK);
      if (tick[i] > this.#high[block]) this.#high[block] = tick[i];
      if (tick[i] < this.#low[block]) this.#low[block] = tick[i];
    }
  }

  get length(): number {
    return this.ns.length;
  }

  /** How many trades came before a time. */
  countBefore(ns: number): number {
    let low = 0;
    let high = this.ns.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ns[middle] < ns) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How many trades came by a time, those at it included. */
  countUntil(ns: number): number {
    let count = this.countBefore(ns);
    while (count < this.ns.length && this.ns[count] === ns) count++;
    return count;
  }

  /** Extremes of the trades from `start` on, before `end`. */
  extremes(start: number, end: number): Extremes {
    let high = -Infinity;
    let low = Infinity;
    for (let i = start; i < end;) {
      if (i % BLOCK === 0 && i + BLOCK <= end) {
        const block = i / BLOCK;
        high = Math.max(high, this.#high[block]);
        low = Math.min(low, this.#low[block]);
        i += BLOCK;
      } else {
        high = Math.max(high, this.tick[i]);
        low = Math.min(low, this.tick[i]);
        i++;
      }
    }
    return { high, low };
  }
}
