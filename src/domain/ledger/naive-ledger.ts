/** The fold of domain.md §C the slow way, from its text alone, for specs. */
import { Action, Flag, Side } from '../dbn/mbo.ts';
import type { MboRecord } from '../dbn/mbo.ts';
import { copyOf, differ, flowOf, tenBest } from './naive-depth.ts';
import type { NaiveBest, NaiveDepth, NaiveSide } from './naive-depth.ts';

/** What happened to lots of one side. */
export type NaiveFlow =
  | {
      readonly kind: 'add' | 'pull' | 'fill';
      readonly side: NaiveSide;
      readonly tick: number;
      readonly lots: number;
    }
  | {
      readonly kind: 'move';
      readonly side: NaiveSide;
      readonly from: number;
      readonly to: number;
      readonly lots: number;
    };

/** One window with all that happened in it. */
export type NaiveWindow = {
  readonly win: number;
  readonly start: NaiveDepth;
  end: NaiveDepth;
  isReset: boolean;
  readonly flows: NaiveFlow[];
  readonly trades: { readonly side: string; readonly tick: number; readonly lots: number }[];
  /** Aggressor orders: lots and the ticks they printed at. */
  readonly orders: { readonly side: string; lots: number; readonly ticks: Set<number> }[];
  eventCount: number;
  readonly ofi: number[];
  /** Sums of qb + qa over changed states, and their counts: the touch, then all ten depths. */
  readonly depthSums: [touch: number, ten: number];
  readonly depthCounts: [touch: number, ten: number];
  readonly odd: {
    unknown: number;
    duplicate: number;
    over: number;
    unmatched: number;
    late: number;
  };
  crossedCount: number;
  crossedNs: number;
};

/** The session of a naive ledger. */
export type NaiveOptions = {
  readonly startNs: bigint;
  readonly endNs: bigint;
  readonly tickNano: number;
};

type Order = { side: NaiveSide; tick: number; size: number };

const WINDOW_NS = 5e9;
const PATIENCE_NS = 1e9;

/** Folds records one by one; simple maps, nothing shared with the real ledger. */
export class NaiveLedger {
  /** Windows that are closed. */
  readonly windows: NaiveWindow[] = [];
  readonly #options: NaiveOptions;
  readonly #orders = new Map<bigint, Order>();
  readonly #pending: { readonly id: bigint; lots: number; readonly ns: number }[] = [];
  readonly #depth: NaiveDepth = { A: new Map(), B: new Map() };
  #event: MboRecord[] = [];
  #window: NaiveWindow | undefined;
  #firstWin = 0;
  #isOver = false;
  #best: readonly [bids: NaiveBest, asks: NaiveBest] | undefined;
  #crossedSince: number | undefined;

  constructor(options: NaiveOptions) {
    this.#options = options;
  }

