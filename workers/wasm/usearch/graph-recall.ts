import type {
  NearestRows,
  Neighbors,
  SearchRows,
} from '../../../src/domain/retrieval/nearest-rows.ts';

/** Rows that are asked for their neighbors; a few dozen tell the recall to a percent or two. */
const QUESTIONS = 32;

/** As the product asks: fifty neighbors and the one behind them, three of a session. */
const options = { k: 51, perSessionMax: 3 };

/** How many of the neighbors that there are a search finds, asked by the rows themselves. */
export class GraphRecall {
  readonly #rows: SearchRows;
  readonly #weights: Float64Array;
  #known: number | undefined;

  /** @param rows borrowed for as long as this is asked. */
  constructor(rows: SearchRows, weights: Float64Array) {
    this.#rows = rows;
    this.#weights = weights;
  }

  /** Mean share over rows spread evenly, each asked as if its own session had not been. */
  of(search: Pick<NearestRows, 'nearest'>, exact: Pick<NearestRows, 'nearest'>): number {
    this.#known ??= this.#measured(search, exact);
    return this.#known;
  }

  #measured(search: Pick<NearestRows, 'nearest'>, exact: Pick<NearestRows, 'nearest'>): number {
    const { dims, values, sessions } = this.#rows;
    const count = Math.min(QUESTIONS, sessions.length);
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const row = Math.floor((i * sessions.length) / count);
      const query = values.subarray(row * dims, (row + 1) * dims);
      const allowed = Uint8Array.from(sessions, (other) => (other === sessions[row] ? 0 : 1));
      const asked = { ...options, allowed };
      sum += recallOf(
        search.nearest(query, this.#weights, asked),
        exact.nearest(query, this.#weights, asked),
      );
    }
    return count === 0 ? 1 : sum / count;
  }
}

/** Share of the neighbors that a search found, of those that there are; 1 where there are none. */
export function recallOf(found: Neighbors, exact: Neighbors): number {
  const rows = new Set(found.rows);
  const hits = exact.rows.reduce((count, row) => count + (rows.has(row) ? 1 : 0), 0);
  return exact.rows.length === 0 ? 1 : hits / exact.rows.length;
}
