import { Action, Flag, readMbo, Side } from '../dbn/mbo.ts';
import type { MboRecord } from '../dbn/mbo.ts';
import type { RecordRun } from '../dbn/record-run.ts';

/** After so long a fill that nothing took off its order counts as unmatched, ns. */
const PATIENCE_NS = 1_000_000_000n;

/** How a venue shows its fills: what the attribution of pulls and fills rests on. */
export type FillCounts = {
  /** Trade records, and those of them whose event has no fill of a resting order. */
  trades: number;
  tradesWithoutFill: number;
  /** Fill records of known orders; those that left something of their order. */
  fills: number;
  partialFills: number;
  /** By what took a fill off its order. */
  reducedByCancel: number;
  reducedByModify: number;
  /** Of those two, how many came in the same event as the fill. */
  reducedInSameEvent: number;
  /** Fills that nothing took off within a second. */
  unmatched: number;
  /** Fills of orders never seen. */
  unknown: number;
  /** Fills after which a modify left no less than before: the order showed some of a hidden part. */
  refilled: number;
  /** Fills on the side of the aggressor: of an order that left its price to cross. */
  ownSide: number;
};

/** An order of the book, and the fill that has not been taken off it yet. */
type Order = { size: number; pending: number; event: number; ns: bigint };

/** Counts how fills show in the orders of one instrument. */
export class FillCensus {
  readonly counts: FillCounts = {
    ...{ trades: 0, tradesWithoutFill: 0, fills: 0, partialFills: 0 },
    ...{ reducedByCancel: 0, reducedByModify: 0, reducedInSameEvent: 0 },
    ...{ unmatched: 0, unknown: 0, refilled: 0, ownSide: 0 },
  };
  readonly #orders = new Map<bigint, Order>();
  readonly #waiting = new Set<bigint>();
  #event = 0;
  #tradesInEvent = 0;
  #hasFill = false;
  /** Side of the last trade of the event; 0 without one. */
  #aggressor = 0;

  /** Takes records `start` to `end − 1` of a run of mbo records, in exchange order. */
  push(run: RecordRun, start = 0, end = run.count): void {
    for (let i = start; i < end; i++) this.#take(readMbo(run, i));
  }

  /** Counts what is still waiting. */
  end(): void {
    this.counts.unmatched += this.#waiting.size;
    this.#waiting.clear();
  }

  #take(record: MboRecord): void {
    const { action, side, orderId, sz: size, flags, tsEvent } = record;
    this.#expire(tsEvent);
    if (action === Action.Trade) {
      this.#tradesInEvent++;
      this.#aggressor = side;
    } else if (action === Action.Fill && side === this.#aggressor && side !== Side.None) {
      this.#hasFill = true;
      this.counts.ownSide++;
    } else if (action === Action.Fill) this.#fill(orderId, size, tsEvent);
    else if (action === Action.Clear) this.#orders.clear();
    else if (action === Action.Add) this.#place(orderId, size);
    else if (action === Action.Modify) this.#modify(orderId, size);
    else if (action === Action.Cancel) this.#cancel(orderId, size);
    if ((flags & Flag.Last) !== 0) this.#endEvent();
  }

  #place(id: bigint, size: number): void {
    this.#orders.set(id, { size, pending: 0, event: 0, ns: 0n });
  }

  #fill(id: bigint, size: number, ns: bigint): void {
    const order = this.#orders.get(id);
    this.#hasFill = true;
    if (!order) {
      this.counts.unknown++;
      return;
    }
    this.counts.fills++;
    if (size < order.size - order.pending) this.counts.partialFills++;
    order.pending += size;
    order.event = this.#event;
    order.ns = ns;
    this.#waiting.add(id);
  }

  #modify(id: bigint, size: number): void {
    const order = this.#orders.get(id);
    if (!order) this.#place(id, size);
    else if (size < order.size) this.#reduce(id, order, size, 'reducedByModify');
    else this.#grow(id, order, size);
  }

  #grow(id: bigint, order: Order, size: number): void {
    order.size = size;
    if (order.pending === 0) return;
    this.counts.refilled++;
    this.#waiting.delete(id);
    order.pending = 0;
  }

  #cancel(id: bigint, size: number): void {
    const order = this.#orders.get(id);
    if (order) this.#reduce(id, order, order.size - size, 'reducedByCancel');
  }

  /** @param left lots that rest from now on. */
  #reduce(
    id: bigint,
    order: Order,
    left: number,
    way: 'reducedByCancel' | 'reducedByModify',
  ): void {
    if (order.pending > 0) {
      this.counts[way]++;
      if (order.event === this.#event) this.counts.reducedInSameEvent++;
      this.#waiting.delete(id);
      order.pending = 0;
    }
    order.size = left;
    if (left <= 0) this.#orders.delete(id);
  }

  #endEvent(): void {
    this.counts.trades += this.#tradesInEvent;
    if (!this.#hasFill) this.counts.tradesWithoutFill += this.#tradesInEvent;
    this.#tradesInEvent = 0;
    this.#hasFill = false;
    this.#aggressor = 0;
    this.#event++;
  }

  /** Gives up on fills that have waited too long; the set keeps them in order of time. */
  #expire(ns: bigint): void {
    for (const id of this.#waiting) {
      const order = this.#orders.get(id);
      if (order && ns - order.ns <= PATIENCE_NS) return;
      this.#waiting.delete(id);
      this.counts.unmatched++;
      if (order) order.pending = 0;
    }
  }
}
