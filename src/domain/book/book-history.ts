import { Flag, MBO } from '../dbn/mbo.ts';
import type { RecordRun } from '../dbn/record-run.ts';
import { nsOf } from '../dbn/wire-time.ts';
import { BookFold } from './book-fold.ts';
import type { BookState, FollowedBook, HistoryOptions, PriceDepth } from './book-state.ts';
import { IntervalClock } from './interval-clock.ts';
import { ASK, BID } from './place.ts';
import type { BookSide } from './place.ts';
import { PriceGrid } from './price-grid.ts';

/**
 * The book of one instrument from its mbo records: as it stands after its last event, and as it
 * stood after the last event of each interval. Nobody need know the tick: the grid is that of the
 * prices.
 */
export class BookHistory implements FollowedBook {
  readonly fold = new BookFold(1);
  readonly states: BookState[] = [];
  readonly #depth: number;
  readonly #clock: IntervalClock;
  readonly #grid = new PriceGrid();
  /** ts_event of the last event's last record. */
  #tsEvent: bigint | undefined;
  /** State after the last event, kept while the book is inside the next one. */
  #settled: BookState | undefined;

  constructor({ depth, everyNs }: HistoryOptions) {
    this.#depth = depth;
    this.#clock = new IntervalClock(everyNs);
  }

  get recordCount(): number {
    return this.fold.census.records;
  }

  get unknownOrders(): number {
    const { unknownCancels, unknownModifies } = this.fold.book.counters;
    return unknownCancels + unknownModifies;
  }

  state(): BookState | undefined {
    return this.#tsEvent === undefined ? undefined : (this.#settled ?? this.#look(this.#tsEvent));
  }

  push(run: RecordRun, start = 0, end = run.count): void {
    if (this.#grid.fit(run, start, end)) this.fold.refine(this.#grid.stepNano);
    let pushed = start;
    let last = -1;
    for (let index = start; index < end; index++) {
      const at = index * run.wordsPerRecord;
      if ((run.words[at + MBO.bits] & Flag.Last) === 0) continue;
      if (this.#clock.opensAt(run.words[at + MBO.tsEventLo], run.words[at + MBO.tsEventHi])) {
        this.#pushEvents(run, pushed, last);
        pushed = Math.max(pushed, last + 1);
        const state = this.state();
        if (state !== undefined) this.states.push(state);
      }
      last = index;
    }
    this.#pushEvents(run, pushed, last);
    pushed = Math.max(pushed, last + 1);
    if (pushed === end) return;
    this.#settled = this.state();
    this.fold.push(run, pushed, end);
  }

  /** Takes whole events, up to the record `last`; none if that was taken before. */
  #pushEvents(run: RecordRun, start: number, last: number): void {
    if (last < start) return;
    this.fold.push(run, start, last + 1);
    this.#settled = undefined;
    const at = last * run.wordsPerRecord;
    this.#tsEvent = nsOf(run.words[at + MBO.tsEventLo], run.words[at + MBO.tsEventHi]);
  }

  #look(tsEvent: bigint): BookState {
    return {
      tsEvent,
      restingOrders: this.fold.book.orders.count,
      bids: this.#side(BID),
      asks: this.#side(ASK),
      unknownBeyond: { bids: false, asks: false },
    };
  }

  #side(side: BookSide): PriceDepth[] {
    const { stepNano } = this.#grid;
    const rows = this.fold.book.side(side, this.#depth);
    return rows.map(({ tick, size, count }) => ({ pxNano: tick * stepNano, size, count }));
  }
}
