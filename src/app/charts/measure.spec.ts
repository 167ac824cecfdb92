import { describe, expect, it } from 'vitest';
import { measureWords, spanWords } from './measure.ts';

const frame = { tickPx: 0.25, decimals: 2 };

describe('a measure', () => {
  it('tells points, ticks, ATR and time, each with its sign', () => {
    const to = { atS: 245, px: 6798.75 };
    const measure = { from: { atS: 0, px: 6800 }, to, atrPx: 5 };
    expect(measureWords(measure, frame)).toEqual([
      '−1.25 pt, −5 ticks',
      '−0.25 ATR',
      '4:05 min, 245 s',
    ]);
  });

  it('has a dash while the ATR is not known, and one tick in the singular', () => {
    const to = { atS: -5, px: 100.25 };
    expect(measureWords({ from: { atS: 0, px: 100 }, to, atrPx: undefined }, frame)).toEqual([
      '+0.25 pt, +1 tick',
      '– ATR',
      '−5 s',
    ]);
  });

  it.each([
    [0, '0 s'],
    [59, '59 s'],
    [60, '1:00 min, 60 s'],
    [3600, '1:00:00 h, 3\u2009600 s'],
    [-3845, '−1:04:05 h, −3\u2009845 s'],
  ])('writes %d seconds as %s', (seconds, words) => {
    expect(spanWords(seconds)).toBe(words);
  });
});
