import { Random } from '../../../src/base/random.ts';
import { FaultError } from '../../../src/base/fault.ts';
import type { NearestRows, SearchRows } from '../../../src/domain/retrieval/nearest-rows.ts';
import { PlainRows } from '../../../src/domain/retrieval/plain-rows.ts';
import { recallOf } from './graph-recall.ts';
import { GraphRows } from './graph-rows.ts';
import { groupWeights, randomQuery, randomRows } from './random-rows.ts';
import type { UsearchModule } from './usearch-module.ts';
import { WasmRows } from './wasm-rows.ts';

/** Columns of a setup. */
const DIMS = 153;

/** Share of values that are missing: lookbacks that reach before the session, memory without one. */
const MISSING_SHARE = 0.03;

/** What every question asks: 50 neighbors and the one that sets the kernel's width. */
const question = { k: 51, perSessionMax: 3 };

/** Questions before the clock counts. */
const WARM_UP_COUNT = 10;

/** What to search and how often. */
export type SearchTask = {
  readonly rowCount: number;
  readonly questionCount: number;
  /** Questions, of those, that the plain scan is asked too. */
  readonly plainCount: number;
  /** Whether a graph is built and searched too. */
  readonly hasGraph: boolean;
};

/** What single questions took, ms, in the order they were asked. */
export type SearchTimes = {
  readonly exactMs: readonly number[];
  /** Processor time of the same questions, which other programs cannot stretch; NaN in browsers. */
  readonly exactCpuMs: readonly number[];
  readonly plainMs: readonly number[];
  readonly graphMs: readonly number[];
  /** Share of the neighbors that the graph found, question by question. */
  readonly recalls: readonly number[];
  /** Copying all rows into the module. */
  readonly openMs: number;
  /** Copying them and building the graph. */
  readonly graphOpenMs: number;
};

/** Rows, queries and searches to put the clock on; the same in Node and in a browser's worker. */
export class TimedSearches {
  readonly rows: SearchRows;
  readonly queries: readonly Float32Array[];
  readonly weights = groupWeights(DIMS);
  readonly exact: WasmRows;
  readonly graph: GraphRows | undefined;
  readonly #openMs: number;
  readonly #graphOpenMs: number;
  readonly #plainCount: number;

  /** @throws FaultError 'unavailable' if the rows find no room. */
  constructor(module: UsearchModule, task: SearchTask) {
    const { rowCount, questionCount, hasGraph } = task;
    const rows = randomRows({
      ...{ rowCount, dims: DIMS, seed: 'retrieval', missingShare: MISSING_SHARE },
    });
    const random = new Random('questions');
    this.rows = rows;
    this.queries = Array.from({ length: questionCount }, () => randomQuery(rows, random));
    this.#plainCount = task.plainCount;
    const startMs = performance.now();
    const exact = WasmRows.open(module, rows);
    this.#openMs = performance.now() - startMs;
    const graph = hasGraph
      ? GraphRows.open(module, rows, { weights: this.weights, graphRowsMin: 1 })
      : undefined;
    this.#graphOpenMs = performance.now() - startMs - this.#openMs;
    if (exact instanceof FaultError) throw exact;
    if (graph instanceof FaultError) throw graph;
    this.exact = exact;
    this.graph = graph;
  }

  /**
   * Asks every question of every search, by turns.
   *
   * @param cpuMs processor time that the thread has used, where that can be known.
   */
  run(cpuMs: () => number = () => NaN): SearchTimes {
    const plain = new PlainRows(this.rows);
    const exactMs: number[] = [];
    const exactCpuMs: number[] = [];
    const plainMs: number[] = [];
    const graphMs: number[] = [];
    const recalls: number[] = [];
    for (let i = -WARM_UP_COUNT; i < this.queries.length; i++) {
      const query = this.queries[Math.max(0, i)];
      const cpuStart = cpuMs();
      const exact = this.#timed(this.exact, query);
      const exactCpu = cpuMs() - cpuStart;
      const graph = this.graph && this.#timed(this.graph, query);
      const isPlain = i >= -1 && i < this.#plainCount;
      const reference = isPlain ? this.#timed(plain, query) : undefined;
      if (i < 0) continue;
      exactMs.push(exact.ms);
      exactCpuMs.push(exactCpu);
      if (reference !== undefined) plainMs.push(reference.ms);
      if (graph === undefined) continue;
      graphMs.push(graph.ms);
      recalls.push(recallOf(graph.found, exact.found));
    }
    return {
      exactMs,
      exactCpuMs,
      plainMs,
      graphMs,
      recalls,
      openMs: this.#openMs,
      graphOpenMs: this.#graphOpenMs,
    };
  }

  close(): void {
    this.exact.close();
    this.graph?.close();
  }

  #timed(search: NearestRows, query: Float32Array) {
    const startMs = performance.now();
    const found = search.nearest(query, this.weights, question);
    return { ms: performance.now() - startMs, found };
  }
}
