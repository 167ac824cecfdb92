import type { LedgerIndex } from './ledger-index.ts';
import { KEYFRAME_WINDOWS, LedgerFlag } from '../ledger/ledger-columns.ts';

/** Ticks that a walk over a ledger looks at, both ends included. */
export type TickRange = { readonly lo: number; readonly hi: number };

/**
 * Resting lots by tick, carried through the windows of a ledger from a keyframe on. Before a
 * window's rows are applied it shows the window's start, after them its end.
 */
export class RestingDepth {
  /** Lots by tick from `range.lo` on. */
  readonly ask: Float64Array;
  readonly bid: Float64Array;
  readonly range: TickRange;
  readonly #index: LedgerIndex;
  #row: number;

  /** @param row window whose start is wanted first. */
  constructor(index: LedgerIndex, range: TickRange, row: number) {
    this.#index = index;
    this.range = range;
    this.ask = new Float64Array(range.hi - range.lo + 1);
    this.bid = new Float64Array(range.hi - range.lo + 1);
    this.#row = keyframeBefore(index, row);
    this.#startOf(this.#row);
    while (this.#row < row) this.advance();
  }

  /** The window whose start is shown. */
  get row(): number {
    return this.#row;
  }

  /** Goes to the end of the window, which is the start of the next. */
  advance(): void {
    const { ticks } = this.#index.ledger;
    const { tickRows } = this.#index;
    const { lo } = this.range;
    const width = this.ask.length;
    for (let i = tickRows[this.#row]; i < tickRows[this.#row + 1]; i++) {
      const at = ticks.tick[i] - lo;
      if (at < 0 || at >= width) continue;
      this.ask[at] = ticks.ask_E[i];
      this.bid[at] = ticks.bid_E[i];
    }
    this.#row++;
  }

  /** Start of a keyframe from its own rows: what was there before its flows. */
  #startOf(row: number): void {
    const { ticks } = this.#index.ledger;
    const { tickRows } = this.#index;
    for (let i = tickRows[row]; i < tickRows[row + 1]; i++) {
      const at = ticks.tick[i] - this.range.lo;
      if (at < 0 || at >= this.ask.length) continue;
      const ask =
        ticks.ask_E[i] -
        ticks.ask_add[i] -
        ticks.ask_moved[i] +
        ticks.ask_pull[i] +
        ticks.ask_fill[i];
      const bid =
        ticks.bid_E[i] -
        ticks.bid_add[i] -
        ticks.bid_moved[i] +
        ticks.bid_pull[i] +
        ticks.bid_fill[i];
      // A rebuilt book has no flows, and no start that anything could be compared with.
      this.ask[at] = Number.isNaN(ask) ? 0 : ask;
      this.bid[at] = Number.isNaN(bid) ? 0 : bid;
    }
  }
}

/** The last window at or before a row that lists every tick with depth. */
function keyframeBefore({ ledger }: LedgerIndex, row: number): number {
  const { win, qa_flags: flags } = ledger.windows;
  let found = row;
  while (found > 0) {
    if (win[found] % KEYFRAME_WINDOWS === 0) return found;
    if ((flags[found] & LedgerFlag.BookReset) !== 0) return found;
    found--;
  }
  return 0;
}
