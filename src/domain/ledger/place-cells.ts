import { ASK, BID, NO_ASK, NO_BID } from '../book/place.ts';
import type { BookSide } from '../book/place.ts';

/** Words of a cell by what they hold, lots but for the last. */
export const CELL = {
  /** Resting now. */
  rest: 0,
  /** Resting when the window began. */
  start: 1,
  // What came and went since.
  add: 2,
  pull: 3,
  fill: 4,
  /** Net of what repriced orders brought and took away. */
  moved: 5,
  /** Traded by aggressors against this side. */
  traded: 6,
  /** Number of the window that the six words above are of. */
  window: 7,
} as const;

/** log2 of a cell's words. */
const CELL_BITS = 3;
// A module's own constants are folded into its loops.
const { start: startWord, add: addWord, pull: pullWord, fill: fillWord } = CELL;
const { moved: movedWord, traded: tradedWord, window: windowWord } = CELL;

/** Places near the market: 32,768 ticks. */
const NEAR_PLACES = 1 << 16;
/** Bits that no near place has, counted from the origin. */
const OUTSIDE = -NEAR_PLACES;
/** Origin that waits for the first price: every place is then outside. */
const UNSETTLED = -(1 << 30);
/** Touches of far cells, between two looks at them, that are no reason to move. */
const FAR_TOUCHES_MAX = 512;

/**
 * Resting lots of one instrument by price and side, and what happened to them in the open window.
 *
 * Each place has a cell of eight words, half a line of the processor's cache. Cells near the market
 * lie side by side; those of the few places far from it, stub quotes and the like, come behind them
 * as they are first used. A cell that the window touches for the first time notes what rests there
 * and starts its flows at 0, so that a window costs no more than what happens in it.
 */
export class PlaceCells {
  /** Best bid, ticks; `NO_BID` without one. */
  bidTick = NO_BID;
  /** Best ask, ticks; `NO_ASK` without one. */
  askTick = NO_ASK;
  #words = new Int32Array((NEAR_PLACES + 64) << CELL_BITS);
  /** Place of the first near cell, a bid. */
  #origin = UNSETTLED;
  /** Near places of each side that hold orders. */
  readonly #nearCounts: [bid: number, ask: number] = [0, 0];
  /** First and last near cell that ever held orders. */
  #nearLow = NEAR_PLACES;
  #nearHigh = -1;
  /** First word of the cell of each far place. */
  readonly #far = new Map<number, number>();
  /** Best far tick of each side that holds orders. */
  readonly #farBest: [bid: number, ask: number] = [NO_BID, NO_ASK];
  #farTouches = 0;
  #window = 1;
  #touched = new Int32Array(1024);
  #touchedCount = 0;
  readonly #scratch = new Int32Array(1);

  /** The words of all cells; another array after a new far place was touched. */
  get words(): Int32Array {
    return this.#words;
  }

  /** Lots come to a place, or go if they are negative; returns what rested before. */
  gain(place: number, lots: number, flow: number): number {
    const at = this.#touch(place);
    const words = this.#words;
    const before = words[at];
    const after = before + lots;
    words[at] = after;
    words[at | flow] += lots;
    if (before === 0) this.#priceAppeared(place);
    else if (after === 0) this.#priceVanished(place);
    return before;
  }

  /** Lots go from a place, which its flow counts as positive; returns what rested before. */
  lose(place: number, lots: number, flow: number): number {
    const at = this.#touch(place);
    const words = this.#words;
    const before = words[at];
    words[at] = before - lots;
    words[at | flow] += lots;
    if (before === lots) this.#priceVanished(place);
    return before;
  }

  /** Lots trade against a place; what that does to its orders comes by itself. */
  trade(place: number, lots: number): void {
    const at = this.#touch(place);
    this.#words[at | tradedWord] += lots;
  }

