import { outcomeWords } from '../episodes/outcome.ts';
import type { RowType } from '../episodes/setup-moment.ts';

/** What can be asked at a moment; `none` far from the level. */
export const questionWords = ['atLevel', 'approaching', 'inIt', 'none'] as const;

/** One of them. */
export type QuestionWord = (typeof questionWords)[number];

/** The answers, each from rows of one type. */
export const answerWords = ['atLevel', 'touch', 'outcomeGivenTouch', 'inIt'] as const;

/** One of them. */
export type AnswerWord = (typeof answerWords)[number];

/** What may come true on the way to it. */
export const touchOutcomes = ['TOUCH', 'NONE'] as const;

/** How an answer is found. */
export type AnswerFacts = {
  readonly rowType: RowType;
  readonly outcomes: readonly string[];
};

/** Rows and outcomes of each answer. */
export const answerFacts: Readonly<Record<AnswerWord, AnswerFacts>> = {
  atLevel: { rowType: 'TRIGGER', outcomes: outcomeWords },
  touch: { rowType: 'MONITOR', outcomes: touchOutcomes },
  outcomeGivenTouch: { rowType: 'MONITOR', outcomes: outcomeWords },
  inIt: { rowType: 'LIVE', outcomes: outcomeWords },
};

/** The answers to each question, in the order they are shown. */
export const answersOf: Readonly<Record<QuestionWord, readonly AnswerWord[]>> = {
  atLevel: ['atLevel'],
  approaching: ['touch', 'outcomeGivenTouch'],
  inIt: ['inIt'],
  none: [],
};

/** Outcome of a row that nobody knows. */
export const NO_OUTCOME = 255;
