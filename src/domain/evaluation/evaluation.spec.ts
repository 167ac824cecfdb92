import { describe, expect, it } from 'vitest';
import { NO_OUTCOME } from '../retrieval/answer-words.ts';
import { evaluateAnswer } from './evaluate-answer.ts';
import { evaluationDocument, withClaims } from './evaluation.ts';
import { handAnswers } from './hand-answers.ts';
import type { HandCorpus } from './hand-answers.ts';

const options = { perSessionMax: 3, draws: 99 };
const evaluated = (corpus: HandCorpus) => withClaims([evaluateAnswer(handAnswers(corpus), options)])[0]; // prettier-ignore

const modest: HandCorpus = { seed: 's4', strength: 1.0931, loading: 0.4 };

describe('a planted edge', () => {
  const edge = evaluated(modest);

  it('is claimed, with a good part of the skill that can be had', () => {
    expect(edge.claim.claim).toBe('edge');
    expect(edge.stratified.pValue).toBe(0.01);
    expect(edge.randomNeighbors.pValue).toBe(0.01);
    // All that can be had is 15 %.
    expect(edge.skill.pGeo).toBeGreaterThan(0.05);
    expect(edge.skill.pGeo).toBeLessThan(0.15);
    expect(edge.skillCi90.pGeo[0]).toBeGreaterThan(0);
  });

  it('is better where the product speaks than where it does not', () => {
    expect(edge.skillAnswered).toBeGreaterThan(edge.skill.pGeo);
    expect(edge.abstained).toBeGreaterThan(0);
    expect(edge.abstained).toBeLessThan(edge.evaluated);
  });

  it('shows in the truth table that was its cause', () => {
    const all = edge.truth?.now.states[15];
    expect(all?.shares[1].lift).toBeGreaterThan(0.1);
    expect(all?.pAdjusted).toBeLessThan(0.05);
    expect(edge.truth?.before30s.states.filter(({ pAdjusted }) => pAdjusted < 0.05)).toEqual([]);
  });

  it('counts every row once in each table', () => {
    for (const table of [edge.levels, edge.months]) {
      expect(table.reduce((sum, group) => sum + group.evaluated, 0)).toBe(edge.evaluated);
      expect(table.reduce((sum, group) => sum + group.abstained, 0)).toBe(edge.abstained);
    }
    expect(edge.levels.map(({ name }) => name)).toContain('OR_HIGH');
    expect(edge.coverage.at(-1)).toMatchObject({
      count: edge.evaluated,
      abstained: edge.abstained,
    });
    expect(edge.shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
  });

  it('is told in the headline’s words', () => {
    const document = evaluationDocument([edge]);
    expect(Object.keys(document)).toEqual([
      ...['claim', 'triggers', 'evaluated', 'abstained', 'brier', 'skill', 'skillCi90'],
      ...['ece', 'eceNoise95', 'pValueStratified', 'pValueRandomNeighbors', 'questions'],
    ]);
    expect(document).toMatchObject({ claim: 'edge', triggers: 585, questions: {} });
  });

  it('gives the same figures again', () => {
    expect(evaluated(modest)).toEqual(edge);
  });
});

it('is told too timidly where it is strong: ten parts of base rate always stay', () => {
  const strong = evaluated({ seed: 'strong', strength: 1.62 });
  expect(strong.leading.came).toBeGreaterThan(strong.leading.said + 0.05);
  expect(strong.claim).toEqual({
    claim: 'base rate',
    steps: [
      { step: 'similarity', holds: true },
      { step: 'skill', holds: true },
      { step: 'calibration', holds: false },
    ],
  });
});

describe('outcomes that nothing decides', () => {
  const found = Array.from({ length: 8 }, (_, i) => evaluated({ seed: `null ${i}`, strength: 0 }));

  it('earn no claim and cost what knowing nothing costs', () => {
    expect(found.map(({ claim }) => claim.claim)).toEqual(Array(8).fill('base rate'));
    const skill = found.reduce((sum, one) => sum + one.skill.pGeo / 8, 0);
    const theory = found.reduce((sum, one) => sum + one.skillOfNothing / 8, 0);
    expect(Math.abs(skill - theory)).toBeLessThan(0.006);
    expect(found.filter(({ stratified }) => stratified.pValue < 0.05).length).toBeLessThan(3);
  });
});

it('loses its calibration when the meaning of the states changes', () => {
  const found = Array.from({ length: 5 }, (_, i) =>
    evaluated({ seed: `drift ${i}`, strength: 1.62, flipsAt: 40 }),
  );
  const rejected = found.filter(({ leading }) => leading.ece > leading.eceNoise95);
  expect(rejected.length).toBeGreaterThan(3);
  expect(found.map(({ claim }) => claim.claim)).toEqual(Array(5).fill('base rate'));
});

describe('rows without an outcome', () => {
  it('are asked about and not counted', () => {
    const asked = handAnswers({ seed: 'censored', strength: 1, sessionCount: 20 });
    const last = asked.rows.length - 1;
    const rows = asked.rows.with(last, { ...asked.rows[last], outcome: NO_OUTCOME });
    const graph = { ...asked.graph, questions: asked.graph.questions.slice(0, -1) };
    const { triggers, evaluated: count } = evaluateAnswer({ ...asked, rows, graph }, options);
    expect([triggers, count]).toEqual([195, 194]);
  });

  it('alone make an evaluation that claims nothing', () => {
    const asked = handAnswers({ seed: 'empty', strength: 1, sessionCount: 3 });
    const rows = asked.rows.map((row) => ({ ...row, said: undefined }));
    const none = { ...asked, rows, graph: { ...asked.graph, questions: [] } };
    const [answer] = withClaims([evaluateAnswer(none, options)]);
    expect(answer).toMatchObject({ evaluated: 0, claim: { claim: 'base rate' }, levels: [] });
    expect(evaluationDocument([answer]).skill.pGeo).toBeNaN();
  });
});
