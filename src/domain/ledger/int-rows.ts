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
    for (const [index, page] of this.#pages.entries()) {
      const rows = this.#rowsOf(index);
      words.forEach((word, i) => copyInts(page, { word, ...rows }, columns[i]));
    }
    return columns;
  }

  /** The same where words may be unknown, which is NaN. */
  floats(words: readonly number[]): Float64Array[] {
    const columns = words.map(() => new Float64Array(this.#rowCount));
    for (const [index, page] of this.#pages.entries()) {
      const rows = this.#rowsOf(index);
      words.forEach((word, i) => copyFloats(page, { word, ...rows }, columns[i]));
    }
    return columns;
  }

  #rowsOf(pageIndex: number): Omit<PageColumn, 'word'> {
    const start = pageIndex << PAGE_BITS;
    const end = Math.min(start + PAGE_ROWS, this.#rowCount);
    return { wordsPerRow: this.#wordsPerRow, start, end };
  }
}

/** A word of the rows of a page, and which rows of the table those are. */
type PageColumn = {
  readonly word: number;
  readonly wordsPerRow: number;
  readonly start: number;
  readonly end: number;
};

// Loops of their own: in a closure they would look up private fields at each turn.
function copyInts(
  page: Int32Array,
  { word, wordsPerRow, start, end }: PageColumn,
  column: Int32Array,
): void {
  for (let row = start, at = word; row < end; row++, at += wordsPerRow) column[row] = page[at];
}

function copyFloats(
  page: Int32Array,
  { word, wordsPerRow, start, end }: PageColumn,
  column: Float64Array,
): void {
  for (let row = start, at = word; row < end; row++, at += wordsPerRow) {
    const value = page[at];
    column[row] = value === UNKNOWN ? NaN : value;
  }
}
