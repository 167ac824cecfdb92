import { LedgerFlag } from './ledger-columns.ts';

const NS_PER_MS = 1e6;

/** What a window met that a complete, clean stream would not hold. @see LedgerFlag */
export class QualityTally {
  isReset = false;
  isBadBook = false;
  unknown = 0;
  duplicate = 0;
  over = 0;
  unmatchedFill = 0;
  late = 0;
  offTick = 0;
  crossed = 0;
  unplaced = 0;
  /** Whether the book is crossed since the event before. */
  isCrossed = false;
  #crossedSinceNs = 0;
  #crossedNs = 0;

  /** Longest time that the book has stood crossed in spells that last into the window, ms. */
  get crossedMs(): number {
    return Math.ceil(this.#crossedNs / NS_PER_MS);
  }

  /** Bits of `LedgerFlag`. */
  get flags(): number {
    return (
      (this.isReset ? LedgerFlag.BookReset : 0) |
      (this.unknown > 0 ? LedgerFlag.UnknownOrder : 0) |
      (this.duplicate > 0 ? LedgerFlag.DuplicateAdd : 0) |
      (this.over > 0 ? LedgerFlag.OverCancel : 0) |
      (this.unmatchedFill > 0 ? LedgerFlag.UnmatchedFill : 0) |
      (this.isBadBook ? LedgerFlag.BadBook : 0) |
      (this.late > 0 ? LedgerFlag.Late : 0) |
      (this.offTick > 0 ? LedgerFlag.OffTick : 0) |
      (this.crossed > 0 ? LedgerFlag.Crossed : 0) |
      (this.unplaced > 0 ? LedgerFlag.Unplaced : 0)
    );
  }

  /** Takes the touch after an event, if it is crossed or was. Times are ns since the session's start. */
  noteTouch(isCrossed: boolean, ns: number): void {
    if (isCrossed) this.crossed++;
    if (this.isCrossed) this.#crossedNs = Math.max(this.#crossedNs, ns - this.#crossedSinceNs);
    else this.#crossedSinceNs = ns;
    this.isCrossed = isCrossed;
  }

  /** The window is over: a book that is crossed has been so up to now. */
  endWindow(ns: number): void {
    if (this.isCrossed) this.#crossedNs = Math.max(this.#crossedNs, ns - this.#crossedSinceNs);
  }

  /** Starts a window. */
  reset(): void {
    this.isReset = false;
    this.isBadBook = false;
    this.unknown = 0;
    this.duplicate = 0;
    this.over = 0;
    this.unmatchedFill = 0;
    this.late = 0;
    this.offTick = 0;
    this.crossed = 0;
    this.unplaced = 0;
    this.#crossedNs = 0;
  }
}
