/**
 * Rows that a search goes through, in the order of time: row i is older than row i + 1, or as old
 * with a smaller row id, so that a tie goes to the smaller index and a limit is a moment.
 */
export type SearchRows = {
  /** Number of columns. */
  readonly dims: number;
  /** n × dims scaled values, row by row; NaN is a missing value. */
  readonly values: Float32Array;
  /** n ids: rows of one id are one neighbor, the nearest of them (an approach, a confluence). */
  readonly groups: Int32Array;
  /** n ids of sessions; all rows of a group are of one session. */
  readonly sessions: Int32Array;
  /** Weights that questions will come with: what a search that is not exact is built for. */
  readonly weights?: Float64Array | undefined;
};

/** What may answer, and how much of it. */
export type NearestOptions = {
  /** Neighbors wanted; fewer come back where fewer may answer. */
  readonly k: number;
  /** Rows before this index may answer; all of them when left out. */
  readonly rowLimit?: number | undefined;
  /** One byte per row, 0 keeps the row out; all may answer when left out. */
  readonly allowed?: Uint8Array | undefined;
  /** Most neighbors from one session; no such limit when left out. */
  readonly perSessionMax?: number | undefined;
  /** Least weight of the columns present on both sides; 0.7 when left out. */
  readonly presentWeightMin?: number | undefined;
};

/** Nearest rows, the nearest first, ties by row index; position i of each column is neighbor i. */
export type Neighbors = {
  /** Row indices. */
  readonly rows: Int32Array;
  /** Distances, as `rowDistance` defines them. */
  readonly distances: Float64Array;
  /** Weight of the columns present in both query and row. */
  readonly presentWeights: Float64Array;
  /** Rows that may have answered: before the limit, allowed, with enough present weight. */
  readonly eligibleCount: number;
};

/** A search over rows that it holds; every one that is exact gives the same bits. */
export type NearestRows = {
  readonly rowCount: number;
  readonly dims: number;

  /**
   * The neighbors of a query: at most one per group, at most `perSessionMax` per session.
   *
   * @param query dims scaled values; NaN is a missing value.
   * @param weights dims weights of squared differences, G3's W / n: not negative, sum 1 or less.
   * @throws InvariantError if a length is wrong.
   */
  nearest(query: Float32Array, weights: Float64Array, options: NearestOptions): Neighbors;

  /**
   * Share of the neighbors that there are which it finds, measured on its own rows; not there where
   * it finds all of them.
   */
  recall?(): number;

  /** Gives back what is held outside the heap, if anything; no question comes after. */
  close?(): void;
};

/** From so many rows on a search goes through a graph: an exact one would be felt. */
export const GRAPH_ROWS_MIN = 100_000;

/** Share of the weight that must be present on both sides. */
export const PRESENT_WEIGHT_MIN = 0.7;
