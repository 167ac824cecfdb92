import type { PastPath, PastRow } from '../../protocol/evidence-api.ts';

/** Paths by row, `date rowId`; undefined for a row without a touch. */
export type KeptPaths = ReadonlyMap<string, PastPath | undefined>;

/** Paths that are kept, some 1 MB: a long day with its clock asks for every row of the past. */
const KEPT_MAX = 1000;

/** The name under which a row's path is kept. */
export function pathKey({ date, rowId }: PastRow): string {
  return `${date} ${rowId}`;
}

/** Whether two names are of one past row; a row's id alone is unique within its session. */
export function isSameRow(a: PastRow | undefined, b: PastRow | undefined): boolean {
  return a !== undefined && b !== undefined && pathKey(a) === pathKey(b);
}

/** The rows whose paths have not come, or are no longer kept. */
export function missingRows(kept: KeptPaths, rows: readonly PastRow[]): readonly PastRow[] {
  return rows.filter((row) => !kept.has(pathKey(row))).map(({ date, rowId }) => ({ date, rowId }));
}

/**
 * The paths with those that have come. Those asked for longest ago go first; none of the answer on
 * the screen.
 *
 * @param found in the order of `rows`.
 * @param shown rows of the answer that they were fetched for, at most as many as are kept.
 */
export function withPaths(
  kept: KeptPaths,
  { rows, found }: { rows: readonly PastRow[]; found: readonly (PastPath | undefined)[] },
  shown: readonly PastRow[],
): KeptPaths {
  const all = new Map(kept);
  rows.forEach((row, i) => all.set(pathKey(row), found[i]));
  for (const key of shown.map(pathKey)) {
    if (!all.has(key)) continue;
    // To the end of the order, which is that of leaving.
    const path = all.get(key);
    all.delete(key);
    all.set(key, path);
  }
  return new Map([...all].slice(-KEPT_MAX));
}
