import { describe, expect, it } from 'vitest';
import type { StoredClaim, TrustRecord } from '../../../protocol/evidence-api.ts';
import { claimText, receiptText, skillText, trustTitle } from './trust-words.ts';

const record: TrustRecord = {
  ...{ answer: 'atLevel', said: 104, asked: 486, firstDate: '2025-08-18', lastDate: '2025-11-13' },
  tenths: Array.from({ length: 10 }, (_, tenth) =>
    tenth === 5 ? { said: 104, right: 58 } : { said: 0, right: 0 },
  ),
  ...{ reliability: undefined, skill: 0.031, skillCi90: [0.008, 0.053] },
};

const claim: StoredClaim = {
  ...{ answer: 'atLevel', claim: 'base rate', missing: ['calibration'], evaluated: 486 },
  ...{ firstDate: '2025-08-18', lastDate: '2025-11-13', planted: false },
};

describe('the receipt of what was said', () => {
  it('tells how often the same words came true', () => {
    expect(receiptText(record, 0.59)).toBe('When it said 50–60 %, 58 of 104 came true (56 %).');
  });

  it('tells how often it spoke at all where it says nothing now, or never said this', () => {
    expect(receiptText(record, undefined)).toBe('Before this day it answered 104 of 486.');
    expect(receiptText(record, 0.99)).toContain('It never said 90–100 %.');
    expect(receiptText({ ...record, asked: 0 }, 0.5)).toBe('Nothing was asked before this day.');
  });

  it('puts the interval beside the skill', () => {
    expect(skillText(record)).toBe('Skill over geometry +3.1 %, 90 % range +0.8 to +5.3.');
    expect(skillText({ ...record, skill: NaN })).toContain('not known');
  });

  it('says what a claim lacks, and nothing of one that knows this day', () => {
    const words = '486 asked, 18 Aug to 13 Nov: calibration is off by more than noise.';
    expect(claimText(claim, '2025-11-14')).toBe(words);
    expect(claimText(claim, '2025-11-13')).toBe(
      'The lake’s evaluation runs to 13 Nov and knows this day: it is left out.',
    );
  });

  it('has a title from a claim of earlier days, else from their receipt alone', () => {
    const edge: StoredClaim = { ...claim, claim: 'edge' };
    expect(trustTitle({ record, claim: edge }, '2025-11-14')).toBe('Edge');
    expect(trustTitle({ record, claim: edge }, '2025-11-13')).toBe('Better than geometry so far');
    const unsure: TrustRecord = { ...record, skillCi90: [-0.01, 0.05] };
    expect(trustTitle({ record: unsure, claim: edge }, '2025-11-13')).toContain('No demonstrated');
  });
});
