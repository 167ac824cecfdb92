import { describe, expect, it } from 'vitest';
import { knownAt, shownClock } from './shown-clock.ts';

describe('the clock over what is shown', () => {
  it.each([
    ['goes with the answers that are there', { askedS: 30, shownS: 10, answeredS: 20 }, 20],
    ['goes on without any', { askedS: 30, shownS: 10, answeredS: undefined }, 30],
    ['does not turn back for a late answer', { askedS: 30, shownS: 20, answeredS: 10 }, 20],
    ['stays where it was sent', { askedS: 20, shownS: 20, answeredS: 10 }, 20],
    ['stays there when an answer knows more', { askedS: 20, shownS: 20, answeredS: 30 }, 20],
    ['goes back as far as answers reach', { askedS: 10, shownS: 30, answeredS: 20 }, 20],
    ['goes back without any', { askedS: 10, shownS: 30, answeredS: undefined }, 10],
    ['begins where it was sent', { askedS: 10, shownS: undefined, answeredS: 5 }, 10],
    ['is none while a session opens', { askedS: undefined, shownS: 10, answeredS: 10 }, undefined],
  ])('%s', (_, clocks, clock) => {
    expect(shownClock(clocks)).toBe(clock);
  });

  it('shows no answer that knows more', () => {
    expect(knownAt(20, 'then', 19)).toBe('then');
    expect(knownAt(20, 'now', 20)).toBe('now');
    expect(knownAt(20, 'later', 21)).toBeUndefined();
    expect(knownAt(undefined, 'now', 20)).toBeUndefined();
    expect(knownAt<string>(20, undefined, undefined)).toBeUndefined();
  });
});
