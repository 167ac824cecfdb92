import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import {
  baseRates,
  bayesSkill,
  drawOutcome,
  favoredOutcome,
  outcomeOdds,
  plantedOutcomes,
} from './planted-theory.ts';

describe('the theory that is planted', () => {
  it('is the founders’: who defends decides whether price moves on, who supports in which way', () => {
    expect(favoredOutcome({ ahead: 1, behind: 1 })).toBe('REJECT');
    expect(favoredOutcome({ ahead: 1, behind: -1 })).toBe('BREAK');
    expect(favoredOutcome({ ahead: -1, behind: 1 })).toBe('CHOP');
    expect(favoredOutcome({ ahead: -1, behind: -1 })).toBe('CHOP');
  });

  it.each([
    { strength: 1.0931, skill: 0.15, favored: 0.599, other: 0.201, rates: [0.3, 0.3, 0.4] },
    { strength: 0.5764, skill: 0.04, favored: 0.471, other: 0.265, rates: [0.316, 0.316, 0.368] },
    { strength: 1.62, skill: 0.316, favored: 0.716, other: 0.142, rates: [0.285, 0.285, 0.429] },
    { strength: 0, skill: 0, favored: 1 / 3, other: 1 / 3, rates: [1 / 3, 1 / 3, 1 / 3] },
  ])('is worth a skill of $skill at strength $strength', (row) => {
    const { strength, skill, favored, other, rates } = row;
    const odds = outcomeOdds({ ahead: 1, behind: -1 }, strength);
    expect(odds.BREAK).toBeCloseTo(favored, 3);
    expect(odds.REJECT).toBeCloseTo(other, 3);
    expect(odds.CHOP).toBeCloseTo(other, 3);
    const known = baseRates(strength);
    for (const [i, outcome] of plantedOutcomes.entries()) {
      expect(known[outcome]).toBeCloseTo(rates[i], 3);
    }
    expect(bayesSkill(strength)).toBeCloseTo(skill, 3);
  });

  it('makes the favored outcome the least likely one where the strength is below 0', () => {
    const { BREAK, REJECT, CHOP } = outcomeOdds({ ahead: 1, behind: -1 }, -1.0931);
    expect(BREAK).toBeLessThan(0.15);
    expect(REJECT).toBe(CHOP);
  });

  it('draws outcomes as often as their odds say', () => {
    const random = new Random('outcomes');
    const odds = { BREAK: 0.6, REJECT: 0.3, CHOP: 0.1 };
    const drawn = Array.from({ length: 20_000 }, () => drawOutcome(odds, random));
    for (const outcome of plantedOutcomes) {
      const share = drawn.filter((other) => other === outcome).length / drawn.length;
      expect(Math.abs(share - odds[outcome])).toBeLessThan(0.015);
    }
  });
});
