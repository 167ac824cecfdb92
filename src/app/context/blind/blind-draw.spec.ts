import { describe, expect, it } from 'vitest';
import type { Episode, OutcomeWord } from '../episode-rows.ts';
import { blindApproaches } from './blind-draw.ts';

type Facts = { startS: number; triggerS: number; resolvedS?: number; outcome?: OutcomeWord };

function episode(eventId: string, { startS, triggerS, resolvedS, outcome }: Facts): Episode {
  const outcomes = [{ horizonMin: 8, outcome, resolvedS }];
  return { startS, touch: { eventId, triggerS, outcomes } } as unknown as Episode;
}

const whole = { startS: 1000, triggerS: 1060.5, resolvedS: 1200, outcome: 'BREAK' } as const;

describe('an approach that can be asked about', () => {
  it('begins when price comes near and ends with the touch', () => {
    const [approach] = blindApproaches([episode('a', whole)], new Set());
    expect(approach).toMatchObject({ fromS: 1000, untilS: 1061, outcome: 'BREAK' });
  });

  it('is at most three minutes long', () => {
    const [approach] = blindApproaches([episode('a', { ...whole, startS: 1 })], new Set());
    expect(approach.fromS).toBe(1061 - 180);
  });

  it('has a touch, an outcome that is known and not decided at once, and was not asked before', () => {
    const others = [
      { startS: 1000, touch: undefined } as unknown as Episode,
      episode('open', { startS: 1000, triggerS: 1060 }),
      episode('at once', { ...whole, resolvedS: 1061 }),
      episode('short', { ...whole, startS: 1055 }),
      episode('done', whole),
    ];
    expect(blindApproaches(others, new Set(['done']))).toEqual([]);
  });
});
