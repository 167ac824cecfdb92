import { describe, expect, it } from 'vitest';
import type { rowTypes } from '../episodes/setup-moment.ts';
import { corpusOf } from '../retrieval/corpus.ts';
import { HAND_DIMS, handIndex, handSessions, sessionSetups } from '../retrieval/hand-corpus.ts';
import { profiles } from '../session/profiles.ts';
import { askSession } from './ask-session.ts';
import { askedAnswer } from './asked-answer.ts';
import { drawnRows } from './drawn-rows.ts';
import type { FactsOfRows } from './drawn-rows.ts';
import { evaluateAnswer } from './evaluate-answer.ts';

const DAYS = 40;
const BURN_IN = 14;
/** Between two rows of an approach: its three rows before the touch fill the ten minutes of the draw. */
const STEP_S = 200;
const anchors = ['PM_HIGH', 'PM_LOW', 'OR_HIGH', 'OR_LOW', 'SMA_90', 'EMA_20'];

/** Asks a market made by hand what an evaluation asks, with a few of its sessions changed. */
function asked(edge: number, change = (outcome: number) => outcome) {
  const days = handSessions('asked', { days: DAYS, edge }).map(({ date, rows }, day) => ({
    date,
    rows: rows.map((row) => (day < 30 ? row : { ...row, outcome: change(row.outcome) })),
  }));
  const stored = days.map(sessionSetups);
  const corpus = corpusOf(stored, HAND_DIMS);
  const conditions = { now: 15, before5s: 15, before15s: 0, before30s: 255 };
  const factsOf = (type: (typeof rowTypes)[number]) =>
    corpus.rows[type].rowIds.map((_, row) => ({
      decidedNs: BigInt(row * STEP_S) * 1_000_000_000n,
      conditions,
    }));
  const facts: FactsOfRows = {
    ...{ TRIGGER: factsOf('TRIGGER'), MONITOR: factsOf('MONITOR'), LIVE: factsOf('LIVE') },
  };
  const drawn = (type: (typeof rowTypes)[number]) =>
    drawnRows(corpus.rows[type], facts[type], { type, rowStepSeconds: STEP_S });
  const answers = corpus.dates.slice(BURN_IN).flatMap((date, i) => {
    const of = (type: (typeof rowTypes)[number]) =>
      [...drawn(type)].filter((row) => corpus.rows[type].sessions[row] === BURN_IN + i);
    return askSession(handIndex(stored, { date }), {
      ...{ atLevel: of('TRIGGER'), touch: of('MONITOR') },
      ...{ outcomeGivenTouch: of('MONITOR'), inIt: of('LIVE') },
    });
  });
  const all = {
    corpus,
    facts,
    sessionEnd: DAYS,
    anchors,
    rowStepSeconds: STEP_S,
    priorCount: profiles.ES.retrieval.priorCount,
    featureColumns: [1],
  };
  return { all, answers, drawn };
}

const market = asked(0.6);

describe('the rows that are asked about', () => {
  it('are all triggers, and at most one row of each approach before and after', () => {
    const approaches = 12 * DAYS;
    expect(market.drawn('TRIGGER')).toHaveLength(approaches);
    expect(market.drawn('MONITOR')).toHaveLength(approaches);
    const { approaches: of } = market.all.corpus.rows.LIVE;
    const live = market.drawn('LIVE');
    expect(new Set(live.map((row) => of[row])).size).toBe(live.length);
  });

  it('do not tell how long an approach lasted: one that is over by its drawn moment has none', () => {
    // One row of 200 s after the touch, and a moment drawn from 480 s: some 42 % are in time.
    const share = market.drawn('LIVE').length / (12 * DAYS);
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.5);
  });

  it('do not depend on whether a touch came', () => {
    const { corpus, facts } = market.all;
    const rows = corpus.rows.MONITOR;
    const touched = { ...rows, eventIds: rows.rowIds.map((id) => `came later|${id}`) };
    const options = { type: 'MONITOR', rowStepSeconds: STEP_S } as const;
    expect(drawnRows(touched, facts.MONITOR, options)).toEqual(market.drawn('MONITOR'));
  });

  it('are not always the first of an approach', () => {
    const { rowIds } = market.all.corpus.rows.MONITOR;
    const windows = new Set(Array.from(market.drawn('MONITOR'), (row) => rowIds[row].slice(-4)));
    expect(windows).toEqual(new Set(['1000', '1006', '1012']));
  });
});

describe.each(['atLevel', 'touch', 'outcomeGivenTouch', 'inIt'] as const)('answer %s', (word) => {
  const answer = askedAnswer(market.all, word, market.answers);

  it('is replayed from its graph to what was said', () => {
    // Checked inside: a replay that differs throws.
    expect(answer.graph.questions.length).toBeGreaterThan(100);
  });

  it('has neighbors and base rates of earlier sessions alone', () => {
    const { sessions } = answer.graph.rows;
    for (const { row, neighbors, pool, pastCount } of answer.graph.questions) {
      for (const neighbor of neighbors) expect(sessions[neighbor]).toBeLessThan(sessions[row]);
      for (let i = 0; i < pastCount; i++) {
        expect(sessions[pool.rows[i]]).toBeLessThan(sessions[row]);
      }
    }
  });
});

it('shares pools that only grow, so that a null walks each once', () => {
  const { questions } = askedAnswer(market.all, 'atLevel', market.answers).graph;
  expect(new Set(questions.map(({ pool }) => pool)).size).toBeLessThan(60);
});

it('is claimed where outcomes follow the setup, and not where they are random', () => {
  const options = { perSessionMax: 3, draws: 99 };
  const skillOf = ({ all, answers }: ReturnType<typeof asked>) =>
    evaluateAnswer(askedAnswer(all, 'atLevel', answers), options);
  const edge = skillOf(market);
  expect(edge.stratified.pValue).toBe(0.01);
  expect(edge.skill.pGeo).toBeGreaterThan(0.03);
  const none = skillOf(asked(0));
  expect(none.skill.pGeo).toBeLessThan(0);
  expect(none.stratified.pValue).toBeGreaterThan(0.05);
});

it('does not hear of outcomes to come', () => {
  const changed = asked(0.6, (outcome) => (outcome + 1) % 3);
  const early = ({ all, answers }: ReturnType<typeof asked>) =>
    answers.filter(({ answer, row }) => {
      if (answer !== 'atLevel') return false;
      return all.corpus.rows.TRIGGER.sessions[row] <= 30;
    });
  expect(early(changed)).toEqual(early(market));
  expect(changed.answers).not.toEqual(market.answers);
});

it('makes nothing of sessions behind its end', () => {
  const cut = (market: ReturnType<typeof asked>) => {
    const early = market.answers.filter(
      ({ answer, row }) =>
        answer === 'atLevel' && market.all.corpus.rows.TRIGGER.sessions[row] < 30,
    );
    return askedAnswer({ ...market.all, sessionEnd: 30 }, 'atLevel', early);
  };
  const changed = asked(0.6, (outcome) => (outcome + 1) % 3);
  expect(cut(changed)).toEqual(cut(market));
});
