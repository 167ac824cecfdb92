import { describe, expect, it } from 'vitest';
import { probabilitiesOf, smoothedOdds } from './smoothed-odds.ts';

const said = (atS: number, p: readonly number[], approachId = 'a01') => ({ approachId, atS, p });

describe('a smoothed probability', () => {
  const first = smoothedOdds(undefined, said(0, [0.5, 0.25, 0.25]), 15);

  it('begins as what is said first', () => {
    expect(probabilitiesOf(first)).toEqual([0.5, 0.25, 0.25]);
  });

  it('has come half the way of the log odds after a half-life', () => {
    const later = smoothedOdds(first, said(15, [0.25, 0.25, 0.5]), 15);
    // ln 2 and −ln 2 meet at 0; 0 and −ln 2 at −ln 2 / 2.
    expect(later.logOdds[0]).toBeCloseTo(0, 12);
    expect(later.logOdds[1]).toBeCloseTo(-Math.LN2 / 2, 12);
  });

  it('begins anew with a new approach', () => {
    const other = smoothedOdds(first, said(5, [0.1, 0.2, 0.7], 'a02'), 15);
    expect(probabilitiesOf(other).map((share) => share.toFixed(12))).toEqual([
      ...['0.100000000000', '0.200000000000', '0.700000000000'],
    ]);
  });

  it('survives certainty', () => {
    const sure = smoothedOdds(first, said(5, [1, 0, 0]), 15);
    expect(probabilitiesOf(sure).every((share) => Number.isFinite(share) && share > 0)).toBe(true);
  });
});
