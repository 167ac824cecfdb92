import { textTable } from '../../cli/text-table.ts';
import { median } from '../book/measure.ts';
import type { CursorAnswer } from './cursor-driver.ts';
import { quantile } from './quantile.ts';

/** A way to travel through a session, made once per round. */
export type CursorRow = {
  readonly title: string;
  readonly rounds: readonly (readonly CursorAnswer[])[];
  /** Greatest p95 of an answer that is good enough, ms; undefined where it is only told. */
  readonly goalMs?: number;
};

/** What the median round was like, ms; the count of answers is that of all rounds. */
export type CursorSummary = {
  readonly answerCount: number;
  readonly answerMsP50: number;
  readonly answerMsP95: number;
  readonly computeMsP95: number;
  readonly shownMsP95: number;
  readonly isMet: boolean;
};

/** Medians of the rounds. */
export function cursorSummary({ rounds, goalMs }: CursorRow): CursorSummary {
  const medianOf = (pick: (answer: CursorAnswer) => number | undefined, share: number): number =>
    median(
      rounds.map((answers) =>
        quantile(
          answers.map(pick).filter((ms) => ms !== undefined),
          share,
        ),
      ),
    );
  const answerMsP95 = medianOf(({ answerMs }) => answerMs, 0.95);
  return {
    answerCount: rounds.flat().length,
    answerMsP50: medianOf(({ answerMs }) => answerMs, 0.5),
    answerMsP95,
    computeMsP95: medianOf(({ computeMs }) => computeMs, 0.95),
    shownMsP95: medianOf(({ shownMs }) => shownMs, 0.95),
    isMet: goalMs === undefined || answerMsP95 < goalMs,
  };
}

/** The travels as a table for people. */
export function cursorText(rows: readonly CursorRow[]): string {
  const head = ['ms', 'answers', 'p50', 'p95', 'goal', '', 'computing p95', 'on screen p95'];
  const lines = rows.map((row) => {
    const summary = cursorSummary(row);
    return [
      row.title,
      String(summary.answerCount),
      summary.answerMsP50.toFixed(1),
      summary.answerMsP95.toFixed(1),
      row.goalMs === undefined ? '' : `< ${row.goalMs}`,
      row.goalMs === undefined ? '' : summary.isMet ? 'met' : 'MISSED',
      summary.computeMsP95.toFixed(1),
      summary.shownMsP95.toFixed(1),
    ];
  });
  const right = 'right';
  return textTable(
    [head, ...lines],
    ['left', right, right, right, 'left', 'left', right, right],
  ).join('\n');
}
