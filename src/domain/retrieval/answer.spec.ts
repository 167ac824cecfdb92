import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { answerOf } from './answer.ts';
import type { Answer } from './answer.ts';
import { answerFacts, answerWords } from './answer-words.ts';
import type { AnswerWord } from './answer-words.ts';
import { handIndex, handQuery, handSessions, sessionSetups, unitScaling } from './hand-corpus.ts';
import type { HandSession } from './hand-corpus.ts';
import { profiles } from '../session/profiles.ts';

const sessions = handSessions('market', { days: 80, edge: 0.8 });
const date = sessions[60].date;

type Asked = Partial<Parameters<typeof handQuery>[0]> & { readonly answer?: AnswerWord };

function ask(market: readonly HandSession[], { answer = 'atLevel', ...query }: Asked = {}): Answer {
  const index = handIndex(market.map(sessionSetups), { date });
  return answerOf(index, { answer, query: handQuery(query), horizonMin: 8 });
}

const rowsOf = (market: readonly HandSession[], answer: Answer) => {
  const { corpus } = handIndex(market.map(sessionSetups), { date }).past;
  const rows = corpus.rows[answerFacts[answer.answer].rowType];
  return [...answer.neighbors.rows].map((row) => ({
    date: corpus.dates[rows.sessions[row]],
    rowId: rows.rowIds[row],
    approach: rows.approachIds[row],
    kind: rows.kinds[row],
    y: rows.y[row],
    barrierShare: rows.barrierShare[row],
  }));
};

/** Everything but places in the corpus, which other sessions move. */
const said = (market: readonly HandSession[], asked: Asked = {}) => {
  const { neighbors, gate, ...answer } = ask(market, asked);
  const rows = rowsOf(market, ask(market, asked)).map(({ rowId }) => rowId);
  return {
    ...answer,
    rows,
    distances: [...neighbors.distances],
    weights: [...neighbors.weights],
    gate: gate.rows.length,
  };
};

