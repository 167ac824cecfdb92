import { answerOf } from '../retrieval/answer.ts';
import { answerFacts } from '../retrieval/answer-words.ts';
import type { AnswerWord } from '../retrieval/answer-words.ts';
import { corpusQuery } from '../retrieval/corpus-query.ts';
import { PRIMARY_HORIZON_MIN } from '../episodes/outcome.ts';
import type { SessionIndex } from '../retrieval/session-index.ts';
import type { SaidAnswer } from './asked-rows.ts';

/** Rows of the corpus that a session is asked about, by answer. */
export type SessionQuestions = Readonly<Partial<Record<AnswerWord, readonly number[]>>>;

/** An answer with all that it was made of, as plain data that may cross to another thread. */
export type SessionAnswer = {
  readonly answer: AnswerWord;
  /** Row of the corpus that was asked about. */
  readonly row: number;
  readonly said: SaidAnswer;
  /** Rows of the corpus, the nearest first, and their weights. */
  readonly neighbors: Int32Array;
  readonly weights: Float64Array;
  /** By outcome: what geometry says here, over what it said in the pool. */
  readonly tilt: Float64Array;
  /** Rows of the corpus that base rates are taken over, and their weights. */
  readonly poolRows: Int32Array;
  readonly poolWeights: Float64Array;
};

/** Asks the past of a session about its rows, each for one answer at the primary horizon. */
export function askSession(
  index: SessionIndex,
  questions: SessionQuestions,
): readonly SessionAnswer[] {
  const words = Object.keys(answerFacts) as AnswerWord[];
  return words.flatMap((answer) =>
    (questions[answer] ?? []).map((row) => sessionAnswer(index, answer, row)),
  );
}

function sessionAnswer(index: SessionIndex, answer: AnswerWord, row: number): SessionAnswer {
  const rows = index.past.corpus.rows[answerFacts[answer].rowType];
  const query = corpusQuery(rows, row, PRIMARY_HORIZON_MIN);
  const found = answerOf(index, { answer, query, horizonMin: PRIMARY_HORIZON_MIN });
  const { p, base, poolRates, odds, poolOdds, abstention, pool, neighbors } = found;
  return {
    ...{ answer, row, neighbors: neighbors.rows, weights: neighbors.weights },
    said: {
      ...{ p, tiltedBase: base, base: poolRates, poolLevel: pool, k: neighbors.rows.length },
      ...{ abstain: abstention !== undefined, effectiveCount: found.effectiveCount },
      reason: abstention?.code ?? '',
    },
    tilt: Float64Array.from(odds, (here, c) => {
      const ratio = here / poolOdds[c];
      return Number.isFinite(ratio) ? ratio : 1;
    }),
    ...{ poolRows: found.gate.rows, poolWeights: found.gate.rowWeights },
  };
}
