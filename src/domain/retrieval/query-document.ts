import { directionWord } from '../episodes/episode-id.ts';
import type { DirectionWord } from '../episodes/episode-id.ts';
import { abstentionText } from './abstention.ts';
import type { Answer } from './answer.ts';
import { answerFacts } from './answer-words.ts';
import type { AnswerWord, QuestionWord } from './answer-words.ts';
import type { Corpus } from './corpus.ts';
import type { MomentQuestion } from './moment-question.ts';
import { outcomesOf } from './pool.ts';
import type { Interval } from './posterior.ts';
import type { HorizonMin } from '../episodes/outcome.ts';

/** Figures by outcome; null where unknown. */
type ByOutcome<T> = Readonly<Record<string, T>>;

/** A past row that is like the query. */
export type NeighborDocument = {
  readonly rowId: string;
  /** Episode that the row belongs to or led to; its price path is stored under this id. */
  readonly eventId: string | null;
  readonly date: string;
  readonly level: string;
  readonly direction: DirectionWord;
  readonly distance: number;
  readonly weight: number;
  readonly outcome: string;
  /** Of the episode, within the horizon; null where it was not seen whole. */
  readonly mfeTicks: number | null;
  readonly maeTicks: number | null;
  readonly breakS: number | null;
};

/** An answer as programs and screens read it. */
export type AnswerDocument = {
  /** Neighbors; approaches they were chosen from, and those left with a few of a day at most. */
  readonly k: number;
  readonly eligible: number;
  readonly eligibleCapped: number;
  readonly pool: string;
  /** Share of the nearest rows that the search finds: 1 but in a corpus of very many. */
  readonly recall: number;
  readonly nEff: number;
  readonly counts: ByOutcome<number>;
  readonly p: ByOutcome<number | null>;
  readonly ci90: ByOutcome<readonly [number | null, number | null]>;
  /** Base rates of the pool brought to the query's geometry, and as they are. */
  readonly base: ByOutcome<number | null>;
  readonly poolRate: ByOutcome<number | null>;
  /** What geometry alone says; of a touch the first passage. */
  readonly pGeo: ByOutcome<number | null>;
  readonly abstain: boolean;
  /** Code and words; null where the answer stands. */
  readonly reason: string | null;
  readonly neighbors: readonly NeighborDocument[];
};

/** All that the product says of a level at a moment. */
export type QueryDocument = {
  readonly question: QuestionWord;
  readonly eventId: string | null;
  readonly approachId: string | null;
  readonly direction: DirectionWord | null;
  readonly horizonMin: HorizonMin;
  /** Why nothing is asked; null where something is. */
  readonly reason: string | null;
  readonly answers: {
    readonly outcome?: AnswerDocument;
    readonly touch?: AnswerDocument;
    readonly outcomeGivenTouch?: AnswerDocument;
  };
};

const keyOf = {
  atLevel: 'outcome',
  inIt: 'outcome',
  touch: 'touch',
  outcomeGivenTouch: 'outcomeGivenTouch',
} as const satisfies Record<AnswerWord, keyof QueryDocument['answers']>;

/** The document of a question. @param answers to it, none where nothing is asked. */
export function queryDocument(
  asked: MomentQuestion,
  corpus: Corpus,
  { answers, horizonMin }: { readonly answers: readonly Answer[]; readonly horizonMin: HorizonMin },
): QueryDocument {
  const { question, eventId, approachId, direction, abstention } = asked;
  return {
    ...{ question, eventId: eventId ?? null, approachId: approachId ?? null },
    direction: direction === undefined ? null : directionWord(direction),
    ...{ horizonMin, reason: abstention ? abstentionText(abstention) : null },
    answers: Object.fromEntries(
      answers.map((answer) => [keyOf[answer.answer], answerDocument(answer, corpus)]),
    ),
  };
}

/** The document of an answer. @param corpus the one it was found in. */
export function answerDocument(answer: Answer, corpus: Corpus): AnswerDocument {
  const { outcomes } = answerFacts[answer.answer];
  const by = <T>(values: readonly T[]): ByOutcome<T> =>
    Object.fromEntries(outcomes.map((word, c) => [word, values[c]]));
  const numbers = (values: readonly number[]) => by(values.map(known));
  const { abstention, effectiveCount, eligible, eligibleCapped, pool, recall } = answer;
  return {
    ...{ k: answer.neighbors.rows.length, eligible, eligibleCapped, pool, recall },
    nEff: effectiveCount,
    ...{ counts: by(answer.counts), p: numbers(answer.p), ci90: by(answer.ci90.map(interval)) },
    ...{ base: numbers(answer.base), poolRate: numbers(answer.poolRates) },
    ...{ pGeo: numbers(answer.odds), abstain: abstention !== undefined },
    reason: abstention ? abstentionText(abstention) : null,
    neighbors: neighborDocuments(answer, corpus),
  };
}

function neighborDocuments(
  { answer, horizonMin, neighbors }: Answer,
  { rows, dates }: Corpus,
): readonly NeighborDocument[] {
  const { rowType, outcomes: words } = answerFacts[answer];
  const of = rows[rowType];
  const { outcomes } = outcomesOf(of, answer, horizonMin);
  const { mfe, mae, breakS } = of.horizons[horizonMin];
  return Array.from(neighbors.rows, (row, i) => ({
    ...{ rowId: of.rowIds[row], eventId: of.eventIds[row] ?? null },
    ...{ date: dates[of.sessions[row]], level: of.kinds[row] },
    direction: directionWord(of.directions[row] === 1 ? 1 : -1),
    ...{ distance: neighbors.distances[i], weight: neighbors.weights[i] },
    outcome: words[outcomes[row]],
    ...{ mfeTicks: known(mfe[row]), maeTicks: known(mae[row]), breakS: known(breakS[row]) },
  }));
}

function interval([low, high]: Interval): readonly [number | null, number | null] {
  return [known(low), known(high)];
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
