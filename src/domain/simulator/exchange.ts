import { Action, Side } from '../dbn/mbo.ts';
import type { MarketAction, MarketRecord, MarketSink } from './market-record.ts';
import type { BookSide, NewOrder } from './order-queues.ts';
import { Ask, Bid, OrderQueues } from './order-queues.ts';

type ExchangeOptions = {
  /** About where trading starts, ticks. */
  readonly centerTick: number;
  /** Orders are numbered upward from here. */
  readonly firstOrderId: number;
  readonly sink: MarketSink;
};

/** A market order: who crosses the spread, for how much, and how far at most. */
type MarketOrder = {
  readonly side: BookSide;
  /** Lots wanted. */
  readonly sz: number;
  /** Most ticks it may print, counted from the touch. */
  readonly ticksMax: number;
  /** Whether a resting order that is filled in part is written as a modify, else as a cancel. */
  readonly partialAsModify: boolean;
};

/**
 * Matches orders first in, first out, and publishes every step the way CME's feed arrives.
 *
 * The trades and fills of an aggressor come before any change of the book; then each resting order
 * it met is canceled, or made smaller. Only the last record of an event closes it.
 */
export class Exchange {
  readonly queues: OrderQueues;
  /** Clock of the records to come, ns since the session's start. */
  nowNs = 0;
  readonly #sink: MarketSink;
  readonly #record: MarketRecord = {
    action: Action.Add,
    side: Side.Bid,
    orderId: 0,
    tick: 0,
    sz: 0,
    timeNs: 0,
    isLast: true,
  };
  #nextOrderId: number;
  // The market order in work: resting orders it meets, in queue order, and lots taken from each.
  readonly #metSlots: number[] = [];
  readonly #metSizes: number[] = [];

  constructor({ centerTick, firstOrderId, sink }: ExchangeOptions) {
    this.queues = new OrderQueues(centerTick);
    this.#nextOrderId = firstOrderId;
    this.#sink = sink;
  }

  /** Id the next order gets. */
  get nextOrderId(): number {
    return this.#nextOrderId;
  }

  /** Lets an order rest that nobody saw arrive: the book before the session. */
  rest(order: Omit<NewOrder, 'id'>): void {
    this.queues.add({ ...order, id: this.#nextOrderId++ });
  }

  /** Publishes a new limit order that does not cross the book. */
  place(side: BookSide, tick: number, sz: number): void {
    const id = this.#nextOrderId++;
    const slot = this.queues.add({ side, tick, sz, id, isStatic: false });
    this.#publishOrder(Action.Add, slot, sz, true);
  }

  /** Publishes that an order is gone. */
  cancel(slot: number): void {
    this.#publishOrder(Action.Cancel, slot, this.queues.sizeOf(slot), true);
    this.queues.remove(slot);
  }

  /** Publishes that an order rests elsewhere, at the end of that queue. */
  reprice(slot: number, tick: number, sz: number): void {
    this.queues.reprice(slot, tick, sz);
    this.#publishOrder(Action.Modify, slot, sz, true);
  }

  /** Publishes an aggressor and all it does; what finds no price within its limit is withdrawn. */
  take(order: MarketOrder): void {
    const aggressorId = this.#nextOrderId++;
    const restingSide = order.side === Bid ? Ask : Bid;
    const step = restingSide === Ask ? 1 : -1;
    const touch = this.queues.best(restingSide);
    let left = order.sz;
    this.#metSlots.length = 0;
    this.#metSizes.length = 0;
    for (let i = 0; i < order.ticksMax && left > 0; i++) {
      const tick = touch + i * step;
      const metBefore = this.#metSlots.length;
      const traded = this.#meet(restingSide, tick, left);
      if (traded === 0) continue;
      left -= traded;
      this.#publishTrade(order.side, aggressorId, tick, traded);
      this.#publishFills(metBefore);
    }
    this.#settle(order.partialAsModify);
  }

  /** Notes the orders of a tick that the aggressor meets, up to `left` lots; returns their sum. */
  #meet(side: BookSide, tick: number, left: number): number {
    const { queues } = this;
    let traded = 0;
    let slot = queues.first(side, tick);
    while (slot !== undefined && traded < left) {
      const sz = Math.min(queues.sizeOf(slot), left - traded);
      this.#metSlots.push(slot);
      this.#metSizes.push(sz);
      traded += sz;
      slot = queues.behind(slot);
    }
    return traded;
  }

  #publishFills(start: number): void {
    for (let i = start; i < this.#metSlots.length; i++) {
      this.#publishOrder(Action.Fill, this.#metSlots[i], this.#metSizes[i], false);
    }
  }

  /** Takes what was filled out of the book; the last record closes the event. */
  #settle(partialAsModify: boolean): void {
    const { queues } = this;
    const last = this.#metSlots.length - 1;
    for (let i = 0; i <= last; i++) {
      const slot = this.#metSlots[i];
      const filled = this.#metSizes[i];
      const rest = queues.sizeOf(slot) - filled;
      if (rest > 0) queues.shrink(slot, rest);
      const isModify = rest > 0 && partialAsModify;
      this.#publishOrder(
        isModify ? Action.Modify : Action.Cancel,
        slot,
        isModify ? rest : filled,
        i === last,
      );
      if (rest === 0) queues.remove(slot);
    }
  }

  #publishOrder(action: MarketAction, slot: number, sz: number, isLast: boolean): void {
    const { queues } = this;
    const record = this.#record;
    record.action = action;
    record.side = queues.sideOf(slot) === Bid ? Side.Bid : Side.Ask;
    record.orderId = queues.idOf(slot);
    record.tick = queues.tickOf(slot);
    record.sz = sz;
    record.timeNs = this.nowNs;
    record.isLast = isLast;
    this.#sink(record);
  }

  #publishTrade(side: BookSide, orderId: number, tick: number, sz: number): void {
    const record = this.#record;
    record.action = Action.Trade;
    record.side = side === Bid ? Side.Bid : Side.Ask;
    record.orderId = orderId;
    record.tick = tick;
    record.sz = sz;
    record.timeNs = this.nowNs;
    record.isLast = false;
    this.#sink(record);
  }
}
