import { describe, expect, it } from 'vitest';
import { answerOf } from './answer.ts';
import type { AnswerWord } from './answer-words.ts';
import { corpusQuery } from './corpus-query.ts';
import { handIndex, handQuery, handSessions, sessionSetups } from './hand-corpus.ts';
import { answerDocument } from './query-document.ts';
import { warmLevel } from './warm-index.ts';

const sessions = handSessions('document', { days: 40, edge: 0.8 }).map(sessionSetups);
const index = handIndex(sessions, { date: '2025-03-01' });
const { corpus } = index.past;
const query = handQuery();
const said = (answer: AnswerWord) => answerOf(index, { answer, query, horizonMin: 8 });

describe('the document of an answer', () => {
  it('names outcomes and neighbors', () => {
    const { k, counts, p, ci90, neighbors } = answerDocument(said('atLevel'), corpus);
    expect(Object.keys(p)).toEqual(['BREAK', 'REJECT', 'CHOP']);
    expect(Object.keys(ci90)).toEqual(Object.keys(p));
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(k);
    const [{ date, level, direction, rowId, outcome }] = neighbors;
    expect(rowId).toContain(`ESH5|${date}|${level}|${direction}|`);
    expect(p).toHaveProperty(outcome);
    expect(neighbors[0]).toMatchObject({ eventId: rowId, mfeTicks: 12, maeTicks: -8 });
    expect(neighbors.map(({ distance }) => distance)).toEqual(
      [...neighbors].map(({ distance }) => distance).sort((a, b) => a - b),
    );
  });

  it('has its own outcomes for a touch', () => {
    const { p, neighbors } = answerDocument(said('touch'), corpus);
    expect(Object.keys(p)).toEqual(['TOUCH', 'NONE']);
    expect(neighbors.every(({ outcome }) => outcome in p)).toBe(true);
  });

  it('writes what is unknown as null', () => {
    const early = handIndex(sessions, { date: '2025-01-01' });
    const answer = answerOf(early, { answer: 'inIt', query, horizonMin: 8 });
    const document = answerDocument(answer, corpus);
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    expect(document.p).toEqual({ BREAK: null, REJECT: null, CHOP: null });
    expect(document).toMatchObject({ k: 0, eligible: 0, abstain: true });
  });
});

it('answers the same after it was warmed up', () => {
  const warm = handIndex(sessions, { date: '2025-03-01' });
  const steps = [...warmLevel(warm, { kind: 'PM_HIGH', horizonMin: 8 })];
  expect(new Set(steps)).toEqual(new Set(['atLevel', 'touch', 'outcomeGivenTouch', 'inIt']));
  expect(answerOf(warm, { answer: 'touch', query, horizonMin: 8 })).toEqual(said('touch'));
});

it('is warmed up no further than is asked for', () => {
  const level = { kind: 'PM_HIGH', horizonMin: 8 } as const;
  const some = handIndex(sessions, { date: '2025-03-01' });
  const [few, rest] = [[...warmLevel(some, level, 10)].length, [...warmLevel(some, level)].length];
  expect(few).toBeGreaterThan(0);
  expect(rest).toBeGreaterThan(few);
  expect(answerOf(some, { answer: 'touch', query, horizonMin: 8 })).toEqual(said('touch'));
});

it('asks of a stored row what was asked when it was made', () => {
  const rows = corpus.rows.MONITOR;
  const asked = corpusQuery(rows, 7, 8);
  expect(asked).toMatchObject({ kind: rows.kinds[7], y: rows.y[7], touchOdds: 0.5 });
  expect([...asked.vector]).toEqual([...rows.vectors.subarray(28, 32)]);
  expect(asked.odds).toEqual({ break: 0.4, reject: 0.4, chop: 0.2 });
});
