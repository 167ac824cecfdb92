import { answerOf } from './answer.ts';
import type { Answer, AnswerRequest } from './answer.ts';
import { answerFacts } from './answer-words.ts';
import type { Interval } from './posterior.ts';
import type { SessionIndex } from './session-index.ts';

/** What an answer would be without one of its neighbors' days. */
export type DayLeftOut = {
  readonly date: string;
  /** By outcome. */
  readonly p: readonly number[];
};

/**
 * Leaves out each day of an answer's neighbors in turn and asks again: others come in, and base rates
 * are taken without that day. A delete-one-group jackknife; other days change next to nothing.
 *
 * One day a step, by date, so that a worker may do other things in between.
 */
export function* withoutEachDay(
  index: SessionIndex,
  request: AnswerRequest,
  { neighbors }: Pick<Answer, 'neighbors'>,
): Generator<DayLeftOut, void> {
  const { corpus } = index.past;
  const { sessions, rowIds } = corpus.rows[answerFacts[request.answer].rowType];
  const all = request.kept ?? new Uint8Array(rowIds.length).fill(1);
  const days = new Set(Array.from(neighbors.rows, (row) => sessions[row]));
  for (const day of [...days].sort((a, b) => a - b)) {
    const kept = all.map((stays, row) => (sessions[row] === day ? 0 : stays));
    yield { date: corpus.dates[day], p: answerOf(index, { ...request, kept }).p };
  }
}

/** By outcome the least and the greatest probability that any day left out gives, `p` included. */
export function rangeOf(p: readonly number[], days: readonly DayLeftOut[]): readonly Interval[] {
  return p.map((share, c): Interval => {
    const shares = [share, ...days.map((day) => day.p[c])];
    return [Math.min(...shares), Math.max(...shares)];
  });
}

/** The day without which an outcome changes most; undefined without any. @param c the outcome. */
export function heaviestDay(
  p: readonly number[],
  days: readonly DayLeftOut[],
  c: number,
): DayLeftOut | undefined {
  const change = (day: DayLeftOut): number => Math.abs(day.p[c] - p[c]);
  return days.reduce<DayLeftOut | undefined>(
    (most, day) => (most === undefined || change(day) > change(most) ? day : most),
    undefined,
  );
}
