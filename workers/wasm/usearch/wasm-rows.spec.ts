import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../src/base/random.ts';
import type { NearestOptions, SearchRows } from '../../../src/domain/retrieval/nearest-rows.ts';
import { PlainRows } from '../../../src/domain/retrieval/plain-rows.ts';
import { groupWeights, randomQuery, randomRows } from './random-rows.ts';
import { fine, specModule } from './spec-module.ts';
import type { UsearchModule } from './usearch-module.ts';
import { WasmRows } from './wasm-rows.ts';

let module: UsearchModule;

beforeAll(async () => {
  module = await specModule();
});

function opened(rows: SearchRows): WasmRows {
  return fine(WasmRows.open(module, rows));
}

/** Asks both searches the same; the answer, which is one. */
function bothAnswer(
  rows: SearchRows,
  query: Float32Array,
  weights: Float64Array,
  options: NearestOptions,
) {
  const search = opened(rows);
  const answer = search.nearest(query, weights, options);
  search.close();
  // Equal to the last bit: `toEqual` compares numbers by Object.is.
  expect(answer).toEqual(new PlainRows(rows).nearest(query, weights, options));
  return answer;
}

/** Rows of one column, alone in group and session unless told. */
function column(values: readonly number[], groups?: readonly number[]): SearchRows {
  const numbers = values.map((_, index) => index);
  return {
    dims: 1,
    values: Float32Array.from(values),
    groups: Int32Array.from(groups ?? numbers),
    sessions: Int32Array.from(groups ?? numbers),
  };
}

const zero = Float32Array.of(0);
const one = Float64Array.of(1);

