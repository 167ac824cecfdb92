import { describe, expect, it } from 'vitest';
import { heuristicScore } from './heuristic-score.ts';
import type { ScoreInput } from './heuristic-score.ts';

const even: ScoreInput = { n: [0, 0, 0, 0], mirrorAhead: 0, tape: 0, flow: 0, gamma: 0 };

describe('heuristicScore', () => {
  it('stands in the middle when nothing presses', () => {
    expect(heuristicScore(even)).toMatchObject({ raw: 50, signal: 'NEUTRAL', confidence: 'LOW' });
  });

  it('leans to a break when those ahead retreat and those behind follow', () => {
    // Liquidity (0.5·4 + 1/4·1)/5 = 0.45, tape (0.6 + 1)/2 = 0.8, no gamma: (0.45² + 0.28)/0.8.
    const score = heuristicScore({
      ...{ n: [0.5, 0.5, -0.5, -0.5], mirrorAhead: -1, tape: 0.6, flow: 8, gamma: NaN },
    });
    expect(score.liquidity).toBeCloseTo(0.45, 12);
    expect(score.tape).toBeCloseTo(0.8, 12);
    expect(score.raw).toBeCloseTo(50 + 50 * ((0.45 * 0.45 + 0.35 * 0.8) / 0.8), 9);
    expect(score).toMatchObject({ signal: 'BREAK', confidence: 'HIGH' });
  });

  it('calls it contested when book and tape disagree', () => {
    const score = heuristicScore({ ...even, n: [0.7, 0.7, -0.7, -0.7], tape: -0.6, gamma: NaN });
    expect(score.signal).toBe('CONTESTED');
  });

  it('counts short dealer gamma for a break', () => {
    expect(heuristicScore({ ...even, gamma: -0.1 }).raw).toBeCloseTo(55, 12);
  });

  it('is missing when all of it is', () => {
    const score = heuristicScore({ ...even, n: [NaN, 0, 0, 0], tape: NaN, gamma: NaN });
    expect(score).toMatchObject({ raw: NaN, signal: undefined, confidence: undefined });
  });
});
