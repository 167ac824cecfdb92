import { brierScores } from './brier-score.ts';

/** Rows whose outcome is known, in the order of time: what neighbors are drawn from. */
export type GraphRows = {
  /** n session numbers, small and never falling. */
  readonly sessions: Int32Array;
  /** n numbers of approaches; rows of one share their fate. */
  readonly approaches: Int32Array;
  /** n small numbers of what counts once among neighbors: an approach, a confluence. */
  readonly groups: Int32Array;
  /** n outcomes. */
  readonly outcomes: Uint8Array;
};

/** Rows that a base rate is taken over, in the order of time; questions share them. */
export type Pool = {
  readonly rows: Int32Array;
  /** One per row: an approach weighs 1 in all. */
  readonly weights: Float64Array;
};

/** One question and all that its probability was made of, but for outcomes. */
export type GraphQuestion = {
  /** Its own row among the rows. */
  readonly row: number;
  /** Rows of its neighbors, the nearest first, and their kernel weights. */
  readonly neighbors: Int32Array;
  readonly weights: Float64Array;
  /** How many independent neighbors they are worth. */
  readonly effectiveCount: number;
  readonly pool: Pool;
  /** The pool's first rows that were past; outcomes of later ones do not enter. */
  readonly pastCount: number;
  /** By outcome: geometry's probability here, over its mean in the pool. */
  readonly tilt: Float64Array;
};

/** Who is whose neighbor. Outcomes do not enter distances, so they can be replaced. */
export type NeighborGraph = {
  readonly classCount: number;
  readonly rows: GraphRows;
  readonly questions: readonly GraphQuestion[];
  /** Weight of the base rate, in neighbors. */
  readonly priorCount: number;
};

/** Brier scores of each question: of its answer, and of the tilted base rate. */
export type ReplayedScores = { readonly scores: Float64Array; readonly references: Float64Array };

/** n × classes: what a replay says, and the tilted base rates it starts from. */
export type Replay = { readonly p: Float64Array; readonly base: Float64Array };

/**
 * Answers all questions again as if these had been the outcomes: base rates, tilt, and the mix of
 * base rate and neighbors.
 *
 * @param outcomes one per row of the graph.
 * @param base tilted base rates, where outcomes and pools are those they were made of.
 */
export function replay(
  graph: NeighborGraph,
  outcomes: Uint8Array,
  base: Float64Array = tiltedBases(graph, outcomes),
): Replay {
  const { classCount, questions, priorCount } = graph;
  const p = new Float64Array(base.length);
  questions.forEach(({ neighbors, weights, effectiveCount }, question) => {
    const start = question * classCount;
    let total = 0;
    for (const weight of weights) total += weight;
    const share = total > 0 ? effectiveCount / total : 0;
    for (let i = 0; i < neighbors.length; i++) {
      p[start + outcomes[neighbors[i]]] += weights[i] * share;
    }
    const sum = priorCount + (total > 0 ? effectiveCount : 0);
    for (let c = start; c < start + classCount; c++) p[c] = (p[c] + priorCount * base[c]) / sum;
  });
  return { p, base };
}

/** Scores of a replay. @param found outcome of each question. */
export function scoresOf(
  { classCount }: Pick<NeighborGraph, 'classCount'>,
  { p, base }: Replay,
  found: Uint8Array,
): ReplayedScores {
  return {
    scores: brierScores({ classCount, outcomes: found, p }),
    references: brierScores({ classCount, outcomes: found, p: base }),
  };
}

/** Outcome of each question: that of its own row. */
export function askedOutcomes({ questions }: NeighborGraph, outcomes: Uint8Array): Uint8Array {
  return Uint8Array.from(questions, ({ row }) => outcomes[row]);
}

/** Scores of a replay where questions have the outcomes of their rows. */
export function replayScores(graph: NeighborGraph, outcomes: Uint8Array): ReplayedScores {
  return scoresOf(graph, replay(graph, outcomes), askedOutcomes(graph, outcomes));
}

/** Base rates of each question's past pool, times its tilt, brought to sum 1. */
function tiltedBases({ classCount, questions }: NeighborGraph, outcomes: Uint8Array): Float64Array {
  const base = new Float64Array(questions.length * classCount);
  for (const asked of byPool(questions).values()) {
    const { pool } = questions[asked[0]];
    const totals = new Float64Array(classCount);
    let row = 0;
    for (const question of asked) {
      const { pastCount, tilt } = questions[question];
      const { rows, weights } = pool;
      for (; row < pastCount; row++) totals[outcomes[rows[row]]] += weights[row];
      let [sum, total] = [0, 0];
      for (let c = 0; c < classCount; c++) {
        sum += totals[c] * tilt[c];
        total += totals[c];
      }
      for (let c = 0; c < classCount; c++) {
        // Geometry that leaves nothing of what the pool knows tilts nothing.
        const untilted = total > 0 ? totals[c] / total : 1 / classCount;
        base[question * classCount + c] = sum > 0 ? (totals[c] * tilt[c]) / sum : untilted;
      }
    }
  }
  return base;
}

const grouped = new WeakMap<readonly GraphQuestion[], ReadonlyMap<Pool, readonly number[]>>();

/** Questions of each pool, by how much of it was past, so that one walk serves all of them. */
function byPool(questions: readonly GraphQuestion[]): ReadonlyMap<Pool, readonly number[]> {
  const known = grouped.get(questions);
  if (known) return known;
  const groups = Map.groupBy(questions.keys(), (question) => questions[question].pool);
  for (const asked of groups.values()) {
    asked.sort((a, b) => questions[a].pastCount - questions[b].pastCount);
  }
  grouped.set(questions, groups);
  return groups;
}
