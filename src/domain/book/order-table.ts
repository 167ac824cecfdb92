/** Words of a slot by what they hold. */
const ID_LO = 0;
const ID_HI = 1;
const PLACE = 2;
const SIZE = 3;
const SLOT_BITS = 2;
const SLOT_WORDS = 1 << SLOT_BITS;
/** Takes a hash to the first word of a slot. */
const SLOT_START = -SLOT_WORDS;

/**
 * Resting orders by their 64-bit id: open addressing, linear probing, no tombstones.
 *
 * One Int32Array holds slots of four words: id low, id high, place, size; an id of 0 marks a slot
 * empty. A slot is named by the offset of its first word. A `place` packs where the order rests:
 * `tick << 1 | side`. The table doubles at half load, so that it stays in the processor's cache
 * while a probe rarely takes a second step.
 *
 * Slots move when an order comes or goes: a name is valid only until then.
 */
export class OrderTable {
  #words: Int32Array;
  /** By slot: of the orders at one place, the lower rank came first. */
  #ranks: Int32Array;
  #shift: number;
  /** Takes an offset behind the last slot back to the first. */
  #mask: number;
  #count = 0;
  /** Orders from which on the table is too full. */
  #countMax: number;

  /** @param bits log2 of the slots to begin with. */
  constructor(bits = 10) {
    this.#words = new Int32Array(SLOT_WORDS << bits);
    this.#ranks = new Int32Array(1 << bits);
    this.#shift = 32 - SLOT_BITS - bits;
    this.#mask = this.#words.length - 1;
    this.#countMax = 1 << (bits - 1);
  }

  /** Orders in the table. */
  get count(): number {
    return this.#count;
  }

  /** Slot of an order; for one that is not here the complement, `~`, of where it belongs. */
  find(lo: number, hi: number): number {
    const words = this.#words;
    const mask = this.#mask;
    let slot = (hash(lo, hi) >>> this.#shift) & SLOT_START;
    for (;;) {
      const slotLo = words[slot];
      const slotHi = words[slot | ID_HI];
      if ((slotLo | slotHi) === 0) return ~slot;
      if (slotLo === lo && slotHi === hi) return slot;
      slot = (slot + SLOT_WORDS) & mask;
    }
  }

  /** Id of the order in a slot, its low and its high word. */
  id(slot: number): readonly [lo: number, hi: number] {
    return [this.#words[slot | ID_LO], this.#words[slot | ID_HI]];
  }

  /** Place of the order in a slot: `tick << 1 | side`. */
  place(slot: number): number {
    return this.#words[slot | PLACE];
  }

  /** Resting size of the order in a slot, lots. */
  size(slot: number): number {
    return this.#words[slot | SIZE];
  }

  /** Rank of the order in a slot: of the orders at one place, the lower came first. */
  rank(slot: number): number {
    return this.#ranks[slot >> SLOT_BITS];
  }

  /** Gives the order in a slot its place, size in lots, and rank. */
  put(slot: number, place: number, size: number, rank: number): void {
    this.rest(slot, place, size);
    this.#ranks[slot >> SLOT_BITS] = rank;
  }

  /** The same where nobody asks for ranks: they are memory of their own. */
  rest(slot: number, place: number, size: number): void {
    this.#words[slot | PLACE] = place;
    this.#words[slot | SIZE] = size;
  }

  /** Changes the size of the order in a slot, lots. */
  resize(slot: number, size: number): void {
    this.#words[slot | SIZE] = size;
  }

  /**
   * Enters an order where `find` said that it belongs; returns its slot.
   *
   * @param lo with `hi` an id other than 0, which would mark the slot empty.
   */
  insert(free: number, lo: number, hi: number): number {
    this.#words[free] = lo;
    this.#words[free | ID_HI] = hi;
    return ++this.#count > this.#countMax ? this.#grow(free) : free;
  }

  /** Takes the order of a slot out and closes the gap, so that probes need no tombstones. */
  remove(slot: number): void {
    const words = this.#words;
    const mask = this.#mask;
    let gap = slot;
    let next = slot;
    for (;;) {
      next = (next + SLOT_WORDS) & mask;
      const lo = words[next];
      const hi = words[next | ID_HI];
      if ((lo | hi) === 0) break;
      const home = (hash(lo, hi) >>> this.#shift) & SLOT_START;
      // The order may fill the gap only if its probe, from home, passes there.
      if (((next - home) & mask) < ((next - gap) & mask)) continue;
      words[gap] = lo;
      words[gap | ID_HI] = hi;
      words[gap | PLACE] = words[next | PLACE];
      words[gap | SIZE] = words[next | SIZE];
      this.#ranks[gap >> SLOT_BITS] = this.#ranks[next >> SLOT_BITS];
      gap = next;
    }
    words[gap] = 0;
    words[gap | ID_HI] = 0;
    this.#count--;
  }

  /** Forgets every order. */
  clear(): void {
    this.#words.fill(0);
    this.#count = 0;
  }

  /** Slots of all orders, in no order that means anything; the table must not change meanwhile. */
  *slots(): Generator<number, void> {
    const words = this.#words;
    for (let slot = 0; slot < words.length; slot += SLOT_WORDS) {
      if ((words[slot] | words[slot | ID_HI]) !== 0) yield slot;
    }
  }

  /** Doubles the table; returns where the order of a slot is now. */
  #grow(slot: number): number {
    const oldWords = this.#words;
    const oldRanks = this.#ranks;
    this.#words = new Int32Array(oldWords.length * 2);
    this.#ranks = new Int32Array(oldRanks.length * 2);
    this.#shift--;
    this.#mask = this.#words.length - 1;
    this.#countMax *= 2;
    for (let from = 0; from < oldWords.length; from += SLOT_WORDS) {
      const lo = oldWords[from];
      const hi = oldWords[from | ID_HI];
      if ((lo | hi) === 0) continue;
      const to = ~this.find(lo, hi);
      this.#words[to] = lo;
      this.#words[to | ID_HI] = hi;
      this.put(to, oldWords[from | PLACE], oldWords[from | SIZE], oldRanks[from >> SLOT_BITS]);
    }
    return this.find(oldWords[slot], oldWords[slot | ID_HI]);
  }
}

/** Mixes both words of an id; its upper bits are the good ones. */
function hash(lo: number, hi: number): number {
  return Math.imul(lo, 0x9e3779b1) ^ Math.imul(hi, 0x85ebca6b);
}
