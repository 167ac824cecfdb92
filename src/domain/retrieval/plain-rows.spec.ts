import { describe, expect, it } from 'vitest';
import { PlainRows } from './plain-rows.ts';
import { rowDistance } from './row-distance.ts';

const half = Float64Array.of(0.5, 0.5);
const x = NaN;

/** Rows of two columns, one session and group each unless told. */
function rowsOf(pairs: readonly (readonly [number, number])[], groups?: number[], days?: number[]) {
  const numbers = pairs.map((_, index) => index);
  return new PlainRows({
    dims: 2,
    values: Float32Array.from(pairs.flat()),
    groups: Int32Array.from(groups ?? numbers),
    sessions: Int32Array.from(days ?? numbers),
  });
}

const origin = Float32Array.of(0, 0);
const found = (rows: PlainRows, options: object = {}) => [
  ...rows.nearest(origin, half, { k: 2, ...options }).rows,
];

describe('the distance of a row', () => {
  it('divides by the weight that both sides have', () => {
    const values = Float32Array.of(3, 4, 3, x);
    const query = Float32Array.of(0, 0);
    const weights = Float64Array.of(0.75, 0.25);
    expect(rowDistance(query, weights, { values, row: 0 }).distance).toBe(Math.sqrt(10.75));
    expect(rowDistance(query, weights, { values, row: 1 })).toEqual({
      distance: 3,
      presentWeight: 0.75,
    });
  });

  it('is the same seen from either end', () => {
    const [a, b] = [Float32Array.of(1, x), Float32Array.of(2.5, 7)];
    expect(rowDistance(a, half, { values: b, row: 0 })).toEqual(
      rowDistance(b, half, { values: a, row: 0 }),
    );
  });
});

describe('the nearest rows', () => {
  it('come nearest first', () => {
    expect(found(rowsOf([[3, 0], [1, 0], [2, 0]]))).toEqual([1, 2]); // prettier-ignore
  });

  it('break a tie by age', () => {
    expect(found(rowsOf([[2, 0], [1, 0], [0, -1], [1, 0]]))).toEqual([1, 2]); // prettier-ignore
  });

  it('count an approach once', () => {
    const rows = rowsOf([[1, 0], [2, 0], [3, 0]], [7, 7, 8]); // prettier-ignore
    expect(found(rows)).toEqual([0, 2]);
  });

  it('leave room for other sessions', () => {
    const rows = rowsOf([[1, 0], [2, 0], [3, 0]], [1, 2, 3], [5, 5, 6]); // prettier-ignore
    expect(found(rows, { perSessionMax: 1 })).toEqual([0, 2]);
  });

  it('lie before the limit and are allowed', () => {
    const rows = rowsOf([[3, 0], [1, 0], [2, 0], [0, 0]]); // prettier-ignore
    expect(found(rows, { rowLimit: 3, allowed: Uint8Array.of(1, 0, 1, 1) })).toEqual([2, 0]);
  });

  it('have enough in common with the query', () => {
    const rows = rowsOf([[1, x], [2, 0], [x, x]]); // prettier-ignore
    expect(rows.nearest(origin, half, { k: 3 })).toMatchObject({ eligibleCount: 1 });
    expect(found(rows, { presentWeightMin: 0.5, k: 3 })).toEqual([0, 1]);
    expect(found(rows, { presentWeightMin: 0, k: 3 })).toEqual([0, 1]);
  });

  it('refuse a question of another shape', () => {
    const rows = rowsOf([[1, 0]]);
    expect(() => found(rows, { k: 0 })).toThrow('k: expected a whole number above 0, found 0');
    expect(() => found(rows, { allowed: new Uint8Array(2) })).toThrow('expected 1 bytes, found 2');
    expect(() => rows.nearest(new Float32Array(3), half, { k: 1 })).toThrow(
      'query: expected 2 values, found 3',
    );
  });
});
