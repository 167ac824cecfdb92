import { assert } from '../../../src/base/assert.ts';
import { FaultError } from '../../../src/base/fault.ts';
import type {
  NearestOptions,
  NearestRows,
  Neighbors,
  SearchRows,
} from '../../../src/domain/retrieval/nearest-rows.ts';
import { DenseIndex } from './dense-index.ts';
import { GraphRecall } from './graph-recall.ts';
import type { UsearchModule } from './usearch-module.ts';
import { WasmRows } from './wasm-rows.ts';

/** How a graph over rows is built and searched. */
export type GraphOptions = {
  /** Weights of squared differences that the graph is built for. */
  readonly weights: Float64Array;
  /** Edges of a row in the graph; 16 when left out. */
  readonly connectivity?: number | undefined;
  /** Candidates looked at when a row enters; 128 when left out. */
  readonly expansionAdd?: number | undefined;
  /** Candidates taken from the graph, at least; 400 when left out. */
  readonly candidateMin?: number | undefined;
  /** With fewer rows to answer the exact search is as fast; 20,000 when left out. */
  readonly graphRowsMin?: number | undefined;
};

/** Candidates for a neighbor: some are of the same approach, some of a session that is full. */
const CANDIDATES_PER_NEIGHBOR = 8;

/**
 * A search for corpora that outgrow the exact one: candidates from USearch's graph, ranked by the
 * exact distance. It may miss a neighbor, never misjudge one.
 *
 * The graph is of complete vectors: a value times the root of its weight, where it is missing the
 * middle. Its distances therefore only choose candidates.
 */
export class GraphRows implements NearestRows {
  readonly rowCount: number;
  readonly dims: number;
  /** The exact search over the same rows. */
  readonly exact: WasmRows;
  /** The graph itself, of weighted vectors without gaps. */
  readonly index: DenseIndex;
  readonly #weights: Float64Array;
  readonly #roots: Float32Array;
  readonly #candidateMin: number;
  readonly #graphRowsMin: number;
  readonly #recall: GraphRecall;

  private constructor(
    { exact, index, rows }: { exact: WasmRows; index: DenseIndex; rows: SearchRows },
    options: GraphOptions,
  ) {
    const { weights, candidateMin = 400, graphRowsMin = 20_000 } = options;
    this.exact = exact;
    this.rowCount = exact.rowCount;
    this.dims = exact.dims;
    this.index = index;
    this.#weights = weights.slice();
    this.#roots = Float32Array.from(weights, Math.sqrt);
    this.#candidateMin = candidateMin;
    this.#graphRowsMin = graphRowsMin;
    this.#recall = new GraphRecall(rows, this.#weights);
  }

  /**
   * Copies rows into the module's memory and builds their graph; some 4,000 rows a second of 153
   * columns. The fault if there is no room.
   *
   * @throws InvariantError as `WasmRows.open`.
   */
  static open(
    module: UsearchModule,
    rows: SearchRows,
    options: GraphOptions,
  ): GraphRows | FaultError {
    const { dims } = rows;
    const { weights, connectivity, expansionAdd } = options;
    assert(weights.length === dims, `weights: expected ${dims}, found ${weights.length}`);
    const exact = WasmRows.open(module, rows);
    if (exact instanceof FaultError) return exact;
    const index = DenseIndex.open(module, { dims, connectivity, expansionAdd });
    if (index instanceof FaultError) {
      exact.close();
      return index;
    }
    const graph = new GraphRows({ exact, index, rows }, options);
    const fault = index.addRows(exact, graph.#roots);
    if (fault !== undefined) graph.close();
    return fault ?? graph;
  }

  /**
   * The neighbors, of which the graph may have missed some; exact if few rows may answer, or the
   * weights are not the graph's. Only rows the graph came by are counted as eligible.
   *
   * @throws FaultError 'unavailable' if memory is short.
   */
  nearest(query: Float32Array, weights: Float64Array, options: NearestOptions): Neighbors {
    const isGraph = this.#isOwn(weights) && this.#answerCount(options) >= this.#graphRowsMin;
    if (!isGraph) return this.exact.nearest(query, weights, options);
    const vector = this.#roots.map((root, column) =>
      Number.isNaN(query[column]) ? 0 : root * query[column],
    );
    const first = Math.max(this.#candidateMin, CANDIDATES_PER_NEIGHBOR * options.k);
    for (let wanted = first; wanted < this.rowCount; wanted *= 2) {
      const candidates = this.#candidates(vector, wanted, options);
      const found = this.exact.nearestOf(candidates, { query, weights }, options);
      if (found.rows.length === options.k) return found;
    }
    return this.exact.nearest(query, weights, options);
  }

  /** Of the 50 nearest, measured once. @see NearestRows.recall */
  recall(): number {
    return this.#recall.of(this, this.exact);
  }

  /** Gives the memory back; the rows are gone. */
  close(): void {
    this.index.close();
    this.exact.close();
  }

  #candidates(
    vector: Float32Array,
    wanted: number,
    { rowLimit, allowed }: NearestOptions,
  ): Int32Array {
    const search = { k: wanted, expansion: wanted, keyLimit: rowLimit, allowed };
    const found = this.index.search(vector, search);
    if (found instanceof FaultError) throw found;
    return found.keys;
  }

  #isOwn(weights: Float64Array): boolean {
    return weights.every((weight, column) => weight === this.#weights[column]);
  }

  /** Rows before the limit that are allowed. */
  #answerCount({ rowLimit = this.rowCount, allowed }: NearestOptions): number {
    const end = Math.min(rowLimit, this.rowCount);
    if (allowed === undefined) return end;
    let count = 0;
    for (let row = 0; row < end; row++) if (allowed[row] !== 0) count++;
    return count;
  }
}
