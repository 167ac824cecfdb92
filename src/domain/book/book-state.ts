import type { RecordRun } from '../dbn/record-run.ts';

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
  /** Resting orders at all prices; undefined where the source does not tell orders apart. */
  readonly restingOrders: number | undefined;
  /** Best price first. */
  readonly bids: readonly PriceDepth[];
  readonly asks: readonly PriceDepth[];
  /**
   * Whether more may rest beyond the last price of each side than the source shows. A source of
   * orders shows all.
   */
  readonly unknownBeyond: { readonly bids: boolean; readonly asks: boolean };
};

/** How much of a book is remembered. */
export type HistoryOptions = {
  /** Prices of each side. */
  readonly depth: number;
  /** Length of the intervals whose last state is kept, nanoseconds; without it none is. */
  readonly everyNs?: bigint | undefined;
};

/** The book of one instrument in time, whatever its source. */
export type FollowedBook = {
  /** Records so far. */
  readonly recordCount: number;
  /** Cancels and modifies of orders that the source never showed. */
  readonly unknownOrders: number;
  /** The last state of each interval with an event, in order, but for the one that is open. */
  readonly states: readonly BookState[];
  /** The book after the last event; undefined before the first one is over. */
  state(): BookState | undefined;
  /** Takes records `start` to `end − 1` of a run, in exchange order. */
  push(run: RecordRun, start?: number, end?: number): void;
};
