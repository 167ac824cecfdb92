import { ASK, BID, NO_ASK, NO_BID } from '../book/place.ts';
import type { BookSide } from '../book/place.ts';
import { DepthFlow } from './depth-flow.ts';
import { DEPTH_COUNT } from './ledger-columns.ts';
import type { PlaceCells } from './place-cells.ts';

/** Places whose sizes may change in one event before it is cheaper to look at all. */
const RESIZED_MAX = 8;

/**
 * Watches the ten best prices of both sides while an event changes the book, and tells their flow
 * once it is over.
 *
 * Most events change sizes alone: those are passed on as they are. Only where a price appears or
 * vanishes among the ten best are they searched for again.
 */
export class TenBest {
  readonly flow = new DepthFlow();
  readonly #cells: PlaceCells;
  /** Worst place of each side that matters. */
  #bidLimit = NO_BID << 1;
  #askLimit = (NO_ASK << 1) | ASK;
  /** Sides that changed, and whether prices did. */
  #changedSides = 0;
  #isReshaped = false;
  /** Places whose sizes changed, and by how many lots. */
  readonly #places = new Int32Array(RESIZED_MAX);
  readonly #lots = new Int32Array(RESIZED_MAX);
  #resized = 0;
  #isBase = true;

  constructor(cells: PlaceCells) {
    this.#cells = cells;
  }

  /** Lots came to a place, or went if negative; `before` rested there. */
  note(place: number, lots: number, before: number): void {
    const side = place & 1;
    if (side === BID ? place < this.#bidLimit : place > this.#askLimit) return;
    this.#changedSides |= 1 << side;
    if (before === 0 || before + lots === 0) this.#isReshaped = true;
    if (this.#isReshaped) return;
    let i = 0;
    while (i < this.#resized && this.#places[i] !== place) i++;
    if (i === RESIZED_MAX) {
      this.#isReshaped = true;
      return;
    }
    if (i === this.#resized) {
      this.#places[i] = place;
      this.#lots[i] = 0;
      this.#resized++;
    }
    this.#lots[i] += lots;
  }

  /** The book was cleared or rebuilt: the state after this event has none before it. */
  startAnew(): void {
    this.#isBase = true;
  }

  /** An event is over. */
  look(): void {
    if (this.#isBase) this.#base();
    else if (this.#changedSides === 0) return;
    else if (this.#isReshaped) this.#search();
    else this.#resize();
    this.#changedSides = 0;
    this.#isReshaped = false;
    this.#resized = 0;
  }

  #resize(): void {
    let first = DEPTH_COUNT;
    for (let i = 0; i < this.#resized; i++) {
      const lots = this.#lots[i];
      if (lots === 0) continue;
      const side = sideOf(this.#places[i]);
      const { ticks } = this.flow.now(side);
      const tick = this.#places[i] >> 1;
      let depth = 0;
      while (ticks[depth] !== tick) depth++;
      this.flow.resize(side, depth, lots);
      if (depth < first) first = depth;
    }
    this.flow.count(first);
  }

  #search(): void {
    const { flow } = this;
    const isBids = (this.#changedSides & (1 << BID)) !== 0;
    const isAsks = (this.#changedSides & (1 << ASK)) !== 0;
    if (isBids) this.#find(BID);
    if (isAsks) this.#find(ASK);
    const firstBid = isBids ? flow.move(BID) : DEPTH_COUNT;
    const firstAsk = isAsks ? flow.move(ASK) : DEPTH_COUNT;
    flow.count(Math.min(firstBid, firstAsk));
  }

  #base(): void {
    this.#isBase = false;
    for (const side of [BID, ASK] as const) {
      this.#find(side);
      this.flow.base(side);
    }
  }

  #find(side: BookSide): void {
    const { ticks, sizes } = this.flow.next(side);
    this.#cells.best(side, ticks, sizes);
    const limit = (ticks[DEPTH_COUNT - 1] << 1) | side;
    if (side === BID) this.#bidLimit = limit;
    else this.#askLimit = limit;
  }
}

function sideOf(place: number): BookSide {
  return (place & 1) === BID ? BID : ASK;
}
