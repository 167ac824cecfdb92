import { Flag, MBO } from '../dbn/mbo.ts';
import type { RecordRun } from '../dbn/record-run.ts';
import { nsOf, nsSince, nsWords } from '../dbn/wire-time.ts';
import type { NsWords } from '../dbn/wire-time.ts';
import { BookFold } from './book-fold.ts';
import { ASK, BID } from './place.ts';
import type { BookSide } from './place.ts';
import { PriceGrid } from './price-grid.ts';

/** One price of a book. */
export type PriceDepth = {
  /** Price, 1e-9 points. */
  readonly pxNano: number;
  /** Resting size, lots. */
  readonly size: number;
  /** Resting orders. */
  readonly count: number;
};

/** A book as it stood after an event. */
export type BookState = {
  /** ts_event of the record that ended the event, UNIX nanoseconds. */
  readonly tsEvent: bigint;
  readonly restingOrders: number;
  /** Best price first. */
  readonly bids: readonly PriceDepth[];
  readonly asks: readonly PriceDepth[];
};

/** How much of a book is remembered. */
export type HistoryOptions = {
  /** Prices of each side. */
  readonly depth: number;
  /** Length of the intervals whose last state is kept, nanoseconds; without it none is. */
  readonly everyNs?: bigint | undefined;
};

/**
 * The book of one instrument in time: as it stands after its last event, and as it stood after the
 * last event of each interval in which there was one. Intervals count from 1970, on ts_event; time
 * never runs backward, an older record belongs to the interval that is open.
 *
 * Nobody need know the tick: the grid is that of the prices.
 */
export class BookHistory {
  readonly fold = new BookFold(1);
  /** The last state of each interval with an event, in order, but for the one that is open. */
  readonly states: BookState[] = [];
  readonly #depth: number;
  readonly #everyNs: bigint | undefined;
  readonly #grid = new PriceGrid();
  #isOpen = false;
  /** End of the open interval. */
  #boundary: NsWords = { lo: 0, hi: 0 };
  /** ts_event of the last event's last record. */
  #time: NsWords = { lo: 0, hi: 0 };
  /** State after the last event, kept while the book is inside the next one. */
  #settled: BookState | undefined;

  constructor({ depth, everyNs }: HistoryOptions) {
    this.#depth = depth;
    this.#everyNs = everyNs;
  }

  /** Takes records `start` to `end − 1` of a run of mbo records, in exchange order. */
  push(run: RecordRun, start = 0, end = run.count): void {
    if (this.#grid.fit(run, start, end)) this.fold.refine(this.#grid.stepNano);
    const { words, wordsPerRecord } = run;
    let pushed = start;
    let eventEnd = start;
    for (let index = start; index < end; index++) {
      const at = index * wordsPerRecord;
      if ((words[at + MBO.bits] & Flag.Last) === 0) continue;
      const lo = words[at + MBO.tsEventLo];
      const hi = words[at + MBO.tsEventHi];
      if (this.#everyNs !== undefined && nsSince(this.#boundary, lo, hi) >= 0) {
        this.#pushEvents(run, pushed, eventEnd);
        pushed = eventEnd;
        this.#nextInterval(nsOf(lo, hi), this.#everyNs);
      }
      this.#time = { lo, hi };
      this.#isOpen = true;
      eventEnd = index + 1;
    }
    this.#pushEvents(run, pushed, eventEnd);
    if (eventEnd === end) return;
    this.#settled ??= this.#isOpen ? this.#look() : undefined;
    this.fold.push(run, eventEnd, end);
  }

  /** The book after the last event; undefined before the first one. */
  state(): BookState | undefined {
    if (!this.#isOpen) return undefined;
    return this.#settled ?? this.#look();
  }

  #pushEvents(run: RecordRun, start: number, end: number): void {
    if (start === end) return;
    this.fold.push(run, start, end);
    this.#settled = undefined;
  }

  #nextInterval(now: bigint, everyNs: bigint): void {
    const state = this.state();
    if (state !== undefined) this.states.push(state);
    this.#boundary = nsWords((now / everyNs + 1n) * everyNs);
  }

  #look(): BookState {
    return {
      tsEvent: nsOf(this.#time.lo, this.#time.hi),
      restingOrders: this.fold.book.orders.count,
      bids: this.#side(BID),
      asks: this.#side(ASK),
    };
  }

  #side(side: BookSide): PriceDepth[] {
    const { stepNano } = this.#grid;
    const rows = this.fold.book.side(side, this.#depth);
    return rows.map(({ tick, size, count }) => ({ pxNano: tick * stepNano, size, count }));
  }
}
