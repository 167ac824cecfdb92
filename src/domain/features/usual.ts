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
    if (!Number.isNaN(old)) this.#remove(old);
    this.#ring[this.#next] = value;
    this.#next = (this.#next + 1) % this.#ring.length;
    if (!Number.isNaN(value)) this.#insert(value);
  }

  #insert(value: number): void {
    let at = this.#count++;
    for (; at > 0 && this.#sorted[at - 1] > value; at--) this.#sorted[at] = this.#sorted[at - 1];
    this.#sorted[at] = value;
  }

  #remove(value: number): void {
    let at = 0;
    while (this.#sorted[at] !== value) at++;
    this.#count--;
    for (; at < this.#count; at++) this.#sorted[at] = this.#sorted[at + 1];
  }
}