  /** Takes a record, in exchange order. */
  take(record: MboRecord): void {
    this.#event.push(record);
    if ((record.flags & Flag.Last) === 0) return;
    const event = this.#event;
    this.#event = [];
    if (!this.#isOver) this.#apply(event);
  }

  /** Closes the last window. */
  end(): void {
    this.#crossedSince = undefined;
    if (!this.#isOver && this.#window) this.#close(this.#window);
    this.#isOver = true;
  }

  #nsOf(ts: bigint): number {
    return Number(ts - this.#options.startNs);
  }

  #apply(event: readonly MboRecord[]): void {
    const [first] = event;
    const ns = this.#nsOf(event[event.length - 1].tsEvent);
    const isSnapshot = (first.flags & Flag.Snapshot) !== 0;
    if (!this.#window) {
      const beginNs = this.#nsOf(isSnapshot ? first.tsRecv : first.tsEvent);
      this.#firstWin = Math.max(0, Math.floor(beginNs / WINDOW_NS));
      this.#window = this.#open(this.#firstWin - 1);
    }
    if (ns >= this.#nsOf(this.#options.endNs)) {
      this.end();
      return;
    }
    let window = this.#window;
    while (window.win < Math.floor(ns / WINDOW_NS)) {
      this.#close(window);
      window = this.#window = this.#open(window.win + 1);
    }
    const isInside = window.win >= this.#firstWin;
    if (isInside && ns < window.win * WINDOW_NS && !isSnapshot) window.odd.late++;
    this.#expire(window, ns);
    this.#records(window, event, ns);
    this.#look(window, event, ns);
  }

  #open(win: number): NaiveWindow {
    const start = copyOf(this.#depth);
    return {
      ...{ win, start, end: start, isReset: false, flows: [], trades: [], orders: [] },
      ...{ eventCount: 0, ofi: Array.from({ length: 10 }, () => 0) },
      ...{ depthSums: [0, 0], depthCounts: [0, 0], crossedCount: 0, crossedNs: 0 },
      odd: { unknown: 0, duplicate: 0, over: 0, unmatched: 0, late: 0 },
    };
  }

  #close(window: NaiveWindow): void {
    window.end = copyOf(this.#depth);
    if (this.#crossedSince !== undefined) {
      const spell = (window.win + 1) * WINDOW_NS - this.#crossedSince;
      window.crossedNs = Math.max(window.crossedNs, spell);
    }
    if (window.win >= this.#firstWin) this.windows.push(window);
  }

  #expire(window: NaiveWindow, ns: number): void {
    for (const fill of this.#pending) {
      if (fill.lots === 0 || ns - fill.ns <= PATIENCE_NS) continue;
      fill.lots = 0;
      window.odd.unmatched++;
    }
    const waiting = this.#pending.filter(({ lots }) => lots > 0);
    this.#pending.splice(0, this.#pending.length, ...waiting);
  }

  #records(window: NaiveWindow, event: readonly MboRecord[], ns: number): void {
    const before = window.eventCount;
    for (const record of event) {
      const { action, orderId, sz } = record;
      if (action === Action.Trade) this.#trade(window, record);
      else if (action === Action.Fill) {
        if (this.#orders.has(orderId)) this.#pending.push({ id: orderId, lots: sz, ns });
      } else if (action === Action.Clear) this.#clear();
      else this.#order(window, record);
    }
    const isRebuilt = event.some(
      ({ action, flags }) => action === Action.Clear || (flags & Flag.Snapshot) !== 0,
    );
    if (isRebuilt) {
      window.isReset = true;
      window.eventCount = before;
      this.#best = undefined;
    }
    this.#aggressors(window, event);
  }

  #tickOf({ pxNano }: MboRecord): number {
    return Number(pxNano) / this.#options.tickNano;
  }

  #trade(window: NaiveWindow, record: MboRecord): void {
    const side = String.fromCharCode(record.side);
    window.trades.push({ side, tick: this.#tickOf(record), lots: record.sz });
  }

  #aggressors(window: NaiveWindow, event: readonly MboRecord[]): void {
    for (const side of [Side.Bid, Side.Ask]) {
      const prints = event.filter(
        (record) => record.action === Action.Trade && record.side === side,
      );
      if (prints.length === 0) continue;
      window.orders.push({
        side: String.fromCharCode(side),
        lots: prints.reduce((sum, { sz }) => sum + sz, 0),
        ticks: new Set(prints.map((print) => this.#tickOf(print))),
      });
    }
  }

  #clear(): void {
    this.#orders.clear();
    this.#pending.length = 0;
    this.#depth.A.clear();
    this.#depth.B.clear();
  }

  #order(window: NaiveWindow, record: MboRecord): void {
    const { action, orderId, sz } = record;
    const order = this.#orders.get(orderId);
    const to = {
      side: record.side === Side.Ask ? ('A' as const) : ('B' as const),
      tick: this.#tickOf(record),
      size: sz,
    };
    if (action === Action.Cancel) {
      if (!order) window.odd.unknown++;
      else {
        if (sz > order.size) window.odd.over++;
        window.eventCount++;
        this.#reduce(window, orderId, Math.min(sz, order.size));
      }
      return;
    }
    if (action === Action.Modify && !order) window.odd.unknown++;
    if (action === Action.Add && order) window.odd.duplicate++;
    window.eventCount++;
    if (order) this.#modify(window, orderId, to);
    else {
      this.#orders.set(orderId, { ...to, size: 0 });
      this.#grow(window, orderId, sz);
    }
  }

