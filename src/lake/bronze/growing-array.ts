/** An array of numbers that doubles its room when it is full. */
export class GrowingArray<A extends Int32Array | Float64Array | Uint8Array> {
  #values: A;
  #length = 0;
  readonly #make: (length: number) => A;

  /** @param make a zeroed array of a length, e.g. `(n) => new Int32Array(n)`. */
  constructor(make: (length: number) => A) {
    this.#make = make;
    this.#values = make(1024);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** The values so far, a copy of their own buffer. */
  toArray(): A {
    const copy = this.#make(this.#length);
    copy.set(this.#values.subarray(0, this.#length));
    return copy;
  }

  #grow(): void {
    const grown = this.#make(this.#values.length * 2);
    grown.set(this.#values);
    this.#values = grown;
  }
}
