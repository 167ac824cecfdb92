import { expect, it } from 'vitest';
import { claimOf } from './claim.ts';
import { hubnessSkewness } from './hubness.ts';

const good = { pAdjusted: 0.02, skillLow: 0.01, ece: 0.04, eceNoise95: 0.06 };

it('claims an edge only where every step of the ladder holds', () => {
  expect(claimOf(good).claim).toBe('edge');
  expect(claimOf({ ...good, pAdjusted: 0.05 }).claim).toBe('base rate');
  expect(claimOf({ ...good, skillLow: 0 }).claim).toBe('base rate');
  expect(claimOf({ ...good, ece: 0.07 })).toEqual({
    claim: 'base rate',
    steps: [
      { step: 'similarity', holds: true },
      { step: 'skill', holds: true },
      { step: 'calibration', holds: false },
    ],
  });
});

it('claims nothing that is not known', () => {
  expect(claimOf({ pAdjusted: NaN, skillLow: NaN, ece: NaN, eceNoise95: NaN }).claim).toBe(
    'base rate',
  );
});

it('sees a row that is everybody’s neighbor', () => {
  expect(hubnessSkewness(Int32Array.of(0, 1, 2, 3), 4)).toBe(0);
  // Counts 4, 0, 0, 0: mean 1, deviations 3, −1, −1, −1, so 6 / 3^1.5.
  expect(hubnessSkewness(Int32Array.of(0, 0, 0, 0), 4)).toBeCloseTo(6 / Math.sqrt(27), 12);
});
