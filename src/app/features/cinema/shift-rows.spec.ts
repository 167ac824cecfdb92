import { describe, expect, it } from 'vitest';
import type { AnswerDocument } from '../../../domain/retrieval/query-document.ts';
import type { DaySpread } from '../../../protocol/evidence-api.ts';
import { shiftFacts, shiftRows } from './shift-rows.ts';

const answer: AnswerDocument = {
  ...{ k: 38, eligible: 304, eligibleCapped: 290, pool: 'class', recall: 1, nEff: 21.34 },
  ...{ counts: { BREAK: 20, REJECT: 12, CHOP: 6 }, abstain: false, reason: null, neighbors: [] },
  p: { BREAK: 0.52, REJECT: 0.3, CHOP: 0.18 },
  ci90: { BREAK: [0.4, 0.65], REJECT: [0.2, 0.4], CHOP: [0.1, 0.3] },
  base: { BREAK: 0.35, REJECT: 0.35, CHOP: 0.3 },
  poolRate: { BREAK: 0.35, REJECT: 0.35, CHOP: 0.3 },
  pGeo: { BREAK: 0.4, REJECT: 0.4, CHOP: 0.2 },
};
const whole = { eligible: 600, p: { BREAK: 0.48, REJECT: 0.3, CHOP: 0.22 } };
const spread: DaySpread = {
  key: '2025-11-14 ESZ5',
  ask: { atS: 0, level: 'PM_HIGH', ownTick: undefined, horizonMin: 8, sieve: {} },
  ...{ dayCount: 25, range: { BREAK: [0.49, 0.55], REJECT: [0.28, 0.32], CHOP: [0.16, 0.19] } },
  heaviest: { date: '2025-11-10', p: 0.49 },
};

describe('what is left of the past', () => {
  it('stands beside what all of it says, with the range of days left out', () => {
    const [row] = shiftRows({ answer, abstention: undefined, whole }, spread, true);
    expect(row).toMatchObject({
      ...{ word: 'BREAK', count: 20, p: '52', interval: '40–65', spread: '49–55', base: '35' },
      ...{ shift: '+4', bar: { p: 52, low: 40, high: 65 }, wholeAt: 48 },
    });
  });

  it('has no change while nothing is left out, and no range until it is known', () => {
    const [row] = shiftRows({ answer, abstention: undefined, whole }, undefined, false);
    expect([row.shift, row.spread, row.wholeAt, row.whisker]).toEqual([
      '–',
      '–',
      undefined,
      undefined,
    ]);
  });

  it('gives no probability where the past is too little or unlike, but where it says nothing new', () => {
    const kept = (cause: 'novel' | 'base') =>
      shiftRows(
        { answer, abstention: { code: 'NO_EDGE', cause, words: '' }, whole },
        spread,
        true,
      )[0].p;
    expect([kept('novel'), kept('base')]).toEqual(['–', '52']);
  });

  it('says what it rests on, and which day moves it most', () => {
    expect(shiftFacts(answer, spread)).toBe(
      '38 of 304 eligible, effective n 21.3, 0 days. Without 10 Nov, the day that moves it most, 49 %.',
    );
  });
});
