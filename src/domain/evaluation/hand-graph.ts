import { Random } from '../../base/random.ts';
import type { GraphQuestion, NeighborGraph } from './neighbor-graph.ts';

/** What makes outcomes in a market of numbers. */
export type HandMarket = {
  readonly seed: string;
  readonly sessionCount?: number;
  readonly rowsPerSession?: number;
  /** How much of an outcome the hidden quality decides that neighbors are found by, 0 … 1. */
  readonly information: number;
  /** How much geometry decides, 0 … 1; what is found by it looks similar too. */
  readonly geometry: number;
};

/** A graph with the stratum of each row. */
export type StratifiedGraph = { readonly graph: NeighborGraph; readonly strata: Int32Array };

/**
 * A small market for tests: two outcomes, a hidden quality, a geometry, and the 20 most similar
 * rows of the past as neighbors. Similarity sees quality and geometry alike.
 */
export function handGraph({
  seed,
  sessionCount = 60,
  rowsPerSession = 8,
  information,
  geometry,
}: HandMarket): StratifiedGraph {
  const random = new Random(seed);
  const n = sessionCount * rowsPerSession;
  const sessions = Int32Array.from({ length: n }, (_, row) => Math.floor(row / rowsPerSession));
  const quality = Float64Array.from(sessions, () => (random.uniform() < 0.5 ? -1 : 1));
  const place = Float64Array.from(sessions, () => 2 * random.uniform() - 1);
  const likely = place.map((x) => 0.5 + 0.45 * geometry * x);
  const outcomes = Uint8Array.from(likely, (p, row) =>
    Number(random.uniform() >= p + 0.4 * information * quality[row]),
  );
  const look = Float64Array.from(sessions, (_, row) => quality[row] + 0.7 * random.normal());
  const pool = { rows: Int32Array.from(sessions.keys()), weights: new Float64Array(n).fill(1) };
  const questions: GraphQuestion[] = [];
  const start = Math.floor(sessionCount / 3) * rowsPerSession;
  for (let row = start; row < n; row++) {
    const pastCount = sessions[row] * rowsPerSession;
    const past = [...pool.rows.subarray(0, pastCount)];
    const far = (other: number): number =>
      Math.abs(look[other] - look[row]) + 2 * Math.abs(place[other] - place[row]);
    const neighbors = Int32Array.from(past.sort((a, b) => far(a) - far(b)).slice(0, 20));
    const meanLikely = likely.subarray(0, pastCount).reduce((sum, p) => sum + p / pastCount, 0);
    questions.push({
      ...{ row, neighbors, weights: new Float64Array(20).fill(1), effectiveCount: 20, pool },
      pastCount,
      tilt: Float64Array.of(likely[row] / meanLikely, (1 - likely[row]) / (1 - meanLikely)),
    });
  }
  const rows = { sessions, approaches: pool.rows, groups: pool.rows, outcomes };
  const strata = Int32Array.from(place, (x) => Math.floor(5 * (x + 1)));
  return { graph: { classCount: 2, rows, questions, priorCount: 10 }, strata };
}