describe.each(answerWords)('the neighbors of %s', (answer) => {
  const found = ask(sessions, { answer });
  const rows = rowsOf(sessions, found);

  it('are all earlier than the query’s session', () => {
    expect(rows.length).toBeGreaterThanOrEqual(15);
    expect(rows.every((row) => row.date < date)).toBe(true);
  });

  it('are of different approaches, a few of each day', () => {
    expect(new Set(rows.map(({ approach }) => approach)).size).toBe(rows.length);
    const perDay = Map.groupBy(rows, (row) => row.date);
    expect(Math.max(...[...perDay.values()].map((day) => day.length))).toBeLessThanOrEqual(3);
  });

  it('do not change with sessions that come later, nor with the order of rows', () => {
    const random = new Random('shuffle');
    const shuffled = sessions.map(({ date: day, rows: all }) => {
      const keys = all.map(() => random.uniform());
      const order = [...all.keys()].sort((a, b) => keys[a] - keys[b]);
      return { date: day, rows: order.map((row) => all[row]) };
    });
    const past = sessions.slice(0, 60);
    expect(said(sessions, { answer })).toEqual(said(past, { answer }));
    expect(said([...shuffled].reverse(), { answer })).toEqual(said(past, { answer }));
  });

  it('do not lend their weight to the sum of probabilities', () => {
    expect(found.p.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    found.p.forEach((share, c) => {
      expect(found.ci90[c][0]).toBeLessThanOrEqual(share);
      expect(found.ci90[c][1]).toBeGreaterThanOrEqual(share);
    });
  });
});

describe('rows that are comparable', () => {
  it('are as far from the level before the touch, and as deep behind it after', () => {
    const near = rowsOf(sessions, ask(sessions, { answer: 'touch', y: -0.2 }));
    expect(near.every(({ y }) => Math.abs(y + 0.2) <= 0.5)).toBe(true);
    const deep = rowsOf(sessions, ask(sessions, { answer: 'inIt', barrierShare: 0.3 }));
    expect(deep.every(({ barrierShare }) => Math.abs(barrierShare - 0.3) <= 0.25)).toBe(true);
  });

  it('are of the finest pool that is large enough', () => {
    const days = handSessions('pools', { days: 60, approaches: 30 });
    expect(ask(days.slice(0, 20)).pool).toBe('all');
    expect(ask(days).pool).toBe('class');
    const alike = days.map(({ rows, ...day }) => ({
      ...day,
      rows: rows.map((row) => ({ ...row, kind: 'PM_HIGH', direction: 1 as const })),
    }));
    expect(ask(alike).pool).toBe('strict');
    expect(ask(alike, { kind: 'ROUND' }).pool).toBe('all');
  });

  it('count once per approach, however many of its rows are comparable', () => {
    const one = ask(sessions, { answer: 'touch' });
    const weight = one.gate.rowWeights.reduce((sum, share) => sum + share, 0);
    expect(weight).toBeCloseTo(one.eligible, 9);
    expect(one.eligibleCapped).toBeLessThan(one.eligible);
    expect(one.eligibleCapped).toBe(180);
  });

  it('stay out for as many sessions as the embargo says', () => {
    const index = handIndex(sessions.map(sessionSetups), {
      ...{ date, rules: { ...profiles.ES.retrieval, embargoSessions: 5 } },
    });
    const { gate } = answerOf(index, { answer: 'atLevel', query: handQuery(), horizonMin: 8 });
    const { rows, dates } = index.past.corpus;
    const latest = Math.max(...[...gate.rows].map((row) => rows.TRIGGER.sessions[row]));
    expect(dates[latest]).toBe(sessions[54].date);
  });

  it('are told apart by row id where they are equally near', () => {
    const alike = sessions.map(({ date: day, rows }) => ({
      date: day,
      rows: rows.map((row) => ({ ...row, vector: [1, 0, 0, 0] })),
    }));
    const ids = rowsOf(alike, ask(alike)).map(({ rowId }) => rowId);
    expect(ids).toEqual([...ids].sort());
  });
});

describe('what the past says', () => {
  it('is what the column tells that knows', () => {
    const up = ask(sessions, { vector: Float32Array.of(1.5, 0, 0, 0) });
    const down = ask(sessions, { vector: Float32Array.of(-1.5, 0, 0, 0) });
    expect(up.p[0]).toBeGreaterThan(0.5);
    expect(down.p[1]).toBeGreaterThan(0.5);
    expect([up.abstention, down.abstention]).toEqual([undefined, undefined]);
    expect(up.counts.reduce((sum, count) => sum + count, 0)).toBe(50);
  });

  it('leans to what is near already', () => {
    const near = ask(sessions, { odds: { break: 0.7, reject: 0.2, chop: 0.1 } });
    expect(near.base[0]).toBeGreaterThan(near.poolRates[0]);
    expect(near.poolRates).toEqual(ask(sessions).poolRates);
  });
});

describe('the product says nothing', () => {
  const cause = (answer: Answer) => [answer.abstention?.code, answer.abstention?.cause];

  it('with too few comparable approaches', () => {
    const few = ask(sessions.slice(0, 9));
    expect(cause(few)).toEqual(['NO_DATA', 'pool']);
    expect(few.abstention?.words).toBe('108 comparable approaches in pool all, 120 needed');
    few.p.forEach((share, c) => expect(share).toBeCloseTo(few.base[c], 12));
  });

  it('before anything is past', () => {
    const first = ask(sessions.slice(60));
    expect(cause(first)).toEqual(['NO_DATA', 'pool']);
    expect(first.p.every(Number.isNaN)).toBe(true);
  });

  it('of a setup that is not there for the most part', () => {
    const torn = ask(sessions, { vector: Float32Array.of(1, NaN, NaN, 0) });
    expect(cause(torn)).toEqual(['NO_DATA', 'missing']);
    expect(torn.abstention?.words).toBe('60 % of the setup is there, 70 % needed');
    expect(torn.neighbors.rows.length).toBe(0);
  });

  it('where few neighbors weigh all', () => {
    // One twin, and all others as far as the next.
    const market = sessions.slice(0, 12).map(({ date: day, rows }, i) => ({
      date: day,
      rows: rows.map((row, j) => ({ ...row, vector: [i + j === 3 ? 1 : 4, 0, 0, 0] })),
    }));
    expect(cause(ask(market))).toEqual(['NO_EDGE', 'neighbors']);
  });

  it('of a setup unlike any before', () => {
    expect(cause(ask(sessions, { vector: Float32Array.of(4, 4, 4, 4) }))).toEqual([
      ...['NO_EDGE', 'novel'],
    ]);
  });

  it('where the answer is the base rate', () => {
    const noise = ask(handSessions('noise', { days: 80 }));
    expect(cause(noise)).toEqual(['NO_EDGE', 'base']);
    expect(noise.abstention?.words).toMatch(
      /at \d+ % to \d+ % does not stand out from the base rate/,
    );
  });

  it('while too few sessions say what is usual', () => {
    const index = handIndex(sessions.map(sessionSetups), {
      ...{ date, scaling: { ...unitScaling, sessionCount: 4 } },
    });
    const young = answerOf(index, { answer: 'atLevel', query: handQuery(), horizonMin: 8 });
    expect(cause(young)).toEqual(['NO_DATA', 'scaling']);
  });
});
