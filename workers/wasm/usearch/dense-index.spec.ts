import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../src/base/random.ts';
import { DenseIndex } from './dense-index.ts';
import type { DenseMatches } from './dense-index.ts';
import { randomQuery, randomRows } from './random-rows.ts';
import { fine, specModule } from './spec-module.ts';
import type { UsearchModule } from './usearch-module.ts';
import { WasmRows } from './wasm-rows.ts';

const dims = 32;
const rows = randomRows({ rowCount: 2000, dims, seed: 'vectors', rowsPerGroup: 1 });
const random = new Random('queries');
const queries = Array.from({ length: 20 }, () => randomQuery(rows, random));

let module: UsearchModule;
let index: DenseIndex;

beforeAll(async () => {
  module = await specModule();
  index = fine(DenseIndex.open(module, { dims }));
  expect(index.add(rows.values)).toBeUndefined();
});

const exact = (query: Float32Array, of = index): DenseMatches => fine(of.search(query, { k: 10 }));

describe("USearch's own index", () => {
  it('measures every vector and finds what our exact search finds', () => {
    const search = fine(WasmRows.open(module, rows));
    const weights = new Float64Array(dims).fill(1);
    for (const query of queries) {
      const ours = search.nearest(query, weights, { k: 10 });
      const theirs = exact(query);
      expect(theirs.keys).toEqual(ours.rows);
      // Theirs is a float32 sum of squares, ours the float64 root of their mean.
      for (let i = 0; i < 10; i++) {
        const mean = theirs.distances[i] / dims;
        expect(Math.sqrt(mean)).toBeCloseTo(ours.distances[i], 5);
      }
    }
    search.close();
  });

  it('finds nearly all of it through its graph', () => {
    const shares = queries.map((query) => {
      const found = new Set(fine(index.search(query, { k: 10, expansion: 128 })).keys);
      return exact(query).keys.filter((key) => found.has(key)).length / 10;
    });
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.97);
  });

  it('keeps to limit and mask in both ways', () => {
    const allowed = Uint8Array.from({ length: 2000 }, (_, key) => key % 3);
    for (const expansion of [undefined, 64]) {
      const found = fine(index.search(queries[0], { k: 300, expansion, keyLimit: 600, allowed }));
      expect(found.keys.length).toBeGreaterThan(100);
      expect([...found.keys].every((key) => key < 600 && key % 3 !== 0)).toBe(true);
    }
    expect(fine(index.search(queries[0], { k: 5, keyLimit: 0 })).keys).toEqual(new Int32Array(0));
  });

  it('is the same after a way through bytes, unpacked or looked at in place', () => {
    const bytes = fine(index.save());
    const readings = [
      DenseIndex.load(module, bytes, { dims }),
      DenseIndex.view(module, bytes, { dims }),
    ];
    for (const again of readings.map(fine)) {
      expect(again.size).toBe(2000);
      for (const query of queries) {
        const search = { k: 10, expansion: 64 };
        expect(exact(query, again)).toEqual(exact(query));
        expect(again.search(query, search)).toEqual(index.search(query, search));
      }
      expect(fine(again.save())).toEqual(bytes);
      again.close();
    }
  });

  it('writes the same bytes when it is built again', () => {
    const again = fine(DenseIndex.open(module, { dims }));
    again.add(rows.values);
    expect(fine(again.save())).toEqual(fine(index.save()));
    again.close();
  });

  it('says no to bytes that are cut short, foreign or of other vectors', () => {
    const bytes = fine(index.save());
    const lengths = [50, 5000, bytes.length - 1];
    const damaged = [0, 100].map((length) => new Uint8Array(length));
    damaged.push(...lengths.map((length) => bytes.slice(0, length)));
    for (const some of damaged) {
      expect(DenseIndex.load(module, some, { dims })).toMatchObject({ code: 'decode' });
      expect(DenseIndex.view(module, some, { dims })).toMatchObject({ code: 'decode' });
    }
    expect(DenseIndex.load(module, bytes, { dims: 31 })).toMatchObject({ code: 'decode' });
  });

  it('says no to gaps, and to more vectors in a view', () => {
    const gap = Float32Array.from(queries[0]);
    gap[3] = NaN;
    const message = 'vector 0: expected a number in column 3, found none';
    expect(index.add(gap)).toMatchObject({ code: 'input', message });
    expect(index.search(gap, { k: 1 })).toMatchObject({ code: 'input', message });
    const view = fine(DenseIndex.view(module, fine(index.save()), { dims }));
    expect(view.add(queries[0])).toMatchObject({ code: 'input' });
    view.close();
    expect(() => index.search(queries[0].subarray(1), { k: 1 })).toThrow('expected 32, found 31');
  });

  it('is empty at first', () => {
    const empty = fine(DenseIndex.open(module, { dims }));
    expect(exact(queries[0], empty).keys).toEqual(new Int32Array(0));
    empty.close();
  });
});
