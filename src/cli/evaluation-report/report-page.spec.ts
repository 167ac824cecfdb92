import { describe, expect, it } from 'vitest';
import { evaluateAnswer } from '../../domain/evaluation/evaluate-answer.ts';
import { evaluationDocument, withClaims } from '../../domain/evaluation/evaluation.ts';
import { handAnswers } from '../../domain/evaluation/hand-answers.ts';
import { pText, percent, signedPercent } from './figure-words.ts';
import { reportPage } from './report-page.ts';
import { scale, span } from './svg.ts';

const asked = handAnswers({ seed: 'page', strength: 1.0931, sessionCount: 30 });
const none = {
  ...asked,
  rows: asked.rows.map((row) => ({ ...row, said: undefined })),
  graph: { ...asked.graph, questions: [] },
};
const options = { perSessionMax: 3, draws: 49 };
const origin = {
  ...{ lastDate: '2025-02-11', symbols: ['ESH5'], sessionCount: 30, burnInCount: 11 },
  ...{ allDays: false, synthetic: true, planted: true, configHash: 'ab12', configurationsTried: 3 },
};

function pageOf(of: typeof asked): string {
  const answers = withClaims([evaluateAnswer(of, options)]);
  const report = {
    reportVersion: 1,
    origin,
    summary: evaluationDocument(answers),
    answers,
  } as const;
  return reportPage({ report });
}

describe('the page', () => {
  const page = pageOf(asked);

  it('needs nothing from elsewhere and runs nothing', () => {
    expect(page).not.toMatch(/<script|<link|https?:|@import/);
    expect(page.match(/url\(/g)).toBeNull();
  });

  it('says that the market is synthetic and planted', () => {
    expect(page).toContain('SYNTHETIC PLANTED');
    expect(page).toContain('confirms the theory by construction');
  });

  it('says how many configurations were tried, and of which days it speaks', () => {
    expect(page).toContain('tried on this lake: <b>3</b>');
    expect(page).toContain('days that pass the corpus’s rules');
  });

  it('has no number that is none', () => {
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
    expect(pageOf(none)).not.toMatch(/NaN|undefined|Infinity/);
  });
});

it.each([
  [0.0534, '5.3', '+5.3'],
  [-0.0161, '−1.6', '−1.6'],
  [-0.0001, '0.0', '0.0'],
  [NaN, '–', '–'],
])('writes the share %f as %s and %s percent', (share, plain, signed) => {
  expect([percent(share), signedPercent(share)]).toEqual([plain, signed]);
});

it('writes p-values to their third place where they are small', () => {
  expect([pText(0.001), pText(0.049), pText(0.48), pText(NaN)]).toEqual(['0.001', '0.049', '0.48', '–']); // prettier-ignore
});

it('puts round values on an axis', () => {
  expect(span([0.13, 0.58], 0.1).map((edge) => edge.toFixed(1))).toEqual(['0.1', '0.6']);
  const { at, ticks } = scale([-0.04, 0.06], [0, 100]);
  expect(ticks.map((tick) => tick.toFixed(2))).toEqual(['-0.04', '-0.02', '0.00', '0.02', '0.04', '0.06']); // prettier-ignore
  expect(at(0.06)).toBeCloseTo(100, 10);
});
