import { assert, InvariantError } from '../../base/assert.ts';

/** The bids; sides are indices, so that they can pick a column. */
export const Bid = 0;
/** The asks. */
export const Ask = 1;
/** One of the two sides. */
export type BookSide = typeof Bid | typeof Ask;

/** What one order brings to the book. */
export type NewOrder = {
  readonly side: BookSide;
  readonly tick: number;
  /** Lots. */
  readonly sz: number;
  readonly id: number;
  /** Whether its owner may cancel it; a static order waits until it is woken. */
  readonly isStatic: boolean;
};

const NONE = -1;
/** Ticks the book can hold; a session that leaves them is no session. */
const WIDTH = 8192;
const SLOTS = 1 << 16;

/**
 * The simulator's own book: first-in-first-out queues per tick in preallocated columns.
 *
 * An order is a slot, an index into the columns, from `add` to `remove`. Slots are used again, ids
 * never. Orders that may cancel also stand in a dense list, so that one of them can be drawn.
 */
export class OrderQueues {
  readonly #tick = new Int32Array(SLOTS);
  readonly #sz = new Int32Array(SLOTS);
  readonly #side = new Uint8Array(SLOTS);
  readonly #id = new Float64Array(SLOTS);
  readonly #next = new Int32Array(SLOTS);
  readonly #prev = new Int32Array(SLOTS);
  /** Place in the dense list, or NONE for a static order. */
  readonly #activeIndex = new Int32Array(SLOTS);
  readonly #active = new Int32Array(SLOTS);
  #activeCount = 0;
  readonly #free = new Int32Array(SLOTS);
  #freeCount = SLOTS;
  readonly #head = new Int32Array(2 * WIDTH).fill(NONE);
  readonly #tail = new Int32Array(2 * WIDTH).fill(NONE);
  readonly #lowTick: number;
  #bestBid: number;
  #bestAsk: number;

  /** @param centerTick about where trading starts; the book reaches half its width around it. */
  constructor(centerTick: number) {
    this.#lowTick = centerTick - WIDTH / 2;
    this.#bestBid = this.#lowTick - 1;
    this.#bestAsk = this.#lowTick + WIDTH;
    for (let i = 0; i < SLOTS; i++) this.#free[i] = SLOTS - 1 - i;
  }

  /** Highest bid, ticks. */
  get bestBid(): number {
    return this.#bestBid;
  }

  /** Lowest ask, ticks. */
  get bestAsk(): number {
    return this.#bestAsk;
  }

  /** Best price of a side, ticks. */
  best(side: BookSide): number {
    return side === Bid ? this.#bestBid : this.#bestAsk;
  }

  /** Orders that may cancel. */
  get activeCount(): number {
    return this.#activeCount;
  }

  /** Slot of the i-th order that may cancel; the numbering holds until the next change. */
  activeSlot(i: number): number {
    return this.#active[i];
  }

  /** Price of the order in a slot, ticks. */
  tickOf(slot: number): number {
    return this.#tick[slot];
  }

  /** What rests of the order in a slot, lots. */
  sizeOf(slot: number): number {
    return this.#sz[slot];
  }

  /** Exchange's number of the order in a slot. */
  idOf(slot: number): number {
    return this.#id[slot];
  }

  /** Side of the order in a slot. */
  sideOf(slot: number): BookSide {
    return this.#side[slot] === Bid ? Bid : Ask;
  }

  /** First slot in the queue of a tick, or undefined when nothing rests there. */
  first(side: BookSide, tick: number): number | undefined {
    return slotOrUndefined(this.#head[this.#cell(side, tick)]);
  }

  /** Slot behind this one in its queue. */
  behind(slot: number): number | undefined {
    return slotOrUndefined(this.#next[slot]);
  }

  /** Puts an order at the end of its tick's queue and returns its slot. */
  add({ side, tick, sz, id, isStatic }: NewOrder): number {
    assert(this.#freeCount > 0, 'resting orders: expected no more than there are slots');
    const slot = this.#free[--this.#freeCount];
    this.#side[slot] = side;
    this.#id[slot] = id;
    this.#activeIndex[slot] = NONE;
    if (!isStatic) this.#activate(slot);
    this.#append(slot, tick, sz);
    return slot;
  }

  /** Takes an order out; its slot is free for the next one. */
  remove(slot: number): void {
    this.#unlink(slot);
    this.#deactivate(slot);
    this.#free[this.#freeCount++] = slot;
  }

  /** Moves an order to the end of another tick's queue, with its new size. */
  reprice(slot: number, tick: number, sz: number): void {
    this.#unlink(slot);
    this.#append(slot, tick, sz);
  }

  /** Makes an order smaller; it keeps its place. */
  shrink(slot: number, sz: number): void {
    assert(sz > 0 && sz < this.#sz[slot], 'shrink: expected a smaller size above zero');
    this.#sz[slot] = sz;
  }

  /** Lets the static orders of a tick cancel from now on. */
  wake(side: BookSide, tick: number): void {
    for (let slot = this.#head[this.#cell(side, tick)]; slot !== NONE; slot = this.#next[slot]) {
      if (this.#activeIndex[slot] === NONE) this.#activate(slot);
    }
  }

  #cell(side: BookSide, tick: number): number {
    const offset = tick - this.#lowTick;
    // Hot: the message is built only when it is needed.
    if (offset < 0 || offset >= WIDTH) {
      throw new InvariantError(`tick: expected an offset below ${WIDTH}, found ${offset}`);
    }
    return side * WIDTH + offset;
  }

  #append(slot: number, tick: number, sz: number): void {
    const side = this.sideOf(slot);
    const cell = this.#cell(side, tick);
    const last = this.#tail[cell];
    this.#tick[slot] = tick;
    this.#sz[slot] = sz;
    this.#prev[slot] = last;
    this.#next[slot] = NONE;
    this.#tail[cell] = slot;
    if (last === NONE) this.#head[cell] = slot;
    else this.#next[last] = slot;
    if (side === Bid) this.#bestBid = Math.max(this.#bestBid, tick);
    else this.#bestAsk = Math.min(this.#bestAsk, tick);
  }

  #unlink(slot: number): void {
    const side = this.sideOf(slot);
    const tick = this.#tick[slot];
    const cell = this.#cell(side, tick);
    const prev = this.#prev[slot];
    const next = this.#next[slot];
    if (prev === NONE) this.#head[cell] = next;
    else this.#next[prev] = next;
    if (next === NONE) this.#tail[cell] = prev;
    else this.#prev[next] = prev;
    if (this.#head[cell] === NONE) this.#findBest(side, tick);
  }

  /** Steps outward from a tick that has just emptied, if it was the best. */
  #findBest(side: BookSide, emptied: number): void {
    if (emptied !== this.best(side)) return;
    const step = side === Bid ? -1 : 1;
    let tick = emptied + step;
    while (this.#head[this.#cell(side, tick)] === NONE) tick += step;
    if (side === Bid) this.#bestBid = tick;
    else this.#bestAsk = tick;
  }

  #activate(slot: number): void {
    this.#activeIndex[slot] = this.#activeCount;
    this.#active[this.#activeCount++] = slot;
  }

  #deactivate(slot: number): void {
    const index = this.#activeIndex[slot];
    if (index === NONE) return;
    const moved = this.#active[--this.#activeCount];
    this.#active[index] = moved;
    this.#activeIndex[moved] = index;
  }
}

function slotOrUndefined(slot: number): number | undefined {
  return slot === NONE ? undefined : slot;
}
