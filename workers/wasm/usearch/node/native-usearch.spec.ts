import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exactSearch, Index, MetricKind, ScalarKind } from 'usearch';
import { describe, expect, it } from 'vitest';
import { Random } from '../../../../src/base/random.ts';
import { DenseIndex } from '../dense-index.ts';
import { groupWeights, randomQuery, randomRows } from '../random-rows.ts';
import { fine, specModule } from '../spec-module.ts';
import { WasmRows } from '../wasm-rows.ts';

const dims = 153;
const rows = randomRows({ rowCount: 3000, dims, seed: 'native', rowsPerGroup: 1 });
const weights = groupWeights(dims);
/** Rows as USearch takes them: each value times the root of its weight. */
const weighted = rows.values.map((value, i) => Math.sqrt(weights[i % dims]) * value);
const random = new Random('native queries');
const queries = Array.from({ length: 30 }, () => randomQuery(rows, random));

const native = new Index({
  dimensions: dims,
  metric: MetricKind.L2sq,
  quantization: ScalarKind.F32,
  connectivity: 16,
  expansion_add: 128,
  expansion_search: 64,
  multi: false,
});
native.add(
  BigUint64Array.from({ length: 3000 }, (_, key) => BigInt(key)),
  weighted,
  1,
);

function weightedQuery(query: Float32Array): Float32Array {
  return query.map((value, column) => Math.sqrt(weights[column]) * value);
}

/** Keys of the native build's answer, every vector measured or through its graph. */
function nativeKeys(query: Float32Array, isExact: boolean): readonly number[] {
  const { keys } = isExact
    ? exactSearchOf(weightedQuery(query))
    : native.search(weightedQuery(query), 50, 1);
  return Array.from(keys, Number);
}

/** The matches of one query: the package's type leaves open whether there were many. */
function exactSearchOf(query: Float32Array): { readonly keys: BigUint64Array } {
  return exactSearch(weighted, query, dims, 50, MetricKind.L2sq, 1);
}

describe('the native build of USearch', () => {
  it('finds by measuring every vector what the module finds, and our exact search', async () => {
    const module = await specModule();
    const index = fine(DenseIndex.open(module, { dims }));
    index.add(weighted);
    const search = fine(WasmRows.open(module, rows));
    for (const query of queries) {
      const theirs = nativeKeys(query, true);
      expect([...fine(index.search(weightedQuery(query), { k: 50 })).keys]).toEqual(theirs);
      expect([...search.nearest(query, weights, { k: 50 }).rows]).toEqual(theirs);
    }
  });

  it('reads what the module writes, and the other way round', async () => {
    const module = await specModule();
    const index = fine(DenseIndex.open(module, { dims }));
    index.add(weighted);
    const folder = mkdtempSync(join(tmpdir(), 'spymaster-usearch-'));
    const path = join(folder, 'vectors.usearch');
    try {
      native.save(path);
      const fromNative = fine(DenseIndex.view(module, readFileSync(path), { dims }));
      for (const query of queries) {
        const found = fine(fromNative.search(weightedQuery(query), { k: 50, expansion: 64 }));
        expect([...found.keys]).toEqual(nativeKeys(query, false));
      }
      writeFileSync(path, fine(index.save()));
      native.load(path);
      for (const query of queries) {
        const found = fine(index.search(weightedQuery(query), { k: 50, expansion: 64 }));
        expect([...found.keys]).toEqual(nativeKeys(query, false));
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
