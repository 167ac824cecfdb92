import { FarDepth } from './far-depth.ts';
import { ASK, BID, NO_ASK, NO_BID } from './place.ts';
import type { BookSide } from './place.ts';

/** log2 of the ticks that the window spans, at first and at most. */
const WINDOW_BITS_MIN = 10;
const WINDOW_BITS_MAX = 16;
/** Words of a tick: bid size, bid count, ask size, ask count. */
const TICK_WORDS = 4;
/** Origin of a window that waits for its first price: every place is then outside of it. */
const UNSETTLED = -(1 << 30);
/** Changes outside the window, between two looks at it, that are none of its business. */
const FAR_CHANGES_MAX = 512;

/**
 * Depth by price of one instrument: resting lots and order count per side and tick.
 *
 * Prices near the market live in a window, an Int32Array of four words a tick; the few far from it
 * in a map, so that no price is refused. The touch is kept as two numbers: it can only move when a
 * price gets its first order or loses its last.
 */
export class DepthMap {
  /** Best bid, ticks; `NO_BID` without one. */
  bidTick = NO_BID;
  /** Best ask, ticks; `NO_ASK` without one. */
  askTick = NO_ASK;
  #cells = new Int32Array(TICK_WORDS << WINDOW_BITS_MIN);
  /** Bits that no offset within the window has. */
  #outside = -this.#cells.length;
  /** Place of the window's first bid. */
  #origin = UNSETTLED;
  /** Prices of each side in the window that hold orders. */
  readonly #priceCounts: [bid: number, ask: number] = [0, 0];
  readonly #far = new FarDepth();
  #farChanges = 0;

  /** An order of `size` lots comes to a place. */
  enter(place: number, size: number): void {
    const at = (place - this.#origin) << 1;
    if ((at & this.#outside) !== 0) {
      this.#changeFar(place, size, 1);
      return;
    }
    this.#cells[at] += size;
    if (this.#cells[at | 1]++ === 0) this.#priceAppeared(place);
  }

  /** An order with `size` lots left goes from a place. */
  leave(place: number, size: number): void {
    const at = (place - this.#origin) << 1;
    if ((at & this.#outside) !== 0) {
      this.#changeFar(place, -size, -1);
      return;
    }
    this.#cells[at] -= size;
    if (--this.#cells[at | 1] === 0) this.#priceVanished(place);
  }

  /** An order that stays changes its size by `lots`. */
  resize(place: number, lots: number): void {
    const at = (place - this.#origin) << 1;
    if ((at & this.#outside) !== 0) this.#changeFar(place, lots, 0);
    else this.#cells[at] += lots;
  }

  /** Resting lots at a place. */
  size(place: number): number {
    const at = (place - this.#origin) << 1;
    return (at & this.#outside) !== 0 ? this.#far.size(place) : this.#cells[at];
  }

  /** Resting orders at a place. */
  count(place: number): number {
    const at = (place - this.#origin) << 1;
    return (at & this.#outside) !== 0 ? this.#far.count(place) : this.#cells[at | 1];
  }

  /** Ticks of a side that hold orders, best first, at most `limit` of them. */
  ticks(side: BookSide, limit: number): number[] {
    const best = side === BID ? (a: number, b: number) => b - a : (a: number, b: number) => a - b;
    const found = this.#far.ticks(side);
    let tick = this.#searchFrom(side, side === BID ? NO_ASK : NO_BID);
    for (let left = limit; left > 0 && isTick(tick); left--) {
      found.push(tick);
      tick = this.#searchFrom(side, side === BID ? tick - 1 : tick + 1);
    }
    return found.sort(best).slice(0, limit);
  }

  /** Forgets all depth; the window settles again around the next price. */
  clear(): void {
    this.#cells.fill(0);
    this.#priceCounts.fill(0);
    this.#far.clear();
    this.#farChanges = 0;
    this.#origin = UNSETTLED;
    this.bidTick = NO_BID;
    this.askTick = NO_ASK;
  }

  /** Whether so much happened outside the window since the last call that it should `resettle`. */
  isAstray(): boolean {
    const isBusyOutside = this.#farChanges > FAR_CHANGES_MAX;
    this.#farChanges = 0;
    return (
      isBusyOutside && (this.#cells.length < TICK_WORDS << WINDOW_BITS_MAX || !this.#isCentered())
    );
  }

  /** Empties the map for every order to enter again, with the window, now wider, at the touch. */
  resettle(): void {
    const tick = this.#touchTick();
    this.clear();
    const length = Math.min(this.#cells.length * 2, TICK_WORDS << WINDOW_BITS_MAX);
    if (length !== this.#cells.length) this.#cells = new Int32Array(length);
    this.#outside = -length;
    if (isTick(tick)) this.#settle(tick);
  }

  /** Moves the empty window so that a tick is in its middle. */
  #settle(tick: number): void {
    this.#origin = (tick << 1) - this.#cells.length / 4;
  }

  /** Best bid, or without one the best ask. */
  #touchTick(): number {
    return isTick(this.bidTick) ? this.bidTick : this.askTick;
  }

  /** Whether the touch is in the middle half of the window. */
  #isCentered(): boolean {
    const offset = ((this.#touchTick() << 1) - this.#origin) * 2;
    const quarter = this.#cells.length / 4;
    return offset >= quarter && offset < 3 * quarter;
  }

  #priceAppeared(place: number): void {
    const tick = place >> 1;
    if ((place & 1) === BID) {
      this.#priceCounts[BID]++;
      if (tick > this.bidTick) this.bidTick = tick;
    } else {
      this.#priceCounts[ASK]++;
      if (tick < this.askTick) this.askTick = tick;
    }
  }

  #priceVanished(place: number): void {
    const tick = place >> 1;
    if ((place & 1) === BID) {
      this.#priceCounts[BID]--;
      if (tick === this.bidTick) this.#searchBid();
    } else {
      this.#priceCounts[ASK]--;
      if (tick === this.askTick) this.#searchAsk();
    }
  }

  #searchBid(): void {
    this.bidTick = Math.max(this.#searchFrom(BID, this.bidTick), this.#far.best(BID));
  }

  #searchAsk(): void {
    this.askTick = Math.min(this.#searchFrom(ASK, this.askTick), this.#far.best(ASK));
  }

  /** Best price of a side in the window at `tick` or worse. */
  #searchFrom(side: BookSide, tick: number): number {
    const none = side === BID ? NO_BID : NO_ASK;
    if (this.#priceCounts[side] === 0) return none;
    const step = side === BID ? -TICK_WORDS : TICK_WORDS;
    const cells = this.#cells;
    const end = cells.length;
    const start = ((tick << 1) - this.#origin) * 2;
    let at = side === BID ? Math.min(start, end - TICK_WORDS) : Math.max(start, 0);
    at |= side << 1;
    while (at >= 0 && at < end && cells[at | 1] === 0) at += step;
    return at >= 0 && at < end ? (this.#origin + (at >> 1)) >> 1 : none;
  }

  #changeFar(place: number, lots: number, orders: number): void {
    const tick = place >> 1;
    if (this.#origin === UNSETTLED) {
      this.#settle(tick);
      this.enter(place, lots);
      return;
    }
    this.#farChanges++;
    this.#far.change(place, lots, orders);
    if ((place & 1) === BID) {
      if (tick >= this.bidTick) this.#searchBid();
    } else if (tick <= this.askTick) this.#searchAsk();
  }
}

function isTick(tick: number): boolean {
  return tick > NO_BID && tick < NO_ASK;
}
