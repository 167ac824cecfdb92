import { LedgerFlag } from '../ledger/ledger-columns.ts';
import type { SessionLedger } from '../ledger/ledger-columns.ts';

/** A ledger with the rows of each window at hand: made once, read by everything relative to a level. */
export type LedgerIndex = {
  readonly ledger: SessionLedger;
  /** Number of windows. */
  readonly rowCount: number;
  /** First tick row of each window, and the end behind the last. */
  readonly tickRows: Int32Array;
  /** First reprice row of each window, and the end behind the last. */
  readonly repriceRows: Int32Array;
  /** First of them that is of bids; those before are of asks. */
  readonly bidRepriceRows: Int32Array;
};

/** The ledger, indexed by window. The ledger is borrowed, not changed. */
export function indexLedger(ledger: SessionLedger): LedgerIndex {
  const { windows, ticks, reprices } = ledger;
  const repriceRows = firstRows(windows.win, reprices.win);
  return {
    ledger,
    rowCount: windows.win.length,
    tickRows: firstRows(windows.win, ticks.win),
    repriceRows,
    bidRepriceRows: firstBidRows(reprices.side, repriceRows),
  };
}

/** Row of the last window that ended by a moment; −1 before any. @param ns since session start. */
export function rowEndedBy(
  { ledger, rowCount }: LedgerIndex,
  ns: number,
  windowNs: number,
): number {
  if (rowCount === 0) return -1;
  const ended = Math.floor(ns / windowNs) - 1 - ledger.windows.win[0];
  return Math.max(-1, Math.min(rowCount - 1, ended));
}

/** Whether the book was cleared or rebuilt in a window: nothing in it follows from the one before. */
export function isResetRow({ ledger }: LedgerIndex, row: number): boolean {
  return (ledger.windows.qa_flags[row] & LedgerFlag.BookReset) !== 0;
}

/** Whether what came and went in a window is known, order by order. */
export function tellsFlow(index: LedgerIndex, row: number): boolean {
  return !isResetRow(index, row) && !Number.isNaN(index.ledger.windows.n_events[row]);
}

/** First of the ascending values `start` to `end − 1` that is not below one; `end` without any. */
export function firstAtLeast(
  values: Int32Array,
  value: number,
  start: number,
  end: number,
): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Asks stand before bids in every window. */
function firstBidRows(sides: readonly string[], starts: Int32Array): Int32Array {
  const bids = new Int32Array(starts.length - 1);
  for (let row = 0; row < bids.length; row++) {
    let at = starts[row];
    while (at < starts[row + 1] && sides[at] === 'A') at++;
    bids[row] = at;
  }
  return bids;
}

function firstRows(windows: Int32Array, rows: Int32Array): Int32Array {
  const starts = new Int32Array(windows.length + 1);
  let row = 0;
  for (let i = 0; i < windows.length; i++) {
    row = firstAtLeast(rows, windows[i], row, rows.length);
    starts[i] = row;
  }
  starts[windows.length] = rows.length;
  return starts;
}
