import type { AnswerWord } from './answer-words.ts';
import { NO_OUTCOME } from './answer-words.ts';
import { allowedRows } from './pool.ts';
import type { Pool } from './pool.ts';
import type { HorizonMin, RetrievalRules } from './retrieval-rules.ts';
import type { SessionIndex } from './session-index.ts';

/**
 * How far the neighbors of past rows were, each asked as if its own day had not been: by neighbor,
 * the distance that the usual share of them kept within. NaN where too few have that many.
 */
export type UsualDistances = Float64Array;

/** Fewer past rows do not tell what is usual. */
const ROWS_MIN = 20;

/** Of which answer, and what came of the corpus's rows. */
type NoveltyQuestion = {
  readonly answer: AnswerWord;
  readonly horizonMin: HorizonMin;
  readonly known: Uint8Array;
};

/** Usual distances of a pool, made once per session. */
export function usualDistances(
  index: SessionIndex,
  pool: Pool,
  question: NoveltyQuestion,
): UsualDistances {
  const { answer, horizonMin } = question;
  const name = answer === 'touch' ? answer : `${answer} ${horizonMin}`;
  return index.derived(`usual ${name} ${pool.name}`, () =>
    measured(pool, question, index.past.rules),
  );
}

function measured(
  pool: Pool,
  { answer, known }: NoveltyQuestion,
  rules: RetrievalRules,
): UsualDistances {
  const { neighborsMax, noveltyRows, noveltyShare } = rules;
  const members = membersOf(pool, known);
  const count = Math.min(noveltyRows, members.length);
  const byNeighbor = Array.from({ length: neighborsMax }, (): number[] => []);
  for (let i = 0; i < count; i++) {
    const asked = members[Math.floor((i * members.length) / count)];
    const distances = distancesAround(pool, { asked, answer, known }, rules);
    distances.forEach((distance, neighbor) => byNeighbor[neighbor].push(distance));
  }
  return Float64Array.from(byNeighbor, (distances) => {
    if (distances.length < ROWS_MIN) return NaN;
    const sorted = Float64Array.from(distances).sort();
    return sorted[Math.ceil(noveltyShare * sorted.length) - 1];
  });
}

/** Index rows of a pool, wherever they stand. */
function membersOf({ scaled, only }: Pool, known: Uint8Array): readonly number[] {
  const { rows, corpusRows } = scaled;
  return [...corpusRows.keys()].filter((index) => {
    const row = corpusRows[index];
    if (known[row] === NO_OUTCOME) return false;
    return !only || (rows.kinds[row] === only.kind && rows.directions[row] === only.direction);
  });
}

/** Distances of a past row's neighbors on other days. @param asked index row. */
function distancesAround(
  pool: Pool,
  question: { readonly asked: number; readonly answer: AnswerWord; readonly known: Uint8Array },
  rules: RetrievalRules,
): Float64Array {
  const { asked, answer, known } = question;
  const { rows, corpusRows, values, weights, search } = pool.scaled;
  const row = corpusRows[asked];
  const place = { y: rows.y[row], barrierShare: rows.barrierShare[row] };
  const allowed = allowedRows(pool, { answer, place, known }, rules);
  corpusRows.forEach((other, index) => {
    if (rows.sessions[other] === rows.sessions[row]) allowed[index] = 0;
  });
  const { dims } = search;
  const { neighborsMax, perSessionMax, presentWeightMin } = rules;
  return search.nearest(values.subarray(asked * dims, (asked + 1) * dims), weights, {
    ...{ k: neighborsMax, allowed, perSessionMax, presentWeightMin },
  }).distances;
}
