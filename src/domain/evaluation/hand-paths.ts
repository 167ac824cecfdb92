import { Random } from '../../base/random.ts';
import type { StratifiedGraph } from './hand-graph.ts';
import type { GraphQuestion } from './neighbor-graph.ts';

const SESSIONS = 40;
const PATHS = 8;
const BARRIER = 6;
const STEPS_MAX = 24;
const K = 20;

/**
 * Paths without memory between two barriers, for tests: every step is a row, what comes of it is
 * known to geometry alone, and the rows of a path share their end. One row of each is asked.
 */
export function handPaths(seed: string): StratifiedGraph {
  const random = new Random(seed);
  const rows = pathRows(random);
  const n = rows.length;
  const sessions = Int32Array.from(rows, ({ path }) => Math.floor(path / PATHS));
  const approaches = Int32Array.from(rows, ({ path }) => path);
  const outcomes = Uint8Array.from(rows, ({ end }) => end);
  const look = Float64Array.from(rows, () => random.normal());
  const questions = SESSIONS * PATHS;
  const found: GraphQuestion[] = [];
  const numbers = Array.from(rows.keys());
  for (let path = Math.floor(questions / 3); path < questions; path++) {
    const own = numbers.filter((row) => rows[row].path === path);
    const row = own[random.integer(0, own.length)];
    const gated = numbers.filter(
      (other) => sessions[other] < sessions[row] && Math.abs(rows[other].x - rows[row].x) <= 1,
    );
    found.push({ row, ...around(row, { gated, rows, look }) });
  }
  const graph = {
    ...{ classCount: 2, priorCount: 10, questions: found },
    rows: { sessions, approaches, groups: approaches, outcomes },
  };
  const strata = Int32Array.from({ length: n }, (_, row) => rows[row].x + BARRIER);
  return { graph, strata };
}

/** A step of a path: where it stands, and where the path ends: 0 above, 1 below or nowhere. */
type PathRow = { readonly path: number; readonly x: number; readonly end: number };

function pathRows(random: Random): readonly PathRow[] {
  return Array.from({ length: SESSIONS * PATHS }, (_, path) => {
    const places: number[] = [];
    let x = 0;
    while (Math.abs(x) < BARRIER && places.length < STEPS_MAX) {
      places.push(x);
      x += random.uniform() < 0.5 ? 1 : -1;
    }
    return places.map((place) => ({ path, x: place, end: x >= BARRIER ? 0 : 1 }));
  }).flat();
}

type Surroundings = {
  readonly gated: readonly number[];
  readonly rows: readonly PathRow[];
  readonly look: Float64Array;
};

function around(row: number, { gated, rows, look }: Surroundings): Omit<GraphQuestion, 'row'> {
  const lengths = new Map<number, number>();
  for (const other of gated)
    lengths.set(rows[other].path, (lengths.get(rows[other].path) ?? 0) + 1);
  const weights = Float64Array.from(gated, (other) => 1 / (lengths.get(rows[other].path) ?? 1));
  const likely = (other: number): number => (rows[other].x + BARRIER) / (2 * BARRIER);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = gated.reduce((sum, other, i) => sum + (weights[i] * likely(other)) / total, 0);
  const nearest = gated.toSorted(
    (a, b) => Math.abs(look[a] - look[row]) - Math.abs(look[b] - look[row]),
  );
  const seen = new Set<number>();
  const neighbors = nearest.filter((other) => {
    const isNew = !seen.has(rows[other].path) && seen.size < K;
    if (isNew) seen.add(rows[other].path);
    return isNew;
  });
  return {
    ...{
      neighbors: Int32Array.from(neighbors),
      weights: new Float64Array(neighbors.length).fill(1),
    },
    ...{ effectiveCount: neighbors.length, pastCount: gated.length },
    pool: { rows: Int32Array.from(gated), weights },
    tilt: Float64Array.of(likely(row) / mean, (1 - likely(row)) / (1 - mean)),
  };
}
