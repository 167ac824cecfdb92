import { assert } from '../../base/assert.ts';
import { PRESENT_WEIGHT_MIN } from './nearest-rows.ts';
import type { NearestOptions, NearestRows, Neighbors, SearchRows } from './nearest-rows.ts';
import { rowDistance } from './row-distance.ts';

/** One row that may answer. */
type Candidate = {
  readonly row: number;
  readonly distance: number;
  readonly presentWeight: number;
};

/**
 * The search as it is defined: every distance, sorted, taken from the near end while the rules
 * allow. What any faster search is held to.
 */
export class PlainRows implements NearestRows {
  readonly rowCount: number;
  readonly dims: number;
  readonly #rows: SearchRows;

  /** @param rows kept, not copied. */
  constructor(rows: SearchRows) {
    const { dims, values, groups, sessions } = rows;
    const n = groups.length;
    assert(values.length === n * dims, `values: expected ${n * dims}, found ${values.length}`);
    assert(sessions.length === n, `sessions: expected ${n}, found ${sessions.length}`);
    this.rowCount = n;
    this.dims = dims;
    this.#rows = rows;
  }

  nearest(query: Float32Array, weights: Float64Array, options: NearestOptions): Neighbors {
    checkQuestion(this, { query, weights }, options);
    const candidates = this.#candidates(query, weights, options);
    candidates.sort((a, b) => a.distance - b.distance || a.row - b.row);
    const taken = this.#taken(candidates, options);
    return {
      rows: Int32Array.from(taken, ({ row }) => row),
      distances: Float64Array.from(taken, ({ distance }) => distance),
      presentWeights: Float64Array.from(taken, ({ presentWeight }) => presentWeight),
      eligibleCount: candidates.length,
    };
  }

  #candidates(query: Float32Array, weights: Float64Array, options: NearestOptions): Candidate[] {
    const { rowLimit = this.rowCount, allowed, presentWeightMin = PRESENT_WEIGHT_MIN } = options;
    const { values } = this.#rows;
    const found: Candidate[] = [];
    for (let row = 0; row < Math.min(rowLimit, this.rowCount); row++) {
      if (allowed?.[row] === 0) continue;
      const { distance, presentWeight } = rowDistance(query, weights, { values, row });
      if (presentWeight < presentWeightMin || Number.isNaN(distance)) continue;
      found.push({ row, distance, presentWeight });
    }
    return found;
  }

  /** The first k whose group is new and whose session has room. */
  #taken(sorted: readonly Candidate[], { k, perSessionMax = k }: NearestOptions): Candidate[] {
    const { groups, sessions } = this.#rows;
    const takenGroups = new Set<number>();
    const perSession = new Map<number, number>();
    const taken: Candidate[] = [];
    for (const candidate of sorted) {
      if (taken.length === k) break;
      const session = sessions[candidate.row];
      const inSession = perSession.get(session) ?? 0;
      if (takenGroups.has(groups[candidate.row]) || inSession === perSessionMax) continue;
      takenGroups.add(groups[candidate.row]);
      perSession.set(session, inSession + 1);
      taken.push(candidate);
    }
    return taken;
  }
}

/** Holds a question to the rows it is asked of: lengths and counts. */
export function checkQuestion(
  { rowCount, dims }: Pick<NearestRows, 'rowCount' | 'dims'>,
  { query, weights }: { readonly query: Float32Array; readonly weights: Float64Array },
  { k, allowed, perSessionMax = 1, presentWeightMin = 0 }: NearestOptions,
): void {
  assert(query.length === dims, `query: expected ${dims} values, found ${query.length}`);
  assert(weights.length === dims, `weights: expected ${dims}, found ${weights.length}`);
  assert(Number.isInteger(k) && k > 0, `k: expected a whole number above 0, found ${k}`);
  const allowedCount = allowed?.length ?? rowCount;
  assert(allowedCount === rowCount, `allowed: expected ${rowCount} bytes, found ${allowedCount}`);
  const isCount = Number.isInteger(perSessionMax) && perSessionMax > 0;
  assert(isCount, `perSessionMax: expected a whole number above 0, found ${perSessionMax}`);
  const isShare = presentWeightMin >= 0;
  assert(isShare, `presentWeightMin: expected 0 or more, found ${presentWeightMin}`);
}
