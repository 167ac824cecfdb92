import { ASK, BID, NO_ASK, NO_BID } from './place.ts';
import type { BookSide } from './place.ts';

/** Resting lots and orders at one price. */
type Cell = { size: number; count: number };

/**
 * Depth at the few prices far from the market: stub quotes, leftovers, another market's prices. A
 * map by place, with the best price of each side at hand.
 */
export class FarDepth {
  readonly #cells = new Map<number, Cell>();
  readonly #best: [bidTick: number, askTick: number] = [NO_BID, NO_ASK];

  /** Best price of a side, ticks; `NO_BID` or `NO_ASK` without one. */
  best(side: BookSide): number {
    return this.#best[side];
  }

  /** Resting lots at a place. */
  size(place: number): number {
    return this.#cells.get(place)?.size ?? 0;
  }

  /** Resting orders at a place. */
  count(place: number): number {
    return this.#cells.get(place)?.count ?? 0;
  }

  /** Ticks of a side that hold orders, in no order. */
  ticks(side: BookSide): number[] {
    const places = [...this.#cells.keys()].filter((place) => (place & 1) === side);
    return places.map((place) => place >> 1);
  }

  /** Adds to the lots and orders of a place, or takes from them. */
  change(place: number, lots: number, orders: number): void {
    const cell = this.#cells.get(place) ?? { size: 0, count: 0 };
    cell.size += lots;
    cell.count += orders;
    if (cell.count > 0) {
      this.#cells.set(place, cell);
      this.#better(place);
    } else if (this.#cells.delete(place)) {
      this.#search(place);
    }
  }

  /** Forgets all depth. */
  clear(): void {
    this.#cells.clear();
    this.#best[BID] = NO_BID;
    this.#best[ASK] = NO_ASK;
  }

  #better(place: number): void {
    const tick = place >> 1;
    if ((place & 1) === BID) this.#best[BID] = Math.max(this.#best[BID], tick);
    else this.#best[ASK] = Math.min(this.#best[ASK], tick);
  }

  /** Finds the best price again, if it was the one that went. */
  #search(gone: number): void {
    const side = (gone & 1) === BID ? BID : ASK;
    if (gone >> 1 !== this.#best[side]) return;
    this.#best[side] = side === BID ? NO_BID : NO_ASK;
    for (const place of this.#cells.keys()) {
      if ((place & 1) === side) this.#better(place);
    }
  }
}
