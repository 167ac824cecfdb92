import { BID, NO_ASK, NO_BID } from '../book/place.ts';
import type { BookSide } from '../book/place.ts';
import { DEPTH_COUNT } from './ledger-columns.ts';

/** Depths of one side, best first. */
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
  /** The state: depth `depth` of a side is at `side * DEPTH_COUNT + depth`. */
  readonly #ticks = new Int32Array(2 * DEPTH_COUNT);
  readonly #sizes = new Int32Array(2 * DEPTH_COUNT);
  /** Lots at all depths of both sides. */
  #total = 0;

  constructor() {
    this.#ticks.fill(NO_BID, 0, DEPTH_COUNT).fill(NO_ASK, DEPTH_COUNT);
  }

  /** Depth of a tick that is among those of its side, from 0, the touch. */
  depthOf(side: BookSide, tick: number): number {
    const ticks = this.#ticks;
    const touch = side * DEPTH_COUNT;
    // Where no price in between is empty, the distance from the touch is the depth.
    const depth = side === BID ? ticks[touch] - tick : tick - ticks[touch];
    if (depth < DEPTH_COUNT && ticks[touch + depth] === tick) return depth;
    return ticks.indexOf(tick, touch) - touch;
  }

  /** Starts a window. */
  reset(): void {
    this.ofi.fill(0);
    this.touchSum = 0;
    this.touchCount = 0;
    this.depthSum = 0;
    this.depthCount = 0;
  }

  /** One size changes and no price does. @param lots what comes, or goes if negative. */
  resize(side: BookSide, depth: number, lots: number): void {
    this.#sizes[side * DEPTH_COUNT + depth] += lots;
    this.ofi[depth] += side === BID ? lots : -lots;
    this.#total += lots;
  }

  /** A side moves to its next state; returns the first depth that changes, or `DEPTH_COUNT`. */
  move(side: BookSide, next: SideDepths): number {
    const sign = side === BID ? 1 : -1;
    let first = DEPTH_COUNT;
    for (let depth = DEPTH_COUNT - 1; depth >= 0; depth--) {
      const at = side * DEPTH_COUNT + depth;
      const rise = (next.ticks[depth] - this.#ticks[at]) * sign;
      const came = next.sizes[depth];
      const went = this.#sizes[at];
      if (rise === 0 && came === went) continue;
      this.ofi[depth] += ((rise >= 0 ? came : 0) - (rise <= 0 ? went : 0)) * sign;
      first = depth;
    }
    this.base(side, next);
    return first;
  }

  /** A side starts anew: no flow led from what it was to this state. */
  base(side: BookSide, next: SideDepths): void {
    const touch = side * DEPTH_COUNT;
    for (let depth = 0; depth < DEPTH_COUNT; depth++) {
      this.#total += next.sizes[depth] - this.#sizes[touch + depth];
    }
    this.#ticks.set(next.ticks, touch);
    this.#sizes.set(next.sizes, touch);
  }

  /** Counts the state that changes from a depth on have left. */
  count(first: number): void {
    if (first === DEPTH_COUNT) return;
    this.depthSum += this.#total;
    this.depthCount++;
    if (first > 0) return;
    this.touchSum += this.#sizes[0] + this.#sizes[DEPTH_COUNT];
    this.touchCount++;
  }
}

/** Room for the depths of a side. */
export function sideDepths(): SideDepths {
  return { ticks: new Int32Array(DEPTH_COUNT), sizes: new Int32Array(DEPTH_COUNT) };
}
