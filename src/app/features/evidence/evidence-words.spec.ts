import { describe, expect, it } from 'vitest';
import type { AnswerDocument } from '../../../domain/retrieval/query-document.ts';
import { verdictOf } from './evidence-words.ts';
import type { AnswerContext } from './evidence-words.ts';

function answerWith(low: number, change: Partial<AnswerDocument> = {}): AnswerDocument {
  return {
    ...{
      k: 50,
      eligible: 486,
      eligibleCapped: 180,
      pool: 'class',
      recall: 1,
      nEff: 30,
      neighbors: [],
    },
    counts: { BREAK: 33, REJECT: 12, CHOP: 5 },
    p: { BREAK: 0.59, REJECT: 0.28, CHOP: 0.13 },
    ci90: { BREAK: [low, 0.71], REJECT: [0.17, 0.4], CHOP: [0.05, 0.22] },
    base: { BREAK: 0.36, REJECT: 0.4, CHOP: 0.24 },
    poolRate: { BREAK: 0.35, REJECT: 0.41, CHOP: 0.24 },
    pGeo: { BREAK: 0.33, REJECT: 0.49, CHOP: 0.18 },
    ...{ abstain: false, reason: null },
    ...change,
  };
}

const context: AnswerContext = {
  ...{ question: 'atLevel', horizonMin: 8, barrierPx: 4.75, decimals: 2, kept: undefined },
};

describe('the verdict', () => {
  it.each([
    [0.42, 'Slight'],
    [0.46, 'Moderate'],
    [0.56, 'Strong'],
  ])('an interval from %d clears the highest base rate of 40 %%: %s', (low, strength) => {
    expect(verdictOf(answerWith(low), context)).toEqual({
      ...{ leader: 'BREAK', title: 'Leans BREAK' },
      text: `${strength}. In 33 of 50 similar past approaches price broke through by 4.75 points within 8 minutes.`,
    });
  });

  it('is no edge where the interval does not clear it, though nothing was kept back', () => {
    const answer = answerWith(0.1);
    const { leader, title, text } = verdictOf(
      { ...answer, ci90: { ...answer.ci90, BREAK: [0.1, 0.3] } },
      context,
    );
    expect([leader, title]).toEqual([undefined, 'No edge']);
    expect(text).toContain('BREAK, the likeliest, at 10–30 % is below REJECT’s base of 40 %.');
  });

  it.each([
    ['novel', 'No precedent', 'Unlike the past.'],
    ['pool', 'Too few alike', 'In 33 of 50'],
    ['scaling', 'Too short a past', 'In 33 of 50'],
  ] as const)('says why it says nothing: %s is "%s"', (cause, title, begin) => {
    const kept = { code: 'NO_EDGE', cause, words: 'unlike the past' } as const;
    const verdict = verdictOf(answerWith(0.5), { ...context, kept });
    expect(verdict).toMatchObject({ leader: undefined, title });
    expect(verdict.text.startsWith(begin)).toBe(true);
    expect(verdict.text.endsWith('Unlike the past.')).toBe(true);
  });

  it('that does not clear the base rates speaks of the likeliest, not of the commonest', () => {
    const kept = { code: 'NO_EDGE', cause: 'base', words: 'as it is stored' } as const;
    const counts = { BREAK: 12, REJECT: 33, CHOP: 5 };
    const { leader, title, text } = verdictOf(answerWith(0.3, { counts }), { ...context, kept });
    expect([leader, title]).toEqual([undefined, 'No edge']);
    expect(text).toBe(
      'In 12 of 50 similar past approaches price broke through by 4.75 points within 8 minutes. ' +
        'BREAK at 30–71 % does not clear REJECT’s base of 40 %.',
    );
  });

  it('before a touch speaks of the touch, in an episode of moments', () => {
    const before = verdictOf(answerWith(0.5), { ...context, question: 'approaching' });
    expect(before.text).toContain('within 8 minutes of the touch.');
    const inside = verdictOf(answerWith(0.5), { ...context, question: 'inIt' });
    expect(inside.text).toContain('similar past moments');
  });
});
