import { answerFacts } from './answer-words.ts';
import type { AnswerWord } from './answer-words.ts';
import { usualWork } from './novelty.ts';
import { outcomesOf, poolsFor } from './pool.ts';
import type { HorizonMin } from '../episodes/outcome.ts';
import type { SessionIndex } from './session-index.ts';

/** Past rows that are measured between two pauses; a few milliseconds of work. */
const STEP_ROWS = 5;

/** Past rows that settle most questions about what is usual: only unusual ones take them all. */
export const USUAL_ROWS = 60;

/**
 * Makes everything of a level that its first question would have to wait for, step by step: a worker
 * may do other things in between.
 *
 * @param rowsMax past rows of a pool that are measured, at most.
 * @example
 * for (const _ of warmLevel(index, { kind: 'PM_HIGH', horizonMin: 8 })) await idle();
 */
export function* warmLevel(
  index: SessionIndex,
  { kind, horizonMin }: { readonly kind: string; readonly horizonMin: HorizonMin },
  rowsMax = Infinity,
): Generator<AnswerWord, void> {
  for (const answer of Object.keys(answerFacts) as AnswerWord[]) {
    for (const direction of [1, -1] as const) {
      for (const pool of poolsFor(index, answer, { kind, direction })) {
        const known = outcomesOf(pool.scaled.rows, answer, horizonMin).outcomes;
        const work = usualWork(index, pool, { answer, horizonMin, known });
        for (let rows = STEP_ROWS; !work.reach(Math.min(rows, rowsMax)); rows += STEP_ROWS) {
          if (rows >= rowsMax) break;
          yield answer;
        }
      }
    }
  }
}
