import { assert } from '../../base/assert.ts';
import { ASK, BID, TICK_LIMIT } from '../book/place.ts';
import { grown } from './grown.ts';
import type { RepriceColumns } from './ledger-columns.ts';

/** Most reprices of a window: their numbers share a double with the place they left. */
const WINDOW_REPRICES_MAX = 1 << 20;

/** Columns while they grow; `side` holds `ASK` or `BID`. */
type Rows = {
  readonly win: Int32Array;
  readonly side: Uint8Array;
  readonly from_tick: Int32Array;
  readonly to_tick: Int32Array;
  readonly size: Int32Array;
};

/** Orders that changed their price: collected in the open window, written sorted when it closes. */
export class RepriceRows {
  #from = new Int32Array(256);
  #to = new Int32Array(256);
  #lots = new Int32Array(256);
  #count = 0;
  #keys = new Float64Array(256);
  #rows = resized(undefined, 1024);
  #rowCount = 0;

  /** An order's lots went from one place to another on the same side. */
  push(from: number, to: number, lots: number): void {
    if (this.#count === this.#from.length) this.#grow();
    this.#from[this.#count] = from;
    this.#to[this.#count] = to;
    this.#lots[this.#count++] = lots;
  }

  /** Forgets the window's reprices. */
  drop(): void {
    this.#count = 0;
  }

  /** Writes the window's reprices, those between the same places as one, and starts the next. */
  close(win: number): void {
    const count = this.#count;
    this.#count = 0;
    if (count === 0) return;
    assert(count <= WINDOW_REPRICES_MAX, `window ${win}: ${count} reprices`);
    if (this.#rows.win.length < this.#rowCount + count) {
      this.#rows = resized(this.#rows, (this.#rowCount + count) * 2);
    }
    // Numbers alone sort fast: the place left, asks first, counts most; then comes the index.
    const keys = this.#keys.subarray(0, count);
    for (let i = 0; i < count; i++) {
      const from = this.#from[i];
      const side = (from & 1) === ASK ? 0 : 1;
      keys[i] = (side * TICK_LIMIT * 2 + (from >> 1) + TICK_LIMIT) * WINDOW_REPRICES_MAX + i;
    }
    keys.sort();
    const start = this.#rowCount;
    for (const key of keys) this.#insert(win, key % WINDOW_REPRICES_MAX, start);
  }

  /** All rows so far, as a copy. */
  columns(): RepriceColumns {
    const { side, ...numbers } = resized(this.#rows, this.#rowCount);
    return { ...numbers, side: Array.from(side, (bit) => (bit === BID ? 'B' : 'A')) };
  }

  /** Puts a reprice among the window's rows, of which only those that left its place may follow. */
  #insert(win: number, index: number, start: number): void {
    const { from_tick: froms, to_tick: tos, size: sizes, win: wins, side: sides } = this.#rows;
    const side = this.#from[index] & 1;
    const from = this.#from[index] >> 1;
    const to = this.#to[index] >> 1;
    let row = this.#rowCount;
    const isOfPlace = (r: number): boolean => r >= start && froms[r] === from && sides[r] === side;
    while (isOfPlace(row - 1) && tos[row - 1] > to) row--;
    if (isOfPlace(row - 1) && tos[row - 1] === to) {
      sizes[row - 1] += this.#lots[index];
      return;
    }
    tos.copyWithin(row + 1, row, this.#rowCount);
    sizes.copyWithin(row + 1, row, this.#rowCount);
    tos[row] = to;
    sizes[row] = this.#lots[index];
    wins[this.#rowCount] = win;
    sides[this.#rowCount] = side;
    froms[this.#rowCount++] = from;
  }

  #grow(): void {
    const capacity = this.#from.length * 2;
    this.#from = grown(this.#from, new Int32Array(capacity));
    this.#to = grown(this.#to, new Int32Array(capacity));
    this.#lots = grown(this.#lots, new Int32Array(capacity));
    this.#keys = new Float64Array(capacity);
  }
}

/** Room for so many rows, with those of `rows` that fit. */
function resized(rows: Rows | undefined, rowCount: number): Rows {
  const ints = (old?: Int32Array): Int32Array => grown(old, new Int32Array(rowCount));
  return {
    win: ints(rows?.win),
    side: grown(rows?.side, new Uint8Array(rowCount)),
    from_tick: ints(rows?.from_tick),
    to_tick: ints(rows?.to_tick),
    size: ints(rows?.size),
  };
}
