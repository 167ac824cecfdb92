import type { AnswerWord } from './answer-words.ts';
import { answerFacts, NO_OUTCOME } from './answer-words.ts';
import type { CorpusRows, RowOutcomes } from './corpus.ts';
import type { HorizonMin, RetrievalRules } from './retrieval-rules.ts';
import type { ScaledRows, SessionIndex } from './session-index.ts';
import { levelClassOf } from '../setups/setup-scale.ts';

/** How alike the levels of a pool are: the same and the same way, of one class, any. */
export const poolWords = ['strict', 'class', 'all'] as const;

/** One of them. */
export type PoolWord = (typeof poolWords)[number];

/** Where a row stands: what decides which past rows are comparable. */
export type PoolPlace = {
  readonly kind: string;
  readonly direction: 1 | -1;
  /** Distance to the level, ATR, and x over the barrier's distance. */
  readonly y: number;
  readonly barrierShare: number;
};

/** Which past rows an answer may draw on. */
export type Pool = {
  readonly word: PoolWord;
  /** Tells it from every other pool of its rows. */
  readonly name: string;
  readonly scaled: ScaledRows;
  /** Level and direction of a strict pool. */
  readonly only: Pick<PoolPlace, 'kind' | 'direction'> | undefined;
};

/** The past rows that a question may be answered from. */
export type GatedPool = Pool & {
  /** One byte per index row. */
  readonly allowed: Uint8Array;
  /** Rows of the corpus, by row id, and their weights: an approach weighs 1 in all. */
  readonly rows: Int32Array;
  readonly rowWeights: Float64Array;
  /** Approaches with a row in it, and what is left of them with so many of a day at most. */
  readonly approachCount: number;
  readonly cappedCount: number;
};

/** Pools for a row of an answer, the finest first; a level of no class has but the widest. */
export function* poolsFor(
  index: SessionIndex,
  answer: AnswerWord,
  { kind, direction }: Pick<PoolPlace, 'kind' | 'direction'>,
): Generator<Pool, void> {
  const { rowType } = answerFacts[answer];
  const levelClass = levelClassOf(kind, index.past.anchors);
  if (levelClass !== undefined) {
    const scaled = index.rowsOf(rowType, levelClass);
    yield { word: 'strict', name: `${kind} ${direction}`, scaled, only: { kind, direction } };
    yield { word: 'class', name: levelClass, scaled, only: undefined };
  }
  yield { word: 'all', name: 'all', scaled: index.rowsOf(rowType, 'all'), only: undefined };
}

/** What came of the rows of an answer. */
export function outcomesOf(
  rows: CorpusRows,
  answer: AnswerWord,
  horizonMin: HorizonMin,
): RowOutcomes {
  return answer === 'touch' ? rows.touch : rows.horizons[horizonMin];
}

/** Whether a row stands like another: before the touch as far, after it as deep. */
function gateOf(
  answer: AnswerWord,
  rows: CorpusRows,
  { distanceGate, barrierGate }: RetrievalRules,
): (row: number, place: GateQuestion['place']) => boolean {
  if (answer === 'atLevel') return () => true;
  if (answer === 'inIt') {
    return (row, { barrierShare }) =>
      Math.abs(rows.barrierShare[row] - barrierShare) <= barrierGate;
  }
  return (row, { y }) => Math.abs(rows.y[row] - y) <= distanceGate;
}

/** What a pool is asked for. */
export type GateQuestion = {
  readonly answer: AnswerWord;
  readonly place: Pick<PoolPlace, 'y' | 'barrierShare'>;
  /** Outcome by row of the corpus. */
  readonly known: Uint8Array;
};

/** The rows of a pool that stand like the query and whose outcome is known. */
export function gated(pool: Pool, question: GateQuestion, rules: RetrievalRules): GatedPool {
  const { rows, corpusRows } = pool.scaled;
  const allowed = allowedRows(pool, question, rules);
  const found = corpusRows.filter((_, index) => allowed[index] === 1);
  return { ...pool, allowed, rows: found, ...counted(found, rows, rules) };
}

/** The same as one byte per index row. */
export function allowedRows(
  { scaled, only }: Pool,
  { answer, place, known }: GateQuestion,
  rules: RetrievalRules,
): Uint8Array {
  const { rows, corpusRows } = scaled;
  const isInside = gateOf(answer, rows, rules);
  const allowed = new Uint8Array(corpusRows.length);
  for (let index = 0; index < allowed.length; index++) {
    const row = corpusRows[index];
    if (known[row] === NO_OUTCOME || !isInside(row, place)) continue;
    if (only && (rows.kinds[row] !== only.kind || rows.directions[row] !== only.direction))
      continue;
    allowed[index] = 1;
  }
  return allowed;
}

function counted(
  found: Int32Array,
  { approaches, sessions }: CorpusRows,
  { perSessionMax }: RetrievalRules,
): Pick<GatedPool, 'rowWeights' | 'approachCount' | 'cappedCount'> {
  const rowsOf = new Map<number, number>();
  const perSession = new Map<number, number>();
  for (const row of found) {
    const approach = approaches[row];
    const count = rowsOf.get(approach) ?? 0;
    rowsOf.set(approach, count + 1);
    if (count === 0) perSession.set(sessions[row], (perSession.get(sessions[row]) ?? 0) + 1);
  }
  let cappedCount = 0;
  for (const count of perSession.values()) cappedCount += Math.min(count, perSessionMax);
  const rowWeights = Float64Array.from(found, (row) => 1 / (rowsOf.get(approaches[row]) ?? 1));
  return { rowWeights, approachCount: rowsOf.size, cappedCount };
}

/** Mean of what happened and of what geometry said, by outcome; each approach weighs 1. */
export function poolMeans(
  { rows, rowWeights }: Pick<GatedPool, 'rows' | 'rowWeights'>,
  { outcomes, odds }: RowOutcomes,
  count: number,
): { readonly rates: readonly number[]; readonly odds: readonly number[] } {
  const happened = new Float64Array(count);
  const expected = new Float64Array(count);
  let total = 0;
  rows.forEach((row, i) => {
    const weight = rowWeights[i];
    total += weight;
    happened[outcomes[row]] += weight;
    for (let c = 0; c < count; c++) expected[c] += weight * odds[row * count + c];
  });
  return {
    rates: Array.from(happened, (sum) => sum / total),
    odds: Array.from(expected, (sum) => sum / total),
  };
}
