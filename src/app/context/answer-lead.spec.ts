import { describe, expect, it } from 'vitest';
import { readerWords } from './answer-lead.ts';

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

  it('says in words that nothing is touched', () => {
    const words = 'NONE at 50 % to 75 % does not stand out from the base rate of 57 %';
    expect(readerWords({ words })).toMatch(/^no touch at 50 % to 75 %/);
  });

  it('leaves all other words as they are stored', () => {
    const words = 'worth 7.2 independent neighbors, 10 needed';
    expect(readerWords({ words }, 0.25)).toBe(words);
  });
});
