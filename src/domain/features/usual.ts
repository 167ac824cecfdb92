/** Windows that make what is usual: five minutes. */
export const USUAL_WINDOWS = 60;
/** With fewer of them nothing is called usual. */
const USUAL_WINDOWS_MIN = 12;

/**
 * The median of the last 60 windows before each one, NaN with fewer than 12 known: what is usual.
 *
 * @param values by window; NaN is unknown and left out.
 */
export function usualBefore(values: Float64Array): Float64Array {
  const usual = new Float64Array(values.length);
  const recent = new SortedRecent(USUAL_WINDOWS);
  for (let row = 0; row < values.length; row++) {
    usual[row] = recent.count < USUAL_WINDOWS_MIN ? NaN : recent.median();
    recent.push(values[row]);
  }
  return usual;
}

/** The last so many values, those that are known kept in order of size. */
class SortedRecent {
  readonly #ring: Float64Array;
  readonly #sorted: Float64Array;
  #next = 0;
  #count = 0;

  constructor(size: number) {
    this.#ring = new Float64Array(size).fill(NaN);
    this.#sorted = new Float64Array(size);
  }

  /** Known values. */
  get count(): number {
    return this.#count;
  }

  median(): number {
    const middle = this.#count >> 1;
    if (this.#count % 2 === 1) return this.#sorted[middle];
    return (this.#sorted[middle - 1] + this.#sorted[middle]) / 2;
  }

  push(value: number): void {
    const old = this.#ring[this.#next];
    this.#ring[this.#next] = value;
    this.#next = (this.#next + 1) % this.#ring.length;
    if (Number.isNaN(old)) {
      // The new one comes in behind all others.
      if (!Number.isNaN(value)) this.#settle(this.#count++, value);
      return;
    }
    const at = this.#placeOf(old);
    if (Number.isNaN(value)) {
      this.#sorted.copyWithin(at, at + 1, this.#count--);
    } else {
      this.#settle(at, value);
    }
  }

  /** Puts a value where that of a place was, and all in order again. */
  #settle(place: number, value: number): void {
    const sorted = this.#sorted;
    const last = this.#count - 1;
    let at = place;
    for (; at < last && sorted[at + 1] < value; at++) sorted[at] = sorted[at + 1];
    for (; at > 0 && sorted[at - 1] > value; at--) sorted[at] = sorted[at - 1];
    sorted[at] = value;
  }

  #placeOf(value: number): number {
    const sorted = this.#sorted;
    let [low, high] = [0, this.#count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