  /** First word of a place's cell; of a place never touched −1. */
  cell(place: number): number {
    const index = place - this.#origin;
    return (index & OUTSIDE) === 0 ? index << CELL_BITS : (this.#far.get(place) ?? -1);
  }

  /** Lots resting at a place. */
  size(place: number): number {
    const at = this.cell(place);
    return at < 0 ? 0 : this.#words[at];
  }

  /**
   * The best prices of a side that hold orders, best first, as many as the arrays are long:
   * `NO_BID` or `NO_ASK` with 0 lots where there are no more.
   */
  best(side: BookSide, ticks: Int32Array, sizes: Int32Array): void {
    let found = this.#nearBest(side, ticks);
    const far = this.#farBest[side];
    // Far prices are hardly ever among the best: only if they are better, or near ones too few.
    const isFarNeeded = found < ticks.length || isBetter(side, far, ticks[found - 1]);
    if (far !== noneOf(side) && isFarNeeded) found = this.#withFar(side, ticks, found);
    for (let i = 0; i < found; i++) sizes[i] = this.size((ticks[i] << 1) | side);
    ticks.fill(noneOf(side), found);
    sizes.fill(0, found);
  }

  /** Places touched in the open window, ascending; valid until the next touch. */
  touched(): Int32Array {
    return this.#touched.subarray(0, this.#touchedCount).sort();
  }

  /** Touches every place that holds orders. */
  touchAll(): void {
    for (let index = this.#nearLow; index <= this.#nearHigh; index++) {
      if (this.#words[index << CELL_BITS] !== 0) this.#touch(this.#origin + index);
    }
    for (const [place, at] of this.#far) if (this.#words[at] !== 0) this.#touch(place);
  }

  /** Empties the book; each place that held orders is touched. */
  clear(): void {
    this.touchAll();
    for (let i = 0; i < this.#touchedCount; i++) this.#words[this.cell(this.#touched[i])] = 0;
    this.#nearCounts.fill(0);
    this.bidTick = this.#farBest[BID] = NO_BID;
    this.askTick = this.#farBest[ASK] = NO_ASK;
  }

  /** Opens the next window: nothing is touched in it yet. */
  openWindow(): void {
    this.#window++;
    this.#touchedCount = 0;
  }

  /** Moves the near cells to the market if that is elsewhere; call it now and then. */
  settle(): void {
    const isBusyFar = this.#farTouches > FAR_TOUCHES_MAX;
    this.#farTouches = 0;
    if (!isBusyFar) return;
    const place = (this.bidTick === NO_BID ? this.askTick : this.bidTick) << 1;
    const offset = place - this.#origin - NEAR_PLACES / 2;
    if (this.askTick !== NO_ASK && Math.abs(offset) > NEAR_PLACES / 4) this.#moveTo(place);
  }

  /** First word of a place's cell, ready for the flows of the open window. */
  #touch(place: number): number {
    const index = place - this.#origin;
    const at = (index & OUTSIDE) === 0 ? index << CELL_BITS : this.#touchFar(place);
    const words = this.#words;
    if (words[at | windowWord] !== this.#window) {
      words[at | startWord] = words[at];
      words[at | addWord] = 0;
      words[at | pullWord] = 0;
      words[at | fillWord] = 0;
      words[at | movedWord] = 0;
      words[at | tradedWord] = 0;
      words[at | windowWord] = this.#window;
      if (this.#touchedCount === this.#touched.length) this.#touched = doubled(this.#touched);
      this.#touched[this.#touchedCount++] = place;
    }
    return at;
  }

  #touchFar(place: number): number {
    if (this.#origin === UNSETTLED) {
      this.#origin = (place & ~1) - NEAR_PLACES / 2;
      return this.cell(place);
    }
    this.#farTouches++;
    return this.#far.get(place) ?? this.#newFar(place);
  }

  #newFar(place: number): number {
    const at = (NEAR_PLACES + this.#far.size) << CELL_BITS;
    if (at === this.#words.length) this.#words = doubled(this.#words);
    this.#far.set(place, at);
    return at;
  }

  #priceAppeared(place: number): void {
    const tick = place >> 1;
    const side = sideOf(place);
    if (this.#isNear(place)) {
      this.#nearCounts[side]++;
      this.#nearLow = Math.min(this.#nearLow, place - this.#origin);
      this.#nearHigh = Math.max(this.#nearHigh, place - this.#origin);
    } else if (isBetter(side, tick, this.#farBest[side])) this.#farBest[side] = tick;
    if (side === BID) {
      if (tick > this.bidTick) this.bidTick = tick;
    } else if (tick < this.askTick) this.askTick = tick;
  }

  #priceVanished(place: number): void {
    const tick = place >> 1;
    const side = sideOf(place);
    if (this.#isNear(place)) this.#nearCounts[side]--;
    else if (tick === this.#farBest[side])
      this.#farBest[side] = this.#farTicks(side)[0] ?? noneOf(side);
    if (tick !== (side === BID ? this.bidTick : this.askTick)) return;
    const isNear = this.#nearBest(side, this.#scratch) > 0;
    const far = this.#farBest[side];
    const best = isNear && !isBetter(side, far, this.#scratch[0]) ? this.#scratch[0] : far;
    if (side === BID) this.bidTick = best;
    else this.askTick = best;
  }

  /** Writes the best near ticks of a side, from the touch outward; returns how many there are. */
  #nearBest(side: BookSide, ticks: Int32Array): number {
    const words = this.#words;
    const wanted = Math.min(ticks.length, this.#nearCounts[side]);
    const touch = ((side === BID ? this.bidTick : this.askTick) << 1) - this.#origin;
    const step = side === BID ? -2 : 2;
    let index = (side === BID ? Math.min(touch, NEAR_PLACES - 2) : Math.max(touch, 0)) | side;
    let found = 0;
    while (found < wanted) {
      if (words[index << CELL_BITS] !== 0) ticks[found++] = (this.#origin + index) >> 1;
      index += step;
    }
    return found;
  }

  /** Puts far ticks among the `found` near ones; returns how many there are then. */
  #withFar(side: BookSide, ticks: Int32Array, found: number): number {
    const all = [...ticks.subarray(0, found), ...this.#farTicks(side)];
    const best = all.sort((a, b) => (isBetter(side, a, b) ? -1 : 1)).slice(0, ticks.length);
    ticks.set(best);
    return best.length;
  }

  /** Far ticks of a side that hold orders, best first. */
  #farTicks(side: BookSide): number[] {
    const ticks: number[] = [];
    for (const [place, at] of this.#far) {
      if (sideOf(place) === side && this.#words[at] !== 0) ticks.push(place >> 1);
    }
    return ticks.sort((a, b) => (isBetter(side, a, b) ? -1 : 1));
  }

  #isNear(place: number): boolean {
    return ((place - this.#origin) & OUTSIDE) === 0;
  }

  /** Lays all cells out again, with a place in the middle of the near ones. */
  #moveTo(place: number): void {
    const oldWords = this.#words;
    const oldOrigin = this.#origin;
    const oldFar = [...this.#far];
    const [oldLow, oldHigh] = [this.#nearLow, this.#nearHigh];
    this.#words = new Int32Array((NEAR_PLACES + 64) << CELL_BITS);
    this.#far.clear();
    this.#origin = place - NEAR_PLACES / 2;
    this.#nearCounts.fill(0);
    this.#nearLow = NEAR_PLACES;
    this.#nearHigh = -1;
    this.#farBest[BID] = NO_BID;
    this.#farBest[ASK] = NO_ASK;
    for (let index = oldLow; index <= oldHigh; index++) {
      this.#take(oldOrigin + index, oldWords, index << CELL_BITS);
    }
    for (const [farPlace, at] of oldFar) this.#take(farPlace, oldWords, at);
  }

  /** Takes a cell over from an older layout, unless nothing is in it. */
  #take(place: number, oldWords: Int32Array, oldAt: number): void {
    const isTouched = oldWords[oldAt | windowWord] === this.#window;
    if (oldWords[oldAt] === 0 && !isTouched) return;
    const at = this.#isNear(place) ? this.cell(place) : this.#newFar(place);
    this.#words.set(oldWords.subarray(oldAt, oldAt + (1 << CELL_BITS)), at);
    if (oldWords[oldAt] !== 0) this.#priceAppeared(place);
  }
}

function sideOf(place: number): BookSide {
  return (place & 1) === BID ? BID : ASK;
}

function noneOf(side: BookSide): number {
  return side === BID ? NO_BID : NO_ASK;
}

function isBetter(side: BookSide, tick: number, other: number): boolean {
  return side === BID ? tick > other : tick < other;
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(array.length * 2);
  grown.set(array);
  return grown;
}