  #modify(window: NaiveWindow, id: bigint, to: Order): void {
    const order = this.#known(id);
    if (to.side !== order.side) {
      // An M that changes side is a pull and an add.
      this.#reduce(window, id, order.size);
      this.#orders.set(id, { ...to, size: 0 });
      this.#grow(window, id, to.size);
      return;
    }
    const moved = Math.min(order.size, to.size);
    this.#reduce(window, id, order.size - moved);
    if (to.tick !== order.tick) {
      const { side, tick: from } = order;
      window.flows.push({ kind: 'move', side, from, to: to.tick, lots: moved });
      this.#put(side, from, -moved);
      this.#put(side, to.tick, moved);
      this.#orders.set(id, { side, tick: to.tick, size: moved });
    }
    this.#grow(window, id, to.size - moved);
  }

  #grow(window: NaiveWindow, id: bigint, lots: number): void {
    if (lots === 0) return;
    const order = this.#known(id);
    order.size += lots;
    window.flows.push({ kind: 'add', side: order.side, tick: order.tick, lots });
    this.#put(order.side, order.tick, lots);
  }

  #reduce(window: NaiveWindow, id: bigint, lots: number): void {
    const order = this.#known(id);
    let filled = 0;
    for (const fill of this.#pending) {
      if (fill.id !== id) continue;
      const taken = Math.min(fill.lots, lots - filled);
      fill.lots -= taken;
      filled += taken;
    }
    const { side, tick } = order;
    if (filled > 0) window.flows.push({ kind: 'fill', side, tick, lots: filled });
    if (lots > filled) window.flows.push({ kind: 'pull', side, tick, lots: lots - filled });
    this.#put(side, tick, -lots);
    order.size -= lots;
    if (order.size === 0) this.#orders.delete(id);
  }

  #known(id: bigint): Order {
    const order = this.#orders.get(id);
    if (!order) throw new Error(`order ${id} is not there`);
    return order;
  }

  #put(side: NaiveSide, tick: number, lots: number): void {
    const rest = (this.#depth[side].get(tick) ?? 0) + lots;
    if (rest === 0) this.#depth[side].delete(tick);
    else this.#depth[side].set(tick, rest);
  }

  /** The state after F_LAST. */
  #look(window: NaiveWindow, event: readonly MboRecord[], ns: number): void {
    const changesBook = event.some(
      ({ action }) => action !== Action.Trade && action !== Action.Fill,
    );
    const before = this.#best;
    if (changesBook || !before) {
      const after = [tenBest(this.#depth, 'B'), tenBest(this.#depth, 'A')] as const;
      this.#best = after;
      if (before) countFlow(window, before, after);
    }
    const [[[bid]], [[ask]]] = this.#best ?? [[[-Infinity]], [[Infinity]]];
    if (this.#crossedSince !== undefined) {
      window.crossedNs = Math.max(window.crossedNs, ns - this.#crossedSince);
    }
    if (bid >= ask) window.crossedCount++;
    this.#crossedSince = bid >= ask ? (this.#crossedSince ?? ns) : undefined;
  }
}

function countFlow(
  window: NaiveWindow,
  before: readonly [NaiveBest, NaiveBest],
  after: readonly [NaiveBest, NaiveBest],
): void {
  for (let depth = 0; depth < 10; depth++) window.ofi[depth] += flowOf(after, before, depth);
  for (const [i, count] of [1, 10].entries()) {
    if (!differ(before[0], after[0], count) && !differ(before[1], after[1], count)) continue;
    const lots = [...after[0].slice(0, count), ...after[1].slice(0, count)];
    window.depthSums[i] += lots.reduce((sum, [, size]) => sum + size, 0);
    window.depthCounts[i]++;
  }
}