describe('the exact search in WebAssembly', () => {
  it('answers random questions as the plain scan does, to the last bit', () => {
    const random = new Random('questions');
    for (let i = 0; i < 120; i++) {
      const rowCount = random.integer(0, 400);
      const rows = randomRows({
        rowCount,
        dims: random.integer(1, 40),
        seed: `rows ${i}`,
        missingShare: [0, 0.02, 0.2, 0.6][i % 4],
        ...(i % 3 === 0 && { grain: 1 }),
        rowsPerGroup: random.integer(1, 9),
        groupsPerSession: random.integer(1, 9),
      });
      bothAnswer(rows, randomQuery(rows, random), groupWeights(rows.dims), {
        k: random.integer(1, 60),
        rowLimit: i % 2 === 0 ? undefined : random.integer(0, rowCount + 1),
        allowed: i % 5 < 2 ? undefined : Uint8Array.from(rows.groups, () => random.integer(0, 2)),
        perSessionMax: i % 7 < 3 ? undefined : random.integer(1, 4),
        presentWeightMin: i % 4 === 3 ? 0.3 : undefined,
      });
    }
  });

  it('does so at the width of a setup, with and without missing values', () => {
    const random = new Random('setups');
    for (const missingShare of [0, 0.05, 0.14]) {
      const rows = randomRows({ rowCount: 3000, dims: 153, seed: 'setups', missingShare });
      for (let i = 0; i < 10; i++) {
        const query = randomQuery(rows, random);
        const answer = bothAnswer(rows, query, groupWeights(153), { k: 51, perSessionMax: 3 });
        expect(answer.rows.length).toBe(51);
      }
    }
  });

  it('breaks ties by age', () => {
    const answer = bothAnswer(column([2, 1, -1, 1, 1]), zero, one, { k: 3 });
    expect([...answer.rows]).toEqual([1, 2, 3]);
  });

  it('takes the nearest row of an approach, whichever comes first', () => {
    const rows = column([3, 1, 2, 2.5], [7, 7, 8, 8]);
    expect([...bothAnswer(rows, zero, one, { k: 4 }).rows]).toEqual([1, 2]);
  });

  it('gives what there is when more is asked', () => {
    expect([...bothAnswer(column([2, 1]), zero, one, { k: 50 }).rows]).toEqual([1, 0]);
    expect([...bothAnswer(column([]), zero, one, { k: 50 }).rows]).toEqual([]);
    expect([...bothAnswer(column([2, 1]), zero, one, { k: 1, rowLimit: 0 }).rows]).toEqual([]);
  });

  it('knows nothing of what lies past the limit', () => {
    const random = new Random('limit');
    const rows = randomRows({ rowCount: 800, dims: 12, seed: 'limit', missingShare: 0.1 });
    const past: SearchRows = {
      dims: 12,
      values: rows.values.subarray(0, 400 * 12),
      groups: rows.groups.subarray(0, 400),
      sessions: rows.sessions.subarray(0, 400),
    };
    const query = randomQuery(rows, random);
    const options = { k: 20, perSessionMax: 3 };
    expect(bothAnswer(rows, query, groupWeights(12), { ...options, rowLimit: 400 })).toEqual(
      bothAnswer(past, query, groupWeights(12), options),
    );
  });

  it('answers nothing where nothing is shared', () => {
    const nothing = { rows: new Int32Array(0), eligibleCount: 0 };
    const options = { k: 2, presentWeightMin: 0 };
    expect(bothAnswer(column([1, 2]), Float32Array.of(NaN), one, options)).toMatchObject(nothing);
    expect(bothAnswer(column([NaN, NaN]), zero, one, options)).toMatchObject(nothing);
    expect(bothAnswer(column([1, 2]), zero, Float64Array.of(0), options)).toMatchObject(nothing);
  });

  it('keeps its digits where float32 would lose them', () => {
    const tiny = Float64Array.of(1e-42);
    bothAnswer(column([1e-3, 2e-3, 5]), zero, tiny, { k: 2, presentWeightMin: 0 });
    bothAnswer(column([3e30, -2e30, 1e30, 2e30]), zero, one, { k: 2 });
    bothAnswer(column([Infinity, 1, -Infinity]), zero, one, { k: 3 });
    const close = Array.from({ length: 200 }, (_, i) => 1 + ((i * 7919) % 200) * 2 ** -23);
    bothAnswer(column(close), zero, one, { k: 5 });
  });

  it('asks for exactly the present weight that is wanted', () => {
    const rows: SearchRows = { ...column([1, NaN]), dims: 2, groups: zeros(1), sessions: zeros(1) };
    const weights = Float64Array.of(0.7, 0.3);
    const query = Float32Array.of(0, 0);
    expect(bothAnswer(rows, query, weights, { k: 1 }).eligibleCount).toBe(1);
    const options = { k: 1, presentWeightMin: 0.7000001 };
    expect(bothAnswer(rows, query, weights, options).eligibleCount).toBe(0);
  });

  it('gives back the memory it takes', () => {
    const rows = randomRows({ rowCount: 5000, dims: 153, seed: 'memory' });
    opened(rows).close();
    const bytes = module.byteLength;
    for (let i = 0; i < 20; i++) opened(rows).close();
    expect(module.byteLength).toBe(bytes);
  });

  it('refuses rows and questions of another shape', () => {
    const { groups } = column([1, 2]);
    expect(() => opened({ ...column([1]), groups })).toThrow('values: expected 2, found 1');
    expect(() => opened({ ...column([1, 2]), groups: zeros(2) })).toThrow('found two');
    const search = opened(column([1, 2]));
    expect(() => search.nearest(zero, one, { k: 0.5 })).toThrow('found 0.5');
    expect(() => search.nearest(Float32Array.of(1, 2), one, { k: 1 })).toThrow('expected 1 values');
    expect(() => search.nearest(zero, one, { k: 1, allowed: new Uint8Array(3) })).toThrow(
      'allowed: expected 2 bytes, found 3',
    );
    search.close();
  });

  it('says so when rows do not fit', () => {
    const { exports } = module;
    expect(exports.rows_open(153, 0x7fff_0000, 1, 1)).toBe(0);
    expect(module.fault('many rows')).toMatchObject({
      code: 'unavailable',
      message: 'many rows: out of memory',
    });
  });
});

function zeros(length: number): Int32Array {
  return new Int32Array(length);
}
