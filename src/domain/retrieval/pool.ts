import type { AnswerWord } from './answer-words.ts';
import { answerFacts, NO_OUTCOME } from './answer-words.ts';
import type { CorpusRows, RowOutcomes } from './corpus.ts';
import type { HorizonMin } from '../episodes/outcome.ts';
import type { RetrievalRules } from '../session/retrieval-rules.ts';
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
  const found = new Int32Array(allowed.length);
  let count = 0;
  for (let index = 0; index < allowed.length; index++) {
    if (allowed[index] === 1) found[count++] = corpusRows[index];
  }
  const kept = found.subarray(0, count);
  return { ...pool, allowed, rows: kept, ...counted(kept, rows, rules) };
}

/** The same as one byte per index row. */
function allowedRows(
  pool: Pool,
  { answer, place, known }: GateQuestion,
  rules: RetrievalRules,
): Uint8Array {
  const { rows, corpusRows } = pool.scaled;
  const gate = gateOf(answer, rows, { place, rules });
  const isMember = memberTest(pool, known);
  const allowed = new Uint8Array(corpusRows.length);
  for (let index = 0; index < allowed.length; index++) {
    const row = corpusRows[index];
    if (isInside(gate, row) && isMember(row)) allowed[index] = 1;
  }
  return allowed;
}

/** Tells whether a row of the corpus is of a pool, wherever it stands: its outcome is known. */
export function memberTest({ scaled, only }: Pool, known: Uint8Array): (row: number) => boolean {
  const { kinds, directions } = scaled.rows;
  if (only === undefined) return (row) => known[row] !== NO_OUTCOME;
  const { kind, direction } = only;
  return (row) => known[row] !== NO_OUTCOME && directions[row] === direction && kinds[row] === kind;
}

/** Rows that stand alike: values by row of the corpus, and how far they may be from one. */
export type Gate = {
  readonly values: Float64Array;
  readonly center: number;
  readonly width: number;
};

/** Whether a row of the corpus stands alike; without a gate they all do. */
export function isInside(gate: Gate | undefined, row: number): boolean {
  return gate === undefined || Math.abs(gate.values[row] - gate.center) <= gate.width;
}

/** How alike rows must stand: before the touch as far, after it as deep; at it they all do. */
export function gateOf(
  answer: AnswerWord,
  rows: CorpusRows,
  { place, rules }: { readonly place: GateQuestion['place']; readonly rules: RetrievalRules },
): Gate | undefined {
  if (answer === 'atLevel') return undefined;
  return answer === 'inIt'
    ? { values: rows.barrierShare, center: place.barrierShare, width: rules.barrierGate }
    : { values: rows.y, center: place.y, width: rules.distanceGate };
}

function counted(
  found: Int32Array,
  { approaches, approachCount: all, sessions }: CorpusRows,
  { perSessionMax }: RetrievalRules,
): Pick<GatedPool, 'rowWeights' | 'approachCount' | 'cappedCount'> {
  const rowCounts = new Int32Array(all);
  const perSession = new Int32Array((sessions.at(-1) ?? 0) + 1);
  let [approachCount, cappedCount] = [0, 0];
  for (const row of found) {
    if (rowCounts[approaches[row]]++ > 0) continue;
    approachCount++;
    if (perSession[sessions[row]]++ < perSessionMax) cappedCount++;
  }
  const rowWeights = new Float64Array(found.length);
  for (let i = 0; i < found.length; i++) rowWeights[i] = 1 / rowCounts[approaches[found[i]]];
  return { rowWeights, approachCount, cappedCount };
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
  for (let i = 0; i < rows.length; i++) {
    const [row, weight] = [rows[i], rowWeights[i]];
    total += weight;
    happened[outcomes[row]] += weight;
    for (let c = 0; c < count; c++) expected[c] += weight * odds[row * count + c];
  }
  return {
    rates: Array.from(happened, (sum) => sum / total),
    odds: Array.from(expected, (sum) => sum / total),
  };
}
