import { KEYFRAME_WINDOWS } from '../ledger/ledger-columns.ts';
import { isResetRow, tellsFlow } from './ledger-index.ts';
import type { LedgerIndex } from './ledger-index.ts';

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
    this.#row = row === 0 ? 0 : keyframeAt(index, row - 1);
    if (row === 0) this.#undoFirst();
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
    const { tick, ask_E: asks, bid_E: bids } = ticks;
    const end = tickRows[this.#row + 1];
    for (let i = tickRows[this.#row]; i < end; i++) {
      const at = tick[i] - lo;
      if (at < 0 || at >= width) continue;
      this.ask[at] = asks[i];
      this.bid[at] = bids[i];
    }
    this.#row++;
  }

  /** The start of a ledger's first window: what was there before its flows, where they are told. */
  #undoFirst(): void {
    if (!tellsFlow(this.#index, 0)) return;
    const { ticks } = this.#index.ledger;
    for (let i = 0; i < this.#index.tickRows[1]; i++) {
      const at = ticks.tick[i] - this.range.lo;
      if (at < 0 || at >= this.ask.length) continue;
      this.ask[at] =
        ticks.ask_E[i] -
        ticks.ask_add[i] -
        ticks.ask_moved[i] +
        ticks.ask_pull[i] +
        ticks.ask_fill[i];
      this.bid[at] =
        ticks.bid_E[i] -
        ticks.bid_add[i] -
        ticks.bid_moved[i] +
        ticks.bid_pull[i] +
        ticks.bid_fill[i];
    }
  }
}

/** The last window at or before a row that lists every tick with depth. */
function keyframeAt(index: LedgerIndex, row: number): number {
  const { win } = index.ledger.windows;
  let found = row;
  while (found > 0 && win[found] % KEYFRAME_WINDOWS !== 0 && !isResetRow(index, found)) found--;
  return found;
}
