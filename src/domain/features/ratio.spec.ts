import { describe, expect, it } from 'vitest';
import { clip, logRatio, positivePart, signedShare, softSign } from './ratio.ts';

describe('ratios', () => {
  it('take a quantity softly to a sign', () => {
    expect([-3, -1, 0, 1, 3].map((v) => softSign(v, 1))).toEqual([-0.75, -0.5, 0, 0.5, 0.75]);
  });

  it('compare depth with its usual, smoothed by ten lots', () => {
    expect(logRatio(93, 150, 10)).toBeCloseTo(-0.440445, 6);
    expect(logRatio(0, 0, 10)).toBe(0);
    expect(logRatio(1e9, 0, 10)).toBe(4);
    expect(logRatio(0, 1e9, 10)).toBe(-4);
  });

  it('turn around when their sides are swapped, to the last bit', () => {
    expect(signedShare(18, 15, 10)).toBe(-signedShare(15, 18, 10));
    expect(softSign(0.3, 1)).toBe(-softSign(-0.3, 1));
  });

  it('read zero activity as zero, and what is missing as missing', () => {
    expect(signedShare(0, 0, 10)).toBe(0);
    for (const missing of [softSign(NaN, 1), positivePart(NaN), clip(NaN, 4), logRatio(NaN, 1, 10)])
      expect(missing).toBeNaN();
  });

  it('keep only what is positive, or within a bound', () => {
    expect([-2, 0, 2].map(positivePart)).toEqual([0, 0, 2]);
    expect([-9, 1, 9].map((v) => clip(v, 4))).toEqual([-4, 1, 4]);
  });
});
