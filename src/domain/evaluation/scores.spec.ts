import { describe, expect, it } from 'vitest';
import { brierScores } from './brier-score.ts';
import { logScores } from './log-score.ts';
import { knowNothingSkill, mean, skill } from './skill.ts';

const outcomes = Uint8Array.of(0, 1);
const said = { classCount: 3, outcomes, p: Float64Array.of(0.7, 0.2, 0.1, 0.3, 0.4, 0.3) };
const reference = { classCount: 3, outcomes, p: Float64Array.of(0.4, 0.4, 0.2, 0.4, 0.4, 0.2) };

describe('scores', () => {
  it('add up what a forecast missed by, over all outcomes', () => {
    expect([...brierScores(said)].map((score) => score.toFixed(2))).toEqual(['0.14', '0.54']);
    expect(mean(brierScores(reference))).toBeCloseTo(0.56, 12);
    expect(skill(brierScores(said), brierScores(reference))).toBeCloseTo(0.392857, 6);
  });

  it('charge the logarithm of what happened, and no infinity', () => {
    expect(mean(logScores(said))).toBeCloseTo(0.636483, 6);
    const sure = { classCount: 2, outcomes: Uint8Array.of(1), p: Float64Array.of(1, 0) };
    expect(logScores(sure)[0]).toBeCloseTo(-Math.log(1e-4), 12);
  });

  it('are best for who says the true chances', () => {
    // 7 of 10 break: saying 0.7 beats saying 0.6 and 0.8.
    const found = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 1, 1, 1);
    const scoreOf = (p: number) =>
      mean(
        brierScores({
          classCount: 2,
          outcomes: found,
          p: Float64Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? p : 1 - p)),
        }),
      );
    expect(scoreOf(0.7)).toBeLessThan(scoreOf(0.6));
    expect(scoreOf(0.7)).toBeLessThan(scoreOf(0.8));
  });
});

it('expects neighbors that know nothing to cost skill', () => {
  expect(knowNothingSkill(50, 10)).toBeCloseTo(-0.013889, 6);
  expect(knowNothingSkill(30, 10)).toBeCloseTo(-0.01875, 6);
  expect(knowNothingSkill(0, 10)).toBe(0);
});
