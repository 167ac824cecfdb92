import { expect, it } from 'vitest';
import type { PastPath, PastRow } from '../../protocol/evidence-api.ts';
import { missingRows, pathKey, withPaths } from './kept-paths.ts';
import type { KeptPaths } from './kept-paths.ts';

const rowsOf = (first: number, count: number): readonly PastRow[] =>
  Array.from({ length: count }, (_, i) => ({ date: '2025-11-14', rowId: String(first + i) }));
const pathsOf = (rows: readonly PastRow[]): readonly PastPath[] =>
  rows.map((row) => ({ ...row }) as PastPath);
const taken = (kept: KeptPaths, rows: readonly PastRow[], shown = rows): KeptPaths =>
  withPaths(kept, { rows, found: pathsOf(rows) }, shown);

it('asks for what has not come, and not again for a row without a touch', () => {
  const [touched, untouched, unknown] = rowsOf(1, 3);
  const rows = [touched, untouched];
  const kept = withPaths(new Map(), { rows, found: [...pathsOf([touched]), undefined] }, rows);
  expect(missingRows(kept, [touched, untouched, unknown])).toEqual([unknown]);
});

it('keeps a thousand paths, the newest, and all of the answer on the screen', () => {
  const old = rowsOf(0, 50);
  const full = taken(taken(new Map(), old), rowsOf(50, 950));
  expect(full.size).toBe(1000);
  const fresh = rowsOf(1000, 40);
  const kept = taken(full, fresh, [...old.slice(0, 10), ...fresh]);
  expect(kept.size).toBe(1000);
  expect(missingRows(kept, [...old.slice(0, 10), ...fresh])).toEqual([]);
  expect(kept.has(pathKey(old[10]))).toBe(false);
});
