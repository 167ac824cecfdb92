import { askSession } from '../../domain/evaluation/ask-session.ts';
import type { SessionAnswer } from '../../domain/evaluation/ask-session.ts';
import { variantRows, variantWeights } from '../../domain/evaluation/search-variants.ts';
import type { SearchVariant } from '../../domain/evaluation/search-variants.ts';
import { answerFacts } from '../../domain/retrieval/answer-words.ts';
import type { AnswerWord } from '../../domain/retrieval/answer-words.ts';
import { SessionIndex } from '../../domain/retrieval/session-index.ts';
import type { OpenRows } from '../../domain/retrieval/session-index.ts';
import { readScaling } from '../corpus/read-corpus.ts';
import type { LakePlatform } from '../stage/lake-platform.ts';
import type { EvaluationCorpus } from './evaluation-corpus.ts';

/** What is asked, and how neighbors are found. */
export type AskRequest = {
  /** Positions of sessions, behind the burn-in. */
  readonly sessions: readonly number[];
  readonly answers: readonly AnswerWord[];
  readonly variant: SearchVariant;
  readonly openRows: OpenRows;
};

/** Asks sessions one after the other; each sees only those before it. Yields the answers of one. */
export async function* askSessions(
  platform: LakePlatform,
  lake: EvaluationCorpus,
  { sessions, answers, variant, openRows }: AskRequest,
): AsyncGenerator<{ readonly session: number; readonly answers: readonly SessionAnswer[] }> {
  const { corpus, drawn, profile } = lake;
  for (const session of sessions) {
    const date = corpus.dates[session];
    const key = lake.sessions.find((known) => known.date === date);
    if (!key) continue;
    const index = new SessionIndex(
      {
        ...{ corpus, date, scaling: await readScaling(platform, key), rules: profile.retrieval },
        ...{ weights: variantWeights(variant), anchors: profile.episodes.levelKinds },
      },
      variantRows(variant, openRows),
    );
    const questions = answers.map((answer) => {
      const { rowType } = answerFacts[answer];
      const { sessions: of } = corpus.rows[rowType];
      return [answer, Array.from(drawn[rowType]).filter((row) => of[row] === session)];
    });
    const found = askSession(index, Object.fromEntries(questions) as Record<AnswerWord, number[]>);
    index.close();
    yield { session, answers: found };
  }
}
