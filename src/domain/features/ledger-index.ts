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
};

/** The ledger, indexed by window. The ledger is borrowed, not changed. */
export function indexLedger(ledger: SessionLedger): LedgerIndex {
  const { windows, ticks, reprices } = ledger;
  return {
    ledger,
    rowCount: windows.win.length,
    tickRows: firstRows(windows.win, ticks.win),
    repriceRows: firstRows(windows.win, reprices.win),
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

function firstRows(windows: Int32Array, rows: Int32Array): Int32Array {
  const starts = new Int32Array(windows.length + 1);
  let row = 0;
  for (let i = 0; i < windows.length; i++) {
    while (row < rows.length && rows[row] < windows[i]) row++;
    starts[i] = row;
  }
  starts[windows.length] = rows.length;
  return starts;
}
