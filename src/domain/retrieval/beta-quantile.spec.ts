import { describe, expect, it } from 'vitest';
import { betaQuantile, betaShare } from './beta-quantile.ts';

describe('the Beta distribution', () => {
  // Reference values: closed forms, and R's pbeta and qbeta.
  it.each([
    { x: 0.3, a: 1, b: 1, share: 0.3 },
    { x: 0.25, a: 2, b: 1, share: 0.0625 },
    { x: 0.5, a: 7.5, b: 7.5, share: 0.5 },
    { x: 0.2, a: 1, b: 3, share: 1 - 0.8 ** 3 },
    { x: 0.5, a: 0.5, b: 0.5, share: 0.5 },
    { x: 0.75, a: 0.5, b: 0.5, share: 2 / 3 },
  ])('has a share of $share below $x at ($a, $b)', ({ x, a, b, share }) => {
    expect(betaShare(x, a, b)).toBeCloseTo(share, 13);
    expect(betaQuantile(share, a, b)).toBeCloseTo(x, 13);
  });

  it('turns back to the share from which a quantile came, for few and for many', () => {
    for (const a of [0.3, 1, 3.7, 20, 250]) {
      for (const b of [0.3, 1, 3.7, 20, 250]) {
        for (const share of [0.05, 0.5, 0.95]) {
          expect(betaShare(betaQuantile(share, a, b), a, b)).toBeCloseTo(share, 10);
        }
      }
    }
  });

  it('is as wide as golden case G10 says', () => {
    const [low, high] = [0.05, 0.95].map((share) => betaQuantile(share, 6.340783, 6.870425));
    expect(low).toBeCloseTo(0.263148, 6);
    expect(high).toBeCloseTo(0.700343, 6);
  });

  it('lies at an end where one side weighs nothing', () => {
    expect([betaQuantile(0.05, 0, 10), betaQuantile(0.95, 10, 0)]).toEqual([0, 1]);
  });
});
