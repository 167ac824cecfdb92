/** Age above which a fill waits no longer for the reduction of its order, ns. */
const PATIENCE_NS = 1_000_000_000;

/** Words of a fill by what they hold. */
const ID_LO = 0;
const ID_HI = 1;
/** Lots that no reduction has taken yet. */
const LOTS = 2;
/** 1 where a modify of the same event left the order at its price. */
const IS_REFILLED = 3;
const FILL_BITS = 2;

/**
 * Fills that wait for the cancel or modify which takes their lots out of the book, in the order in
 * which they came. They hardly ever outlast their own event: the list is short and mostly empty.
 */
export class PendingFills {
  #words = new Int32Array(64 << FILL_BITS);
  /** When each came, ns since the session's start. */
  #ns = new Float64Array(64);
  /** The first that waits, and the end of the list. */
  #head = 0;
  #end = 0;

  /** Whether nothing waits. */
  get isEmpty(): boolean {
    return this.#head === this.#end;
  }

  /** An order was filled. @param ns time of the event. */
  push(idLo: number, idHi: number, lots: number, ns: number): void {
    if (this.#end === this.#ns.length) this.#grow();
    const at = this.#end << FILL_BITS;
    const words = this.#words;
    words[at] = idLo;
    words[at | ID_HI] = idHi;
    words[at | LOTS] = lots;
    words[at | IS_REFILLED] = 0;
    this.#ns[this.#end++] = ns;
  }

  /** Takes at most so many lots from what waits for an order; returns how many. */
  take(idLo: number, idHi: number, lots: number): number {
    const words = this.#words;
    let left = lots;
    for (let i = this.#head; i < this.#end && left > 0; i++) {
      const at = i << FILL_BITS;
      if (words[at | ID_LO] !== idLo || words[at | ID_HI] !== idHi) continue;
      const taken = Math.min(left, words[at | LOTS]);
      words[at | LOTS] -= taken;
      left -= taken;
    }
    this.#skipOver();
    return lots - left;
  }

  /** A modify left an order at its price: what still waits for it after that was hidden. */
  markRefilled(idLo: number, idHi: number): void {
    const words = this.#words;
    for (let i = this.#head; i < this.#end; i++) {
      const at = i << FILL_BITS;
      if (words[at | ID_LO] === idLo && words[at | ID_HI] === idHi) words[at | IS_REFILLED] = 1;
    }
  }

  /** Takes all hidden lots, at the end of their event. @param take told of the order and lots. */
  takeHidden(take: (idLo: number, idHi: number, lots: number) => void): void {
    const words = this.#words;
    for (let i = this.#head; i < this.#end; i++) {
      const at = i << FILL_BITS;
      if (words[at | IS_REFILLED] === 0 || words[at | LOTS] === 0) continue;
      take(words[at | ID_LO], words[at | ID_HI], words[at | LOTS]);
      words[at | LOTS] = 0;
    }
    this.#skipOver();
  }

  /** Drops those that have waited too long at a time; returns how many. */
  expire(ns: number): number {
    let dropped = 0;
    while (this.#head < this.#end && ns - this.#ns[this.#head] > PATIENCE_NS) {
      dropped++;
      this.#head++;
      this.#skipOver();
    }
    return dropped;
  }

  /** Drops all. */
  clear(): void {
    this.#head = 0;
    this.#end = 0;
  }

  /** Leaves behind what is taken at the front. */
  #skipOver(): void {
    while (this.#head < this.#end && this.#words[(this.#head << FILL_BITS) | LOTS] === 0) {
      this.#head++;
    }
    if (this.#head === this.#end) this.clear();
  }

  #grow(): void {
    const words = new Int32Array(this.#words.length * 2);
    const ns = new Float64Array(this.#ns.length * 2);
    words.set(this.#words);
    ns.set(this.#ns);
    this.#words = words;
    this.#ns = ns;
  }
}
