import { describe, expect, it } from 'vitest';
import { fromTouch, instantThere, sameClock } from './alignment.ts';

describe('two sessions laid upon each other', () => {
  it('are as far from their touches as each other', () => {
    expect(instantThere({ hereS: 1000, thereS: 500 }, 970)).toBe(470);
  });

  it('have the same time of day, also when clocks were changed between them', () => {
    const alignment = sameClock({ midnightS: 86_400 + 14_400 }, { midnightS: 18_000 });
    expect(instantThere(alignment, 86_400 + 14_400 + 36_000)).toBe(18_000 + 36_000);
  });

  it.each([
    [-155, '−2:35'],
    [5, '+0:05'],
    [0, '0:00'],
    [3600, '+60:00'],
  ])('%d s from a touch is %s', (seconds, text) => {
    expect(fromTouch(seconds)).toBe(text);
  });
});
