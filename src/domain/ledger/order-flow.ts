import { OrderTable } from '../book/order-table.ts';
import { PendingFills } from './pending-fills.ts';
import { CELL, PlaceCells } from './place-cells.ts';
import type { QualityTally } from './quality-tally.ts';
import { RepriceRows } from './reprice-rows.ts';
import { TenBest } from './ten-best.ts';

const { add: addWord, pull: pullWord, fill: fillWord, moved: movedWord } = CELL;

/**
 * What each record about an order does to the book, told apart by cause: added, pulled, filled,
 * moved.
 *
 * A match comes as fills, which change nothing, and then as reductions of the same orders. So a
 * reduction is filled as far as fills wait for it, and pulled beyond that. Lots that a match took
 * from an iceberg's hidden part never rested where others could see them: the exchange fills the
 * order and then modifies it to no less than before, or to more than the fill left. They count as
 * added and filled, so that what was filled is what was traded.
 */
export class OrderFlow {
  readonly cells = new PlaceCells();
  readonly best = new TenBest(this.cells);
  readonly reprices = new RepriceRows();
  readonly pending = new PendingFills();
  /** Records of the window that changed an order or its turn. */
  changeCount = 0;
  readonly #orders = new OrderTable();
  readonly #quality: QualityTally;

  constructor(quality: QualityTally) {
    this.#quality = quality;
  }

  /** A new order; one that already rests is modified. */
  add(idLo: number, idHi: number, place: number, size: number): void {
    const slot = this.#orders.find(idLo, idHi);
    if (slot < 0) {
      this.changeCount++;
      this.#orders.put(this.#orders.insert(~slot, idLo, idHi), place, size, 0);
      if (size !== 0) this.#gain(place, size, addWord);
      return;
    }
    this.#quality.duplicate++;
    this.modify(idLo, idHi, place, size);
  }

  /** Lots go from an order, all of it if they are as many as it has. */
  cancel(idLo: number, idHi: number, size: number): void {
    const orders = this.#orders;
    const slot = orders.find(idLo, idHi);
    if (slot < 0) {
      this.#quality.unknown++;
      return;
    }
    this.changeCount++;
    const place = orders.place(slot);
    const resting = orders.size(slot);
    if (size >>> 0 < resting) {
      orders.resize(slot, resting - size);
      this.#reduce(idLo, idHi, place, size);
      return;
    }
    if (size !== resting) this.#quality.over++;
    orders.remove(slot);
    this.#reduce(idLo, idHi, place, resting);
  }

  /** An order gets a new place and size; one never seen is added. */
  modify(idLo: number, idHi: number, place: number, size: number): void {
    const orders = this.#orders;
    const slot = orders.find(idLo, idHi);
    if (slot < 0) {
      this.#quality.unknown++;
      this.add(idLo, idHi, place, size);
      return;
    }
    this.changeCount++;
    const oldPlace = orders.place(slot);
    const oldSize = orders.size(slot);
    if (size === 0) orders.remove(slot);
    else orders.put(slot, place, size, 0);
    const isMoved = place !== oldPlace && size !== 0;
    if (isMoved && ((place ^ oldPlace) & 1) !== 0) {
      this.#reduce(idLo, idHi, oldPlace, oldSize);
      this.#gain(place, size, addWord);
      return;
    }
    if (isMoved) this.#reprice(oldPlace, place, Math.min(oldSize, size));
    if (size < oldSize) this.#reduce(idLo, idHi, oldPlace, oldSize - size);
    else if (size > oldSize) this.#gain(place, size - oldSize, addWord);
    if (!isMoved && !this.pending.isEmpty) this.pending.markRefilled(idLo, idHi);
  }

  /** A resting order was filled; its reduction comes by itself. @param ns time of the event. */
  fill(idLo: number, idHi: number, lots: number, ns: number): void {
    if (this.#orders.find(idLo, idHi) >= 0) this.pending.push(idLo, idHi, lots, ns);
  }

  /** The book was cleared. */
  clear(): void {
    this.#orders.clear();
    this.cells.clear();
    this.pending.clear();
  }

  /** An event is over: what it took from hidden lots is settled, and the ten best are looked at. */
  endEvent(): void {
    if (!this.pending.isEmpty) this.pending.takeHidden(this.#fillHidden);
    this.best.look();
  }

  readonly #fillHidden = (idLo: number, idHi: number, lots: number): void => {
    const slot = this.#orders.find(idLo, idHi);
    if (slot < 0) return;
    const place = this.#orders.place(slot);
    this.#gain(place, lots, addWord);
    this.#lose(place, lots, fillWord);
  };

  #reprice(from: number, to: number, lots: number): void {
    if (lots === 0) return;
    this.#gain(from, -lots, movedWord);
    this.#gain(to, lots, movedWord);
    this.reprices.push(from, to, lots);
  }

  /** Lots go from an order's place: filled as far as fills wait for the order, else pulled. */
  #reduce(idLo: number, idHi: number, place: number, lots: number): void {
    let pulled = lots;
    if (!this.pending.isEmpty) {
      const filled = this.pending.take(idLo, idHi, lots);
      if (filled > 0) this.#lose(place, filled, fillWord);
      pulled -= filled;
    }
    if (pulled > 0) this.#lose(place, pulled, pullWord);
  }

  #gain(place: number, lots: number, flow: number): void {
    this.best.note(place, lots, this.cells.gain(place, lots, flow));
  }

  #lose(place: number, lots: number, flow: number): void {
    this.best.note(place, -lots, this.cells.lose(place, lots, flow));
  }
}
