import { NO_ANCHOR } from './anchors.ts';
import type { Anchors } from './anchors.ts';
import type { LedgerIndex } from './ledger-index.ts';

/** Rows of a table that has one per window and level: which level, and in which window row. */
export type LevelRows = {
  /** Place in the list of levels. */
  readonly level: Int32Array;
  /** Window row of the ledger. */
  readonly row: Int32Array;
};

/**
 * The rows that tables around levels have: windows by time, in each the levels within a band of the
 * mid, in their given order.
 */
export function rowsNear(
  { ledger, rowCount }: LedgerIndex,
  levels: readonly Anchors[],
  bandTicks: number,
): LevelRows {
  const { bb, ba } = ledger.windows;
  const level: number[] = [];
  const rows: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    const mid = (bb[row] + ba[row]) / 2;
    for (let i = 0; i < levels.length; i++) {
      const anchor = levels[i][row];
      if (anchor === NO_ANCHOR || !(Math.abs(mid - anchor) <= bandTicks)) continue;
      level.push(i);
      rows.push(row);
    }
  }
  return { level: Int32Array.from(level), row: Int32Array.from(rows) };
}

/** First window that has any of the levels; the number of windows if none does. */
export function firstRowOf({ rowCount }: LedgerIndex, levels: readonly Anchors[]): number {
  const firsts = levels.map((anchors) => anchors.findIndex((anchor) => anchor !== NO_ANCHOR));
  return Math.min(rowCount, ...firsts.filter((row) => row >= 0));
}
