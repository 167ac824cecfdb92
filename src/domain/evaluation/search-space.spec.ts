import { expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { PlainRows } from '../retrieval/plain-rows.ts';
import type { SearchRows } from '../retrieval/nearest-rows.ts';
import { alongComponents, byAngle } from './search-space.ts';

const open = (rows: SearchRows) => new PlainRows(rows);
const random = new Random('space');
const ids = Int32Array.from({ length: 50 }, (_, row) => row);
const values = Float32Array.from({ length: 50 * 5 }, () => random.normal());
const rows = { dims: 5, values, groups: ids, sessions: ids };
const weights = Float64Array.of(0.4, 0.3, 0.1, 0.1, 0.1);
const query = Float32Array.of(0.3, -1, 0.5, 2, 0);

it('finds the same neighbors along all components as without', () => {
  const plain = open(rows).nearest(query, weights, { k: 8 });
  const found = alongComponents(open, 5)(rows).nearest(query, weights, { k: 8 });
  expect([...found.rows]).toEqual([...plain.rows]);
});

it('finds others along a few', () => {
  const plain = open(rows).nearest(query, weights, { k: 8 });
  const found = alongComponents(open, 2)(rows).nearest(query, weights, { k: 8 });
  expect([...found.rows]).not.toEqual([...plain.rows]);
});

it('cannot tell a quiet setup from a violent one by their angle', () => {
  const two = { ...rows, values: Float32Array.of(1, 0, 0, 0, 0, 9, 9.1, 0, 0, 0), groups: ids.slice(0, 2), sessions: ids.slice(0, 2) }; // prettier-ignore
  const quiet = Float32Array.of(1, 1, 0, 0, 0);
  const equal = new Float64Array(5).fill(0.2);
  expect([...byAngle(open)(two).nearest(quiet, equal, { k: 1 }).rows]).toEqual([1]);
  expect([...open(two).nearest(quiet, equal, { k: 1 }).rows]).toEqual([0]);
});

it('leaves the rules of a search as they are', () => {
  const options = { k: 3, rowLimit: 10, allowed: new Uint8Array(50).fill(1, 5) };
  const found = byAngle(open)(rows).nearest(query, weights, options);
  expect([...found.rows].every((row) => row >= 5 && row < 10)).toBe(true);
});
