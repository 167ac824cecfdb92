import { ASK, BID, NO_ASK, NO_BID } from '../book/place.ts';
import type { BookSide } from '../book/place.ts';
import { DEPTH_COUNT } from './ledger-columns.ts';

/** The ten best prices of one side, best first. */
export type SideDepths = {
  /** `NO_BID` or `NO_ASK` where there are no more. */
  readonly ticks: Int32Array;
  /** Lots; 0 where there are no more. */
  readonly sizes: Int32Array;
};

/**
 * Order flow imbalance at the ten best prices of both sides, and the depth that carried it, as the
 * book goes from one state between events to the next.
 *
 * A bid that rises or grows counts for the buyers, an ask that falls or grows for the sellers; each
 * side adds its own part, and a depth that stays as it is adds nothing. Sums are of one window.
 *
 * @see Cont, Kukanov & Stoikov (2014), The Price Impact of Order Book Events; Xu, Gould & Howison
 * (2018), Multi-Level Order-Flow Imbalance.
 */
export class DepthFlow {
  /** Imbalance of each depth, lots. */
  readonly ofi = new Int32Array(DEPTH_COUNT);
  /** Lots at the touch, both sides, summed over the states that a change of it left; their count. */
  touchSum = 0;
  touchCount = 0;
  /** The same over all depths, of the states that a change of any of them left. */
  depthSum = 0;
  depthCount = 0;
  /** State of each side, and room for the next one. */
  readonly #now: [bids: SideDepths, asks: SideDepths] = [emptyDepths(BID), emptyDepths(ASK)];
  readonly #next: [bids: SideDepths, asks: SideDepths] = [emptyDepths(BID), emptyDepths(ASK)];
  /** Lots at all depths of both sides. */
  #total = 0;

  /** A side as it is. */
  now(side: BookSide): SideDepths {
    return this.#now[side];
  }

  /** Where to write a side's next state before `move` or `base`. */
  next(side: BookSide): SideDepths {
    return this.#next[side];
  }

  /** Starts a window. */
  reset(): void {
    this.ofi.fill(0);
    this.touchSum = 0;
    this.touchCount = 0;
    this.depthSum = 0;
    this.depthCount = 0;
  }

  /** One size changes and no price does. @param depth from 0, the touch. */
  resize(side: BookSide, depth: number, lots: number): void {
    this.#now[side].sizes[depth] += lots;
    this.ofi[depth] += side === BID ? lots : -lots;
    this.#total += lots;
  }

  /** A side moves to its next state; returns the first depth that changes, or `DEPTH_COUNT`. */
  move(side: BookSide): number {
    const now = this.#now[side];
    const next = this.#next[side];
    const sign = side === BID ? 1 : -1;
    let first = DEPTH_COUNT;
    for (let depth = DEPTH_COUNT - 1; depth >= 0; depth--) {
      const rise = (next.ticks[depth] - now.ticks[depth]) * sign;
      const came = next.sizes[depth];
      const went = now.sizes[depth];
      if (rise === 0 && came === went) continue;
      this.ofi[depth] += ((rise >= 0 ? came : 0) - (rise <= 0 ? went : 0)) * sign;
      this.#total += came - went;
      first = depth;
    }
    this.#swap(side);
    return first;
  }

  /** A side starts anew: its next state has none before it. */
  base(side: BookSide): void {
    for (let depth = 0; depth < DEPTH_COUNT; depth++) {
      this.#total += this.#next[side].sizes[depth] - this.#now[side].sizes[depth];
    }
    this.#swap(side);
  }

  /** Counts the state that changes from a depth on have left. */
  count(first: number): void {
    if (first === DEPTH_COUNT) return;
    this.depthSum += this.#total;
    this.depthCount++;
    if (first > 0) return;
    this.touchSum += this.#now[BID].sizes[0] + this.#now[ASK].sizes[0];
    this.touchCount++;
  }

  #swap(side: BookSide): void {
    const now = this.#now[side];
    this.#now[side] = this.#next[side];
    this.#next[side] = now;
  }
}

function emptyDepths(side: BookSide): SideDepths {
  return {
    ticks: new Int32Array(DEPTH_COUNT).fill(side === BID ? NO_BID : NO_ASK),
    sizes: new Int32Array(DEPTH_COUNT),
  };
}
