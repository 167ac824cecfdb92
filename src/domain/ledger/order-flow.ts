import { OrderTable } from '../book/order-table.ts';
import { PendingFills } from './pending-fills.ts';
import { CELL, PlaceCells } from './place-cells.ts';
import { RepriceRows } from './reprice-rows.ts';
import { TenBest } from './ten-best.ts';

const { add: addWord, pull: pullWord, fill: fillWord, moved: movedWord } = CELL;

/**
 * What each record about an order does to the book, told apart by cause: added, pulled, filled,
 * moved. Orders are named by their slot in `orders`.
 *
 * A match comes as fills, which change nothing, and then as reductions of the same orders. So a
 * reduction is filled as far as fills wait for it, and pulled beyond that. Lots that a match took
 * from an iceberg's hidden part never rested where others could see them: the exchange fills the
 * order and then modifies it to no less than before, or to more than the fill left. They count as
 * added and filled, so that what was filled is what was traded.
 */
export class OrderFlow {
  readonly orders = new OrderTable();
  readonly cells = new PlaceCells();
  readonly best = new TenBest(this.cells);
  readonly reprices = new RepriceRows();
  readonly pending = new PendingFills();
  /** Records of the window that changed an order or its turn. */
  changeCount = 0;

  /** An order is new. */
  add(slot: number, place: number, size: number): void {
    this.changeCount++;
    this.orders.rest(slot, place, size);
    if (size !== 0) this.#gain(place, size, addWord);
  }

  /** Lots go from an order, and the order with its last. @param size no more than it has. */
  cancel(slot: number, size: number): void {
    const { orders } = this;
    this.changeCount++;
    const place = orders.place(slot);
    const left = orders.size(slot) - size;
    const filled = this.pending.isEmpty ? 0 : this.#takeFilled(slot, size);
    if (left === 0) orders.remove(slot);
    else orders.resize(slot, left);
    if (filled !== 0) this.#lose(place, filled, fillWord);
    if (filled !== size) this.#lose(place, size - filled, pullWord);
  }

  /** An order gets a new place and size; with none left it goes. */
  modify(slot: number, place: number, size: number): void {
    const { orders } = this;
    this.changeCount++;
    const oldPlace = orders.place(slot);
    const oldSize = orders.size(slot);
    const isMoved = place !== oldPlace && size !== 0;
    // An order that changes its side keeps nothing: all of it goes, all of it comes.
    const kept = isMoved && ((place ^ oldPlace) & 1) !== 0 ? 0 : Math.min(oldSize, size);
    const filled = this.pending.isEmpty ? 0 : this.#takeFilled(slot, oldSize - kept);
    if (!isMoved && !this.pending.isEmpty) this.#markRefilled(slot);
    if (size === 0) orders.remove(slot);
    else orders.rest(slot, place, size);
    if (isMoved && kept !== 0) this.#reprice(oldPlace, place, kept);
    if (filled !== 0) this.#lose(oldPlace, filled, fillWord);
    if (filled !== oldSize - kept) this.#lose(oldPlace, oldSize - kept - filled, pullWord);
    if (size !== kept) this.#gain(place, size - kept, addWord);
  }

  /** The book was cleared. */
  clear(): void {
    this.orders.clear();
    this.cells.clear();
    this.pending.clear();
  }

  /** An event is over: what it took from hidden lots is settled, and the ten best are looked at. */
  endEvent(): void {
    if (!this.pending.isEmpty) this.pending.takeHidden(this.#fillHidden);
    this.best.look();
  }

  readonly #fillHidden = (idLo: number, idHi: number, lots: number): void => {
    const slot = this.orders.find(idLo, idHi);
    if (slot < 0) return;
    const place = this.orders.place(slot);
    this.#gain(place, lots, addWord);
    this.#lose(place, lots, fillWord);
  };

  /** Takes at most so many lots from the fills that wait for an order; returns how many. */
  #takeFilled(slot: number, lots: number): number {
    const [idLo, idHi] = this.orders.id(slot);
    return this.pending.take(idLo, idHi, lots);
  }

  #markRefilled(slot: number): void {
    const [idLo, idHi] = this.orders.id(slot);
    this.pending.markRefilled(idLo, idHi);
  }

  #reprice(from: number, to: number, lots: number): void {
    this.#gain(from, -lots, movedWord);
    this.#gain(to, lots, movedWord);
    this.reprices.push(from, to, lots);
  }

  #gain(place: number, lots: number, flow: number): void {
    this.best.note(place, lots, this.cells.gain(place, lots, flow));
  }

  #lose(place: number, lots: number, flow: number): void {
    this.best.note(place, -lots, this.cells.lose(place, lots, flow));
  }
}
