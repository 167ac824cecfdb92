import { ASK, BID, NO_ASK, NO_BID } from '../book/place.ts';
import type { BookSide } from '../book/place.ts';
import { DepthFlow, sideDepths } from './depth-flow.ts';
import type { SideDepths } from './depth-flow.ts';
import { DEPTH_COUNT } from './ledger-columns.ts';
import type { PlaceCells } from './place-cells.ts';

/** Places after the first whose sizes may change in one event before it is cheaper to look at all. */
const MORE_MAX = 8;
// A module's own constants are folded into its loops.
const bidSide = BID;

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
  /** Sides that changed, one bit each, and whether prices did. */
  #changedSides = 0;
  #isReshaped = false;
  /** The first place whose size changed, and by how many lots; most events have no other. */
  #place = 0;
  #lots = 0;
  /** The others. */
  readonly #morePlaces = new Int32Array(MORE_MAX);
  readonly #moreLots = new Int32Array(MORE_MAX);
  #moreCount = 0;
  #isBase = true;
  readonly #found = sideDepths();

  constructor(cells: PlaceCells) {
    this.#cells = cells;
  }

  /** Lots came to a place, or went if negative; `before` rested there. */
  note(place: number, lots: number, before: number): void {
    const side = place & 1;
    if (side === bidSide ? place < this.#bidLimit : place > this.#askLimit) return;
    const sides = this.#changedSides;
    this.#changedSides = sides | (1 << side);
    if (before === 0 || before + lots === 0) this.#isReshaped = true;
    else if (sides === 0) {
      this.#place = place;
      this.#lots = lots;
    } else if (this.#place === place) this.#lots += lots;
    else this.#noteMore(place, lots);
  }

  /** The book was cleared or rebuilt: the state after this event has none before it. */
  startAnew(): void {
    this.#isBase = true;
  }

  /** An event is over. */
  look(): void {
    if (this.#changedSides === 0 && !this.#isBase) return;
    if (this.#isBase) this.#base();
    else if (this.#isReshaped) this.#search();
    else this.#resize();
    this.#changedSides = 0;
    this.#isReshaped = false;
    this.#moreCount = 0;
  }

  #noteMore(place: number, lots: number): void {
    let i = 0;
    while (i < this.#moreCount && this.#morePlaces[i] !== place) i++;
    if (i < this.#moreCount) this.#moreLots[i] += lots;
    else if (i === MORE_MAX) this.#isReshaped = true;
    else {
      this.#morePlaces[i] = place;
      this.#moreLots[i] = lots;
      this.#moreCount++;
    }
  }

  #resize(): void {
    let first = this.#resizeOne(this.#place, this.#lots);
    for (let i = 0; i < this.#moreCount; i++) {
      first = Math.min(first, this.#resizeOne(this.#morePlaces[i], this.#moreLots[i]));
    }
    this.flow.count(first);
  }

  /** Tells the flow of one size that changed; returns its depth, or `DEPTH_COUNT` if it did not. */
  #resizeOne(place: number, lots: number): number {
    if (lots === 0) return DEPTH_COUNT;
    const side = sideOf(place);
    const depth = this.flow.depthOf(side, place >> 1);
    this.flow.resize(side, depth, lots);
    return depth;
  }

  #search(): void {
    const hasBids = (this.#changedSides & (1 << BID)) !== 0;
    const hasAsks = (this.#changedSides & (1 << ASK)) !== 0;
    const firstBid = hasBids ? this.flow.move(BID, this.#find(BID)) : DEPTH_COUNT;
    const firstAsk = hasAsks ? this.flow.move(ASK, this.#find(ASK)) : DEPTH_COUNT;
    this.flow.count(Math.min(firstBid, firstAsk));
  }

  #base(): void {
    this.#isBase = false;
    this.flow.base(BID, this.#find(BID));
    this.flow.base(ASK, this.#find(ASK));
  }

  #find(side: BookSide): SideDepths {
    const found = this.#found;
    this.#cells.best(side, found.ticks, found.sizes);
    const limit = (found.ticks[DEPTH_COUNT - 1] << 1) | side;
    if (side === BID) this.#bidLimit = limit;
    else this.#askLimit = limit;
    return found;
  }
}

function sideOf(place: number): BookSide {
  return (place & 1) === BID ? BID : ASK;
}
