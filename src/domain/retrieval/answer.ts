import { required } from '../../base/assert.ts';
import type { GeometricOdds } from '../labels/p-geo.ts';
import { abstentionOf, noData } from './abstention.ts';
import type { Abstention } from './abstention.ts';
import { answerFacts, NO_OUTCOME } from './answer-words.ts';
import type { AnswerWord } from './answer-words.ts';
import type { RowOutcomes } from './corpus.ts';
import { effectiveCount, kernelWeights } from './kernel.ts';
import { usualWork } from './novelty.ts';
import { gated, outcomesOf, poolMeans, poolsFor } from './pool.ts';
import type { GatedPool, PoolPlace, PoolWord } from './pool.ts';
import { posteriorOf, tiltedBase } from './posterior.ts';
import type { Interval } from './posterior.ts';
import type { HorizonMin } from '../episodes/outcome.ts';
import { scaleRow } from '../setups/setup-scale.ts';
import type { SessionIndex } from './session-index.ts';

/** A setup at a moment, and what geometry says of it. */
export type SetupQuery = PoolPlace & {
  /** Raw values; NaN is missing. */
  readonly vector: Float32Array;
  /** From where price is; before the touch, from the touch on. */
  readonly odds: GeometricOdds;
  /** Of a touch in time; NaN once it has happened. */
  readonly touchOdds: number;
};

/** What is asked of a setup. */
export type AnswerRequest = {
  readonly answer: AnswerWord;
  readonly query: SetupQuery;
  readonly horizonMin: HorizonMin;
  /** One byte per row of the corpus, 0 keeps it out; what is unusual is told by all all the same. */
  readonly kept?: Uint8Array | undefined;
};

/** Past rows like the query, the nearest first; position i of each column is neighbor i. */
export type AnswerNeighbors = {
  /** Rows of the corpus, of the answer's row type. */
  readonly rows: Int32Array;
  readonly distances: Float64Array;
  /** 0 to 1. */
  readonly weights: Float64Array;
};

/** What the past says: probabilities by outcome, in the order of the answer's outcomes. */
export type Answer = {
  readonly answer: AnswerWord;
  readonly horizonMin: HorizonMin;
  readonly pool: PoolWord;
  /** Approaches of the pool inside the gate; the same with a few of each day at most. */
  readonly eligible: number;
  readonly eligibleCapped: number;
  readonly neighbors: AnswerNeighbors;
  /** Share of the nearest rows that the search finds; 1 of one that finds them all. */
  readonly recall: number;
  /** How many independent neighbors they are worth. */
  readonly effectiveCount: number;
  /** Neighbors by outcome. */
  readonly counts: readonly number[];
  readonly p: readonly number[];
  readonly ci90: readonly Interval[];
  /** Base rates brought to the query's geometry, and as the pool has them. */
  readonly base: readonly number[];
  readonly poolRates: readonly number[];
  /** What geometry alone says, and said of the pool's rows in the mean. */
  readonly odds: readonly number[];
  readonly poolOdds: readonly number[];
  /** Undefined where the answer stands. */
  readonly abstention: Abstention | undefined;
  /** What base rates are taken over; of the corpus. */
  readonly gate: Pick<GatedPool, 'rows' | 'rowWeights'>;
};

/** Answers from the past of a session. NaN where nothing at all is known. */
export function answerOf(index: SessionIndex, request: AnswerRequest): Answer {
  const { answer, query, horizonMin } = request;
  const { rules } = index.past;
  const { outcomes: words } = answerFacts[answer];
  const pool = chosenPool(index, request);
  const { rows } = pool.scaled;
  const known = outcomesOf(rows, answer, horizonMin);
  const { neighbors, presentWeight } = nearest(index, pool, query);
  const sessions = Int32Array.from(neighbors.rows, (row) => rows.sessions[row]);
  const count = effectiveCount(neighbors.weights, sessions, rules.dayCorrelation);
  const means = poolMeans(pool, known, words.length);
  const odds = oddsOf(answer, query);
  const base = tiltedBase(means.rates, odds, means.odds);
  const { counts, shares } = tally(neighbors, known, words.length);
  const posterior = posteriorOf(base, shares, {
    ...{ priorCount: rules.priorCount, effectiveCount: count },
  });
  const distance = neighbors.distances.at(-1);
  const evidence = {
    ...{ outcomes: words, ...posterior, base, presentWeight, pool: pool.word, distance },
    ...{ approachCount: pool.approachCount, effectiveCount: count },
    exceeded: (last: number) =>
      usualWork(index, pool, { answer, horizonMin, known: known.outcomes }).exceededBy(
        last,
        neighbors.rows.length,
      ),
  };
  return {
    ...{ answer, horizonMin, pool: pool.word, neighbors, effectiveCount: count, counts },
    recall: pool.scaled.search.recall?.() ?? 1,
    ...{ eligible: pool.approachCount, eligibleCapped: pool.cappedCount },
    ...{ ...posterior, base, poolRates: means.rates, odds, poolOdds: means.odds },
    abstention: unscaled(index) ?? abstentionOf(evidence, rules),
    gate: { rows: pool.rows, rowWeights: pool.rowWeights },
  };
}

