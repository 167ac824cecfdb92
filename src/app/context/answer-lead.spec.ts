import { describe, expect, it } from 'vitest';
import { belowBaseWords, keptWords, readerWords, storedAbstention } from './answer-lead.ts';
import type { AnswerDocument } from '../../domain/retrieval/query-document.ts';

const answer = {
  counts: { BREAK: 14, REJECT: 18, CHOP: 18 },
  p: { BREAK: 0.28, REJECT: 0.37, CHOP: 0.35 },
  ci90: { BREAK: [0.2, 0.4], REJECT: [0.24, 0.49], CHOP: [0.24, 0.47] },
  base: { BREAK: 0.304, REJECT: 0.334, CHOP: 0.362 },
} as unknown as AnswerDocument;

describe('why nothing is said, for a reader', () => {
  it('names the pool instead of its short word', () => {
    const words = '93 comparable approaches in pool all, 120 needed';
    expect(readerWords({ words })).toBe(
      'only 93 comparable approaches at any level in the past, 120 are needed',
    );
  });

  it('tells a distance in points where the tick is known', () => {
    const words = 'far: distance 40.5 ticks, 40 ticks count as near';
    expect(readerWords({ words }, 0.25)).toBe(
      'price is 10.13 points away, it is asked about within 10.00',
    );
    expect(readerWords({ words })).toBe(words);
  });

  it('says whose base rate is not cleared, as the table rounds it', () => {
    const words = 'REJECT at 24 % to 49 % does not stand out from the base rate of 36 %';
    const kept = { code: 'NO_EDGE', cause: 'base', words } as const;
    expect(keptWords(kept, answer)).toBe('REJECT at 24–49 % does not clear CHOP’s base of 36 %');
    const base = { BREAK: 0.3, REJECT: 0.4, CHOP: 0.3 };
    expect(keptWords(kept, { ...answer, base })).toBe(
      'REJECT at 24–49 % does not clear its base of 40 %',
    );
  });

  it('says that the likeliest is rarer than usual', () => {
    const base = { BREAK: 0.2, REJECT: 0.63, CHOP: 0.17 };
    expect(belowBaseWords({ ...answer, base })).toBe(
      'REJECT, the likeliest, at 24–49 % is below its base of 63 %',
    );
  });

  it.each([
    ['NO_EDGE: unlike the past: last neighbor at 1.86, usually within 1.48', 'No precedent'],
    ['NO_EDGE: worth 7.2 independent neighbors, 10 needed', 'Too few alike'],
    ['NO_DATA: 93 comparable approaches in pool all, 120 needed', 'Too few alike'],
    ['NO_EDGE: CHOP at 20 % to 40 % does not stand out from the base rate of 36 %', 'No edge'],
  ])('titles a stored reason as it does one of now: %s', (reason, title) => {
    expect(storedAbstention(reason).title).toBe(title);
  });

  it('leaves all other words as they are stored', () => {
    const words = 'worth 7.2 independent neighbors, 10 needed';
    expect(readerWords({ words }, 0.25)).toBe(words);
  });
});
