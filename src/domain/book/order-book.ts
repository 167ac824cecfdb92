import { DepthMap } from './depth-map.ts';
import { OrderTable } from './order-table.ts';
import type { BookSide } from './place.ts';

/** What a book met that a complete, clean stream would not hold. */
export type BookCounters = {
  /** Cancels of orders never seen. */
  unknownCancels: number;
  /** Modifies of orders never seen, which are entered. */
  unknownModifies: number;
  /** Adds of an id that already rests, taken as modifies. */
  duplicateAdds: number;
  /** Cancels of more than rests, clamped. */
  overCancels: number;
  /** Adds and modifies without a usable price or id, left out. */
  unplaced: number;
  /** Clears of the whole book. */
  clears: number;
};

/** One price of the book. */
export type DepthRow = {
  /** Price, ticks. */
  readonly tick: number;
  /** Resting size, lots. */
  readonly size: number;
  /** Resting orders. */
  readonly count: number;
};

/** A resting order as the queue of its price shows it; the id in two Int32 words. */
export type QueuedOrder = { readonly idLo: number; readonly idHi: number; readonly size: number };

/**
 * The order book of one instrument: orders by id, depth by price, and each order's turn.
 *
 * Trades and fills never touch it: the effect of a match comes as the cancel or modify that follows.
 * Look at it only between events, after the record that carries F_LAST: inside an event it may be
 * stale or crossed. Orders are named by their slot in `orders`.
 *
 * @see https://databento.com/docs/schemas/mbo
 */
export class OrderBook {
  readonly orders = new OrderTable();
  readonly depth = new DepthMap();
  readonly counters: BookCounters = {
    unknownCancels: 0,
    unknownModifies: 0,
    duplicateAdds: 0,
    overCancels: 0,
    unplaced: 0,
    clears: 0,
  };
  #rank = 0;

  /** Rank of the next order to come to the end of a queue. */
  nextRank(): number {
    return ++this.#rank;
  }

  /** Takes lots off an order; with nothing left it goes. */
  cancel(slot: number, size: number): void {
    const { orders, depth } = this;
    const resting = orders.size(slot);
    const place = orders.place(slot);
    if (size < resting) {
      orders.resize(slot, resting - size);
      depth.resize(place, -size);
      return;
    }
    if (size > resting) this.counters.overCancels++;
    orders.remove(slot);
    depth.leave(place, resting);
  }

  /**
   * Gives an order its new place and size. It keeps its turn when it only shrinks; a new price, more
   * size, or a refresh with neither changed (an iceberg's next slice) sends it to the end.
   */
  modify(slot: number, place: number, size: number): void {
    const { orders, depth } = this;
    const oldPlace = orders.place(slot);
    const oldSize = orders.size(slot);
    if (size === 0) {
      orders.remove(slot);
      depth.leave(oldPlace, oldSize);
      return;
    }
    const keepsTurn = place === oldPlace && size < oldSize;
    orders.put(slot, place, size, keepsTurn ? orders.rank(slot) : this.nextRank());
    depth.leave(oldPlace, oldSize);
    depth.enter(place, size);
  }

  /** Empties the book. */
  clear(): void {
    this.counters.clears++;
    this.orders.clear();
    this.depth.clear();
  }

  /** Moves the depth's window to the market if that went elsewhere; call it now and then. */
  settle(): void {
    if (this.depth.isAstray()) this.#resettle();
  }

  /** Splits every tick into `parts`, as after the discovery of a finer grid. */
  refine(parts: number): void {
    const { orders } = this;
    for (const slot of orders.slots()) {
      const place = orders.place(slot);
      const finer = (((place >> 1) * parts) << 1) | (place & 1);
      orders.put(slot, finer, orders.size(slot), orders.rank(slot));
    }
    this.#resettle();
  }

  /** The best `limit` prices of a side, best first. */
  side(side: BookSide, limit: number): DepthRow[] {
    return this.depth.ticks(side, limit).map((tick) => {
      const place = (tick << 1) | side;
      return { tick, size: this.depth.size(place), count: this.depth.count(place) };
    });
  }

  /** Orders resting at a place, first in the queue first. Scans all orders: not for hot loops. */
  queue(place: number): QueuedOrder[] {
    const { orders } = this;
    const slots = [...orders.slots()].filter((slot) => orders.place(slot) === place);
    slots.sort((a, b) => orders.rank(a) - orders.rank(b));
    return slots.map((slot) => {
      const [idLo, idHi] = orders.id(slot);
      return { idLo, idHi, size: orders.size(slot) };
    });
  }

  #resettle(): void {
    const { orders, depth } = this;
    depth.resettle();
    for (const slot of orders.slots()) depth.enter(orders.place(slot), orders.size(slot));
  }
}
