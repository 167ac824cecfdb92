import { Rtype } from '../dbn/record-kinds.ts';
import { HEADER } from '../dbn/record-run.ts';
import type { RecordRun } from '../dbn/record-run.ts';
import { BookHistory } from './book-history.ts';
import type { FollowedBook, HistoryOptions } from './book-state.ts';
import { MbpBook } from './mbp-book.ts';

/** A book with the instrument and the kind of records that it is built from. */
export type InstrumentBook = {
  readonly instrumentId: number;
  readonly rtype: number;
  readonly book: FollowedBook;
};

/** The books of all instruments of a stream; kinds of records without a book are passed over. */
export class InstrumentBooks {
  readonly #options: HistoryOptions;
  readonly #books = new Map<string, InstrumentBook>();

  constructor(options: HistoryOptions) {
    this.#options = options;
  }

  /** All books, in the order in which they began. */
  get books(): readonly InstrumentBook[] {
    return [...this.#books.values()];
  }

  /** Takes a run of records of any kind and any instruments. */
  push(run: RecordRun): void {
    const { rtype, words, wordsPerRecord, count } = run;
    if (rtype !== Rtype.Mbo && rtype !== Rtype.Mbp10 && rtype !== Rtype.Mbp1) return;
    const idOf = (index: number): number => words[index * wordsPerRecord + HEADER.instrumentId];
    let start = 0;
    for (let index = 1; index <= count; index++) {
      if (index < count && idOf(index) === idOf(start)) continue;
      this.#bookOf(idOf(start) >>> 0, rtype).push(run, start, index);
      start = index;
    }
  }

  #bookOf(instrumentId: number, rtype: number): FollowedBook {
    const key = `${rtype} ${instrumentId}`;
    const known = this.#books.get(key);
    if (known !== undefined) return known.book;
    const options = this.#options;
    const book = rtype === Rtype.Mbo ? new BookHistory(options) : new MbpBook(options);
    this.#books.set(key, { instrumentId, rtype, book });
    return book;
  }
}
