/** Bytes of values at which a page ends. */
export const PAGE_BYTES = 1 << 20;

/** Bytes of a page in the making, written front to back. */
export class PageBytes {
  #bytes = new Uint8Array(1 << 12);
  #length = 0;

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  /** What is written, borrowed until the next call. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  byte(value: number): void {
    this.#bytes = this.room(1);
    this.#bytes[this.#length++] = value;
  }

  /** A whole number below 2^53, seven bits a byte, the lowest first. */
  varint(value: number): void {
    this.#bytes = this.room(8);
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) {
      this.#bytes[this.#length++] = (rest % 0x80) + 0x80;
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A whole number of either sign, so that small ones stay short. */
  zigzag(value: number): void {
    this.varint(value < 0 ? -value * 2 - 1 : value * 2);
  }

  append(bytes: Uint8Array): void {
    this.room(bytes.length).set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /**
   * Room for so many bytes from `length` on, for loops that write by themselves; `advance` tells
   * where they ended.
   */
  room(byteLength: number): Uint8Array<ArrayBuffer> {
    const needed = this.#length + byteLength;
    if (needed <= this.#bytes.length) return this.#bytes;
    const grown = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    grown.set(this.written());
    this.#bytes = grown;
    return grown;
  }

  /** @param end place behind the last byte that was written. */
  advance(end: number): void {
    this.#length = end;
  }
}
