import { expect, it } from 'vitest';
import type { CursorAnswer } from './cursor-driver.ts';
import { cursorSummary, cursorText } from './cursor-report.ts';
import type { CursorRow } from './cursor-report.ts';

const answer = (answerMs: number, shownMs?: number): CursorAnswer => ({
  kind: 'moment',
  ...{ atS: 0, answerMs, shownMs, computeMs: answerMs / 2 },
});

/** Three rounds; the last is the slowest, the second the median. */
const row: CursorRow = {
  title: 'jump',
  rounds: [
    [answer(2, 20), answer(4, 30)],
    [answer(6, 40), answer(8)],
    [answer(50, 90), answer(60, 95)],
  ],
  goalMs: 16,
};

it('tells the median round, and the screen only of moments that reached it', () => {
  expect(cursorSummary(row)).toEqual({
    ...{ answerCount: 6, answerMsP50: 6, answerMsP95: 8 },
    ...{ computeMsP95: 4, shownMsP95: 40, isMet: true },
  });
});

it('misses a goal that it only reaches', () => {
  expect(cursorSummary({ ...row, goalMs: 8 }).isMet).toBe(false);
});

it('is a line of a table', () => {
  expect(cursorText([row]).split('\n')).toEqual([
    'ms    answers  p50  p95  goal       computing p95  on screen p95',
    'jump        6  6.0  8.0  < 16  met            4.0           40.0',
  ]);
});

it('tells a row without a goal, and does not judge it', () => {
  const told: CursorRow = { title: 'switch', rounds: row.rounds };
  expect(cursorSummary(told).isMet).toBe(true);
  expect(cursorText([told]).split('\n')[1]).not.toMatch(/<|met|MISSED/);
});
