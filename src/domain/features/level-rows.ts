import { NO_ANCHOR } from './anchors.ts';
import type { Anchors } from './anchors.ts';
import type { LedgerIndex } from './ledger-index.ts';
import { pricePlaces } from './price-place.ts';

/** Rows of a table that has one per window and level: which level, and in which window row. */
export type LevelRows = {
  /** Place in the list of levels. */
  readonly level: Int32Array;
  /** Window row of the ledger. */
  readonly row: Int32Array;
};

/**
 * The rows that tables around levels have: windows by time, in each the levels within a band of the
 * mid, or of the last trade where there is no book, in their given order.
 */
export function rowsNear(
  { ledger, rowCount }: LedgerIndex,
  levels: readonly Anchors[],
  bandTicks: number,
): LevelRows {
  const places = pricePlaces(ledger.windows);
  const level: number[] = [];
  const rows: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    for (let i = 0; i < levels.length; i++) {
      const anchor = levels[i][row];
      if (anchor === NO_ANCHOR || !(Math.abs(places[row] - anchor) <= bandTicks)) continue;
      level.push(i);
      rows.push(row);
    }
  }
  return { level: Int32Array.from(level), row: Int32Array.from(rows) };
}

/**
 * Levels as far as rows near them ask for: without a level in every other window, so that a sweep
 * passes over it.
 *
 * @param before windows before a row that its values look back on.
 */
export function anchorsNear(
  index: LedgerIndex,
  levels: readonly Anchors[],
  { rows, before }: { readonly rows: LevelRows; readonly before: number },
): readonly Anchors[] {
  const near = levels.map(() => new Int32Array(index.rowCount).fill(NO_ANCHOR));
  for (let i = 0; i < rows.row.length; i++) {
    const [kept, anchors] = [near[rows.level[i]], levels[rows.level[i]]];
    const first = Math.max(0, rows.row[i] - before);
    for (let row = rows.row[i]; row >= first && kept[row] === NO_ANCHOR; row--) {
      kept[row] = anchors[row];
    }
  }
  return near;
}

/** First window that has any of the levels; the number of windows if none does. */
export function firstRowOf({ rowCount }: LedgerIndex, levels: readonly Anchors[]): number {
  const firsts = levels.map((anchors) => anchors.findIndex((anchor) => anchor !== NO_ANCHOR));
  return Math.min(rowCount, ...firsts.filter((row) => row >= 0));
}
