import { assert } from '../../base/assert.ts';
import { BID } from '../book/place.ts';
import { grown } from './grown.ts';
import { IntRows } from './int-rows.ts';
import type { RepriceColumns } from './ledger-columns.ts';
import { RepriceOrder, WINDOW_REPRICES_MAX } from './reprice-order.ts';

/** Words of a row; the side is a bit of a place. */
const ROW = { win: 0, side: 1, from: 2, to: 3, lots: 4, wordCount: 5 } as const;

/** Orders that changed their price: collected while a window is open, sorted when it closes. */
export class RepriceRows {
  /** Place left, place reached and lots of each, in the order in which they came. */
  #from = new Int32Array(256);
  #to = new Int32Array(256);
  #lots = new Int32Array(256);
  #count = 0;
  readonly #order = new RepriceOrder();
  readonly #rows = new IntRows(ROW.wordCount);

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
    assert(this.#count <= WINDOW_REPRICES_MAX, `window ${win}: ${this.#count} reprices`);
    const order = this.#order.of(this.#from, this.#to, this.#count);
    const rows = this.#rows;
    const [froms, tos, lots] = [this.#from, this.#to, this.#lots];
    let row = -1;
    let [lastFrom, lastTo] = [NaN, NaN];
    for (let i = 0; i < this.#count; i++) {
      const index = order[i];
      const from = froms[index];
      const to = tos[index];
      if (from !== lastFrom || to !== lastTo) {
        row = rows.begin();
        const { page } = rows;
        page[row] = win;
        page[row + ROW.side] = from & 1;
        page[row + ROW.from] = from >> 1;
        page[row + ROW.to] = to >> 1;
        lastFrom = from;
        lastTo = to;
      }
      rows.page[row + ROW.lots] += lots[index];
    }
    this.#count = 0;
  }

  /** All rows so far, as a copy. */
  columns(): RepriceColumns {
    const { win, side, from, to, lots } = ROW;
    const columns = this.#rows.ints([win, side, from, to, lots]);
    const [wins, sides, from_tick, to_tick, size] = columns;
    // Pushed one by one they would be copied each time that the array grows.
    const names = new Array<string>(sides.length);
    for (let row = 0; row < sides.length; row++) names[row] = sides[row] === BID ? 'B' : 'A';
    return { win: wins, side: names, from_tick, to_tick, size };
  }

  #grow(): void {
    const capacity = this.#from.length * 2;
    this.#from = grown(this.#from, new Int32Array(capacity));
    this.#to = grown(this.#to, new Int32Array(capacity));
    this.#lots = grown(this.#lots, new Int32Array(capacity));
  }
}
