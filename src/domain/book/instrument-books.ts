import { HEADER } from '../dbn/record-run.ts';
import type { RecordRun } from '../dbn/record-run.ts';
import { BookHistory } from './book-history.ts';
import type { HistoryOptions } from './book-history.ts';

/** The books of all instruments of a stream of mbo records. */
export class InstrumentBooks {
  readonly #options: HistoryOptions;
  readonly #books = new Map<number, BookHistory>();

  constructor(options: HistoryOptions) {
    this.#options = options;
  }

  /** Books by instrument id, in the order in which the instruments first came. */
  get books(): ReadonlyMap<number, BookHistory> {
    return this.#books;
  }

  /** Takes a run of mbo records of any instruments. */
  push(run: RecordRun): void {
    const { words, wordsPerRecord, count } = run;
    const idOf = (index: number): number => words[index * wordsPerRecord + HEADER.instrumentId];
    let start = 0;
    for (let index = 1; index <= count; index++) {
      if (index < count && idOf(index) === idOf(start)) continue;
      this.#bookOf(idOf(start) >>> 0).push(run, start, index);
      start = index;
    }
  }

  #bookOf(instrumentId: number): BookHistory {
    const known = this.#books.get(instrumentId);
    if (known !== undefined) return known;
    const book = new BookHistory(this.#options);
    this.#books.set(instrumentId, book);
    return book;
  }
}
