import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exactSearch, Index, MetricKind, ScalarKind } from 'usearch';
import { FaultError } from '../../base/fault.ts';
import type { TimedSearches } from '../../../workers/wasm/usearch/timed-searches.ts';

/** Candidates that a graph is asked for, and searched with. */
export const CANDIDATE_COUNT = 400;

/** Neighbors that a measuring of every vector is asked for. */
export const EXACT_COUNT = 51;

/** What one engine took for questions without rules, ms. */
export type EngineTimes = {
  /** Candidates from the graph. */
  readonly graphMs: readonly number[];
  /** Every vector measured. */
  readonly exactMs: readonly number[];
};

/** USearch in WebAssembly and its native build, by turns, on one graph. */
export type NativeComparison = { readonly wasm: EngineTimes; readonly native: EngineTimes };

/**
 * Times USearch without our rules, compiled to WebAssembly and natively with one thread: on the
 * same graph, which travels as a file, and measuring every vector.
 */
export function nativeComparison(searches: TimedSearches, folder: string): NativeComparison {
  const { index } = searches.graph ?? fail();
  const native = nativeIndex(searches, folder);
  const matrix = weightedMatrix(searches);
  const { dims } = searches.rows;
  const wasmTimes = { graphMs: [] as number[], exactMs: [] as number[] };
  const nativeTimes = { graphMs: [] as number[], exactMs: [] as number[] };
  for (const query of searches.queries) {
    const vector = weighted(query, searches.weights);
    const deep = { k: CANDIDATE_COUNT, expansion: CANDIDATE_COUNT };
    wasmTimes.graphMs.push(timeMs(() => index.search(vector, deep)));
    nativeTimes.graphMs.push(timeMs(() => native.search(vector, CANDIDATE_COUNT, 1)));
    wasmTimes.exactMs.push(timeMs(() => index.search(vector, { k: EXACT_COUNT })));
    nativeTimes.exactMs.push(
      timeMs(() => exactSearch(matrix, vector, dims, EXACT_COUNT, MetricKind.L2sq, 1)),
    );
  }
  return { wasm: wasmTimes, native: nativeTimes };
}

/** Rows as USearch takes them: times the root of their weight, the middle where missing. */
export function weightedMatrix({ rows, weights }: TimedSearches): Float32Array {
  const { dims, values } = rows;
  const roots = Float32Array.from(weights, Math.sqrt);
  return values.map((value, i) => (Number.isNaN(value) ? 0 : roots[i % dims] * value));
}

/** A query in the same way. */
export function weighted(query: Float32Array, weights: Float64Array): Float32Array {
  return query.map((value, i) => (Number.isNaN(value) ? 0 : Math.sqrt(weights[i]) * value));
}

function nativeIndex({ graph, rows }: TimedSearches, folder: string): Index {
  const bytes = graph?.index.save() ?? fail();
  if (bytes instanceof FaultError) throw bytes;
  const path = join(folder, 'vectors.usearch');
  writeFileSync(path, bytes);
  const index = new Index({
    dimensions: rows.dims,
    metric: MetricKind.L2sq,
    quantization: ScalarKind.F32,
    connectivity: 16,
    expansion_add: 128,
    expansion_search: CANDIDATE_COUNT,
    multi: false,
  });
  index.load(path);
  rmSync(path);
  return index;
}

function fail(): never {
  throw new FaultError('input', 'a comparison: expected a graph, found none');
}

function timeMs(step: () => unknown): number {
  const startMs = performance.now();
  step();
  return performance.now() - startMs;
}
