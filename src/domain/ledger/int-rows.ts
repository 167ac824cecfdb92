/** Stands for an unknown number in a row; NaN in a column. */
export const UNKNOWN = -(2 ** 31);

/** log2 of a page's rows: small pages stay in the cache, and their memory comes cheap. */
const PAGE_BITS = 10;
const PAGE_ROWS = 1 << PAGE_BITS;

/**
 * A table of int32 that only grows at its end. While it grows it is rows on pages, so that a row is
 * written to one place and growing copies nothing; columns are made of it when they are asked for.
 */
export class IntRows {
  /** Page of the last row. */
  page: Int32Array;
  readonly #pages: Int32Array[] = [];
  readonly #wordsPerRow: number;
  #rowCount = 0;

  constructor(wordsPerRow: number) {
    this.#wordsPerRow = wordsPerRow;
    this.page = new Int32Array(0);
  }

  get rowCount(): number {
    return this.#rowCount;
  }

  /** Begins a row of zeros at the end; returns where its words begin on `page`. */
  begin(): number {
    const index = this.#rowCount++ & (PAGE_ROWS - 1);
    if (index === 0) {
      this.page = new Int32Array(this.#wordsPerRow << PAGE_BITS);
      this.#pages.push(this.page);
    }
    return index * this.#wordsPerRow;
  }

  /** Words of all rows as columns, new arrays in the order of the words asked for. */
  ints(words: readonly number[]): Int32Array[] {
    const columns = words.map(() => new Int32Array(this.#rowCount));
    // Page by page, so that a page is still in the cache for the next column.
    this.#pages.forEach((page, index) => {
      const start = index << PAGE_BITS;
      const end = Math.min(start + PAGE_ROWS, this.#rowCount);
      columns.forEach((column, i) => {
        let at = words[i];
        for (let row = start; row < end; row++) {
          column[row] = page[at];
          at += this.#wordsPerRow;
        }
      });
    });
    return columns;
  }

  /** The same where words may be unknown, which is NaN. */
  floats(words: readonly number[]): Float64Array[] {
    const columns = words.map(() => new Float64Array(this.#rowCount));
    this.#pages.forEach((page, index) => {
      const start = index << PAGE_BITS;
      const end = Math.min(start + PAGE_ROWS, this.#rowCount);
      columns.forEach((column, i) => {
        let at = words[i];
        for (let row = start; row < end; row++) {
          column[row] = page[at] === UNKNOWN ? NaN : page[at];
          at += this.#wordsPerRow;
        }
      });
    });
    return columns;
  }
}
