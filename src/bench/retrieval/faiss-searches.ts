import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FaultError } from '../../base/fault.ts';
import type { TimedSearches } from '../../../workers/wasm/usearch/timed-searches.ts';
import { CANDIDATE_COUNT, EXACT_COUNT, weighted, weightedMatrix } from './native-searches.ts';

const script = fileURLToPath(new URL('../peers/faiss-search.py', import.meta.url));

/** What FAISS took for questions without rules, ms. */
export type FaissTimes = {
  /** Every vector measured. */
  readonly flatMs: readonly number[];
  /** Candidates from its graph. */
  readonly graphMs: readonly number[];
  /** Share of the flat neighbors among them. */
  readonly recalls: readonly number[];
  readonly buildMs: number;
};

/**
 * Asks FAISS the same questions, in Python, one thread.
 *
 * @param python a Python that has FAISS.
 * @param folder where rows and queries are handed over.
 */
export function faissSearches(
  searches: TimedSearches,
  { python, folder }: { readonly python: string; readonly folder: string },
): FaissTimes {
  const vectors = join(folder, 'vectors.f32');
  const queries = join(folder, 'queries.f32');
  const { dims } = searches.rows;
  writeFileSync(vectors, weightedMatrix(searches));
  const flat = new Float32Array(searches.queries.length * dims);
  searches.queries.forEach((query, i) => flat.set(weighted(query, searches.weights), i * dims));
  writeFileSync(queries, flat);
  const numbers = [dims, EXACT_COUNT, CANDIDATE_COUNT].map(String);
  const { status, stdout, stderr } = spawnSync(python, [script, vectors, queries, ...numbers], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status === 0) return JSON.parse(stdout) as FaissTimes;
  throw new FaultError('unavailable', `FAISS: expected an answer, found ${stderr}`);
}
