import { describe, expect, it } from 'vitest';
import { answerOf } from './answer.ts';
import type { AnswerRequest } from './answer.ts';
import { handIndex, handQuery, handSessions, sessionSetups } from './hand-corpus.ts';
import { heaviestDay, rangeOf, withoutEachDay } from './leave-days-out.ts';

const sessions = handSessions('days', { days: 60, edge: 0.6 });
const date = '2025-03-02';
const index = handIndex(sessions.map(sessionSetups), { date });
const request: AnswerRequest = { answer: 'atLevel', query: handQuery(), horizonMin: 8 };
const answer = answerOf(index, request);
const days = [...withoutEachDay(index, request, answer)];

describe('an answer without one of its days', () => {
  it('is what the past says where that day never was', () => {
    for (const day of days.slice(0, 5)) {
      const others = sessions.filter((session) => session.date !== day.date);
      const without = handIndex(others.map(sessionSetups), { date });
      expect(day.p).toEqual(answerOf(without, request).p);
    }
  });

  it('is asked for once for each day that has a neighbor, by date', () => {
    const { rows } = index.past.corpus;
    const dates = [...answer.neighbors.rows].map(
      (row) => index.past.corpus.dates[rows.TRIGGER.sessions[row]],
    );
    expect(days.map((day) => day.date)).toEqual([...new Set(dates)].sort());
  });

  it('spans a range around what all of them say', () => {
    const range = rangeOf(answer.p, days);
    answer.p.forEach((share, c) => {
      expect(range[c][0]).toBeLessThanOrEqual(share);
      expect(range[c][1]).toBeGreaterThanOrEqual(share);
      expect(range[c][1] - range[c][0]).toBeGreaterThan(0);
    });
    expect(rangeOf([0.5, 0.5], [{ date, p: [0.3, 0.7] }])).toEqual([
      [0.3, 0.5],
      [0.5, 0.7],
    ]);
  });

  it('changes most without one of them', () => {
    const heaviest = heaviestDay(answer.p, days, 0);
    const changes = days.map((day) => Math.abs(day.p[0] - answer.p[0]));
    expect(Math.abs((heaviest?.p[0] ?? NaN) - answer.p[0])).toBe(Math.max(...changes));
    expect(heaviestDay(answer.p, [], 0)).toBeUndefined();
  });
});

describe('rows that are kept out', () => {
  it('neither answer nor count, and leave the others as they are', () => {
    const { rowIds } = index.past.corpus.rows.TRIGGER;
    const all = answerOf(index, { ...request, kept: new Uint8Array(rowIds.length).fill(1) });
    expect(all).toEqual(answer);
    const [nearest] = answer.neighbors.rows;
    const kept = Uint8Array.from(rowIds, (_, row) => Number(row !== nearest));
    const some = answerOf(index, { ...request, kept });
    expect(some.eligible).toBe(answer.eligible - 1);
    expect([...some.neighbors.rows.subarray(0, 49)]).toEqual([...answer.neighbors.rows].slice(1));
  });
});
