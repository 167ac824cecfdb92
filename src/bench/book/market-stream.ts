import { Random } from '../../base/random.ts';

/** Int32 words of an MBO record. */
const WORDS = 14;
/** Prices the market may reach, in ticks above the base. */
const RANGE_TICKS = 124;
const BASE_TICK = 27_000;
const TICK_NANO = 250_000_000;
/** First order id, of the magnitude the exchange gives out. */
const FIRST_ID = 6_410_000_000_000;
/** Orders in the opening snapshot. */
const SNAPSHOT_ORDERS = 25_000;
/** Orders resting at most: adds beyond it become cancels. */
const LIVE_ORDERS_MAX = 27_000;
/** Orders that live only moments, at any time: about half a second's worth. */
const BRIEF_ORDERS = 300;
/** Room kept for the longest event, a move of the market through a full queue. */
const EVENT_RECORDS_MAX = 16_384;
/** Records between two moves of the market by a tick. */
const MOVE_RECORDS = 20_000;

const ACTION = { A: 65, C: 67, F: 70, M: 77, R: 82, T: 84 } as const;
const SIDE = { B: 66, A: 65, N: 78 } as const;
const LAST = 128;
const SNAPSHOT = 32;

type LiveOrder = { id: number; place: number; size: number; index: number };

/**
 * An endless, seeded stream of MBO records with the mix of a busy ES day, for benchmarks alone.
 *
 * About 42 % adds, 42 % cancels, 6 % modifies, 2 % trades, 8 % fills; 60 % of the orders live only
 * moments; matches come as trade, fills, then the cancels and modifies that carry their effect. It
 * has no physics: `src/domain/simulator` is the market, this is the load.
 */
export class MarketStream {
  readonly #random: Random;
  readonly #queues: LiveOrder[][] = Array.from({ length: RANGE_TICKS * 2 }, () => []);
  readonly #brief: LiveOrder[] = [];
  #briefHead = 0;
  #liveCount = 0;
  #mid = RANGE_TICKS >> 1;
  #nextId = FIRST_ID;
  #sequence = 1;
  #record = 0;
  #nextMove = MOVE_RECORDS;
  /** ns since the epoch, as a double: only its order matters here. */
  #clockHi = 407_000_000;
  #clockLo = 0;
  #words: Int32Array = new Int32Array(0);
  #end = 0;

  constructor(seed: string) {
    this.#random = new Random(seed);
  }

  /** Fills `words` with as many whole records as fit; returns their number. */
  fill(words: Int32Array): number {
    this.#words = words;
    this.#end = 0;
    const limit = words.length - EVENT_RECORDS_MAX * WORDS;
    if (this.#record === 0) this.#emitSnapshot(limit);
    while (this.#end < limit) this.#step();
    return this.#end / WORDS;
  }

  #emitSnapshot(limit: number): void {
    this.#emit(ACTION.R, undefined, 0, SNAPSHOT);
    for (let i = 0; i < SNAPSHOT_ORDERS && this.#end < limit; i++) {
      const order = this.#enter(this.#drawPlace(40));
      const flags = SNAPSHOT | (i === SNAPSHOT_ORDERS - 1 ? LAST : 0);
      this.#emit(ACTION.A, order, order.size, flags);
    }
  }

  #step(): void {
    if (this.#record >= this.#nextMove) this.#move();
    const draw = this.#random.uniform() * 828;
    if (draw < 418 && this.#liveCount < LIVE_ORDERS_MAX) this.#add();
    else if (draw < 754) this.#cancel();
    else if (draw < 806) this.#modify();
    else this.#match();
  }

  #add(): void {
    const order = this.#enter(this.#drawPlace(8));
    this.#emit(ACTION.A, order, order.size, LAST);
    if (this.#random.uniform() < 0.6) this.#brief.push(order);
  }

  #cancel(): void {
    const isBriefDue = this.#brief.length - this.#briefHead > BRIEF_ORDERS;
    const order = isBriefDue ? this.#brief[this.#briefHead++] : this.#pick();
    if (this.#briefHead > 100_000) {
      this.#brief.splice(0, this.#briefHead);
      this.#briefHead = 0;
    }
    if (order === undefined || order.size === 0) return;
    this.#leave(order, LAST);
  }

  #modify(): void {
    const order = this.#pick();
    if (order === undefined) return;
    this.#unlink(order);
    order.place = this.#drawPlace(8);
    order.size = this.#drawSize();
    this.#link(order);
    this.#emit(ACTION.M, order, order.size, LAST);
  }