/** Neighbors by outcome and no more, for who holds horizons side by side. */
export function neighborCounts(index: SessionIndex, request: AnswerRequest): readonly number[] {
  const { answer, query, horizonMin } = request;
  const pool = chosenPool(index, request);
  const known = outcomesOf(pool.scaled.rows, answer, horizonMin);
  const { neighbors } = nearest(index, pool, query);
  return tally(neighbors, known, answerFacts[answer].outcomes.length).counts;
}

/** The finest pool with enough approaches inside the gate, or the widest. */
function chosenPool(
  index: SessionIndex,
  { answer, query, horizonMin, kept }: AnswerRequest,
): GatedPool {
  const { rules } = index.past;
  const enough = rules.approachesPerNeighbor * rules.neighborsMax;
  let chosen: GatedPool | undefined;
  for (const pool of poolsFor(index, answer, query)) {
    const { outcomes } = outcomesOf(pool.scaled.rows, answer, horizonMin);
    const known = kept ? outcomes.map((word, row) => (kept[row] ? word : NO_OUTCOME)) : outcomes;
    chosen = gated(pool, { answer, place: query, known }, rules);
    if (chosen.approachCount >= enough) break;
  }
  return required(chosen, 'a pool of all levels');
}

/** Neighbors of a query with their weights; none from a pool that is too small. */
function nearest(
  { past: { rules } }: SessionIndex,
  { scaled, allowed, approachCount }: GatedPool,
  { vector }: SetupQuery,
): { readonly neighbors: AnswerNeighbors; readonly presentWeight: number } {
  const values = new Float32Array(vector.length);
  scaleRow({ values: vector, start: 0 }, scaled.scale, { values, start: 0 });
  let presentWeight = 0;
  values.forEach((value, i) => {
    if (!Number.isNaN(value)) presentWeight += scaled.weights[i];
  });
  const k = Math.min(rules.neighborsMax, Math.floor(approachCount / rules.approachesPerNeighbor));
  if (k < rules.neighborsMin) return { neighbors: noNeighbors, presentWeight };
  const { perSessionMax, presentWeightMin } = rules;
  const options = { k: k + 1, allowed, perSessionMax, presentWeightMin };
  const found = scaled.search.nearest(values, scaled.weights, options);
  const distances = found.distances.slice(0, k);
  const neighbors = {
    rows: Int32Array.from(found.rows.subarray(0, k), (row) => scaled.corpusRows[row]),
    distances,
    weights: kernelWeights(distances, found.distances.at(k), rules.lastBandwidth),
  };
  return { neighbors, presentWeight };
}

const noNeighbors: AnswerNeighbors = {
  rows: new Int32Array(0),
  distances: new Float64Array(0),
  weights: new Float64Array(0),
};

/** Neighbors by outcome, and their share of the weight. */
function tally(
  { rows, weights }: AnswerNeighbors,
  { outcomes }: RowOutcomes,
  count: number,
): { readonly counts: readonly number[]; readonly shares: readonly number[] } {
  const counts = new Array<number>(count).fill(0);
  const sums = new Array<number>(count).fill(0);
  let total = 0;
  rows.forEach((row, i) => {
    counts[outcomes[row]]++;
    sums[outcomes[row]] += weights[i];
    total += weights[i];
  });
  return { counts, shares: sums.map((sum) => (total > 0 ? sum / total : 0)) };
}

function oddsOf(answer: AnswerWord, { odds, touchOdds }: SetupQuery): readonly number[] {
  if (answer === 'touch') return [touchOdds, 1 - touchOdds];
  return [odds.break, odds.reject, odds.chop];
}

function unscaled({ past: { scaling, rules } }: SessionIndex): Abstention | undefined {
  const { scalingSessionsMin: needed } = rules;
  const { sessionCount: found } = scaling;
  if (found >= needed) return undefined;
  return noData('scaling', `${found} earlier sessions say what is usual, ${needed} needed`);
}
