import type { QuestionWord } from '../../../domain/retrieval/answer-words.ts';
import type { PastPath } from '../../../protocol/evidence-api.ts';

/** Seconds of a step of a path. */
export const STEP_S = 5;
/** Steps of a minute, and of the longest path after the touch. */
const STEPS_A_MINUTE = 12;
const STEPS_MAX = 15 * STEPS_A_MINUTE;
/** Steps that a film shows before the touch. */
export const FILM_BEFORE = 120;

/** How far the film of a neighbor has come: on its way, touched and undecided, or what became of it. */
export type FilmStage = 'before' | 'open' | 'BREAK' | 'REJECT' | 'CHOP';

/** What is asked of the neighbors of a film. */
export type FilmQuestion = {
  readonly question: QuestionWord;
  readonly horizonMin: number;
};

/** Step of a path that is on the screen so many seconds after its row was asked about. */
export function filmStep({ rowStep }: PastPath, elapsedS: number): number {
  return rowStep + Math.max(0, Math.floor(elapsedS / STEP_S));
}

/**
 * Step at whose end an outcome was there for all to see: the first close beyond the barrier, or the
 * horizon, by which the outcome is known at the latest.
 */
export function resolvedStep(path: PastPath, outcome: string, asked: FilmQuestion): number {
  const from = asked.question === 'inIt' ? path.rowStep : 0;
  const last = from + asked.horizonMin * STEPS_A_MINUTE;
  if (outcome === 'CHOP') return last;
  const sign = outcome === 'BREAK' ? 1 : -1;
  for (let step = from + 1; step < last; step++) {
    const ticks = path.x[step - path.firstStep] ?? NaN;
    if (sign * ticks >= path.barrierTicks) return step;
  }
  return last;
}

/** How far a film has come at a step. */
export function stageAt(
  path: PastPath,
  outcome: string,
  asked: FilmQuestion & { readonly step: number },
): FilmStage {
  if (asked.step < 0) return 'before';
  if (asked.step < resolvedStep(path, outcome, asked)) return 'open';
  return outcome === 'BREAK' || outcome === 'REJECT' ? outcome : 'CHOP';
}

/** Steps that a film shows after the touch: until every outcome is known. */
export function filmAfter({ question, horizonMin }: FilmQuestion): number {
  return question === 'inIt' ? STEPS_MAX : Math.min(STEPS_MAX, horizonMin * STEPS_A_MINUTE);
}

/** Whether two lists hold the same stages. */
export function areSame(
  a: readonly (FilmStage | undefined)[],
  b: readonly (FilmStage | undefined)[],
): boolean {
  return a.length === b.length && a.every((stage, i) => stage === b[i]);
}