  /** An aggressor meets about four resting orders at the touch. */
  #match(): void {
    const isBid = this.#random.uniform() < 0.5;
    const queue = this.#queues[isBid ? (this.#mid - 1) * 2 : (this.#mid + 1) * 2 + 1];
    const count = Math.min(queue.length, 1 + this.#random.integer(0, 7));
    if (count === 0) return;
    const matched = queue.slice(0, count);
    const size = matched.reduce((sum, order) => sum + order.size, 0);
    this.#emit(ACTION.T, matched[0], size, 0);
    for (const order of matched) this.#emit(ACTION.F, order, order.size, 0);
    matched.forEach((order, i) => {
      this.#leave(order, i === count - 1 ? LAST : 0);
    });
  }

  /** The market steps by a tick; whoever stands in the way leaves. */
  #move(): void {
    this.#nextMove = this.#record + MOVE_RECORDS;
    const step = this.#random.uniform() < 0.5 ? -1 : 1;
    const next = this.#mid + step;
    if (next < 20 || next > RANGE_TICKS - 20) return;
    this.#mid = next;
    for (const queue of [this.#queues[next * 2], this.#queues[next * 2 + 1]]) {
      for (const order of [...queue]) this.#leave(order, LAST);
    }
  }

  #enter(place: number): LiveOrder {
    const order = { id: this.#nextId++, place, size: this.#drawSize(), index: 0 };
    this.#link(order);
    return order;
  }

  #leave(order: LiveOrder, flags: number): void {
    this.#emit(ACTION.C, order, order.size, flags);
    this.#unlink(order);
    order.size = 0;
  }

  #link(order: LiveOrder): void {
    const queue = this.#queues[order.place];
    order.index = queue.length;
    queue.push(order);
    this.#liveCount++;
  }

  #unlink(order: LiveOrder): void {
    const queue = this.#queues[order.place];
    const last = queue.pop();
    this.#liveCount--;
    if (last === undefined || last === order) return;
    queue[order.index] = last;
    last.index = order.index;
  }

  #pick(): LiveOrder | undefined {
    const queue = this.#queues[this.#drawPlace(8)];
    return queue[this.#random.integer(0, queue.length)];
  }

  /** A place at an exponential distance from the market, `tick << 1 | side`. */
  #drawPlace(meanTicks: number): number {
    const distance = 1 + Math.floor(-meanTicks * Math.log(1 - this.#random.uniform()));
    const isBid = this.#random.uniform() < 0.5;
    const tick = isBid ? this.#mid - distance : this.#mid + distance;
    const inside = Math.min(RANGE_TICKS - 1, Math.max(0, tick));
    return inside * 2 + (isBid ? 0 : 1);
  }

  #drawSize(): number {
    const draw = this.#random.uniform();
    return draw < 0.6 ? 1 : draw < 0.9 ? this.#random.integer(2, 6) : this.#random.integer(6, 60);
  }

  #emit(action: number, order: LiveOrder | undefined, size: number, flags: number): void {
    const words = this.#words;
    const at = this.#end;
    this.#clockLo += 6_200_000;
    if (this.#clockLo >= 4_294_967_296) {
      this.#clockLo -= 4_294_967_296;
      this.#clockHi++;
    }
    const id = order?.id ?? 0;
    const pxNano = ((order?.place ?? 0) >> 1) * TICK_NANO + BASE_TICK * TICK_NANO;
    words[at] = 14 | (160 << 8) | (1 << 16);
    words[at + 1] = 294_973;
    words[at + 2] = words[at + 10] = this.#clockLo | 0;
    words[at + 3] = words[at + 11] = this.#clockHi;
    words[at + 4] = id | 0;
    words[at + 5] = Math.floor(id / 4_294_967_296);
    words[at + 6] = pxNano | 0;
    words[at + 7] = Math.floor(pxNano / 4_294_967_296);
    words[at + 8] = size;
    words[at + 9] = flags | (action << 16) | (sideOf(action, order) << 24);
    words[at + 12] = 0;
    words[at + 13] = this.#sequence++;
    this.#end += WORDS;
    this.#record++;
  }
}

/** The record's side: the aggressor's on a trade, else the resting order's. */
function sideOf(action: number, order: LiveOrder | undefined): number {
  if (order === undefined) return SIDE.N;
  const isBid = (order.place & 1) === 0;
  return isBid === (action !== ACTION.T) ? SIDE.B : SIDE.A;
}
