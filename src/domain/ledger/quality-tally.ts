import { LedgerFlag } from './ledger-columns.ts';

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
  }
}
