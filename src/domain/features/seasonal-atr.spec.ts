import { describe, expect, it } from 'vitest';
import { profiles } from '../session/profiles.ts';
import { barrierTicks, seasonOf, seasonalAtr, trueRanges, wilderAtr } from './seasonal-atr.ts';

/** Fifteen bars of a season of 4 points, each with a true range of 6 points. */
const season = new Float64Array(40).fill(16);
const bars = { slots: Int32Array.from({ length: 15 }, (_, i) => i), ranges: Array(15).fill(24) };

describe('seasonalAtr', () => {
  it('is half again the season when the last 15 bars were', () => {
    expect(seasonalAtr(season, bars, 15)).toBe(24);
    expect(barrierTicks(seasonalAtr(season, bars, 15), profiles.ES.episodes)).toBe(24);
  });

  it('takes the season of the slot that comes', () => {
    const opening = season.map((range, slot) => (slot === 15 ? 3 * range : range));
    expect(seasonalAtr(opening, bars, 15)).toBe(72);
  });

  it('is missing without a season, or before the 15th bar', () => {
    expect(seasonalAtr(new Float64Array(40).fill(NaN), bars, 15)).toBeNaN();
    const early = { slots: bars.slots.slice(1), ranges: bars.ranges.slice(1) };
    expect(seasonalAtr(season, early, 15)).toBeNaN();
  });
});

describe('seasonOf', () => {
  it('is the median of earlier sessions, a tick at least', () => {
    const sessions = [
      [4, 0],
      [10, NaN],
      [6, 0],
    ].map((ranges) => Float64Array.from(ranges));
    expect([...seasonOf(sessions, 2)]).toEqual([6, 1]);
    expect([...seasonOf([], 1)]).toEqual([NaN]);
  });
});

describe('trueRanges', () => {
  it('reach to the close before', () => {
    const ranges = trueRanges({ h: [10, 20, 21], l: [5, 18, 12], c: [6, 19, 13] });
    expect([...ranges]).toEqual([5, 14, 9]);
  });
});

describe('wilderAtr', () => {
  it('starts with a mean of 14 and moves by a fourteenth', () => {
    expect(wilderAtr(Array(13).fill(7))).toBeNaN();
    expect(wilderAtr(Array(14).fill(7))).toBe(7);
    expect(wilderAtr([...Array<number>(14).fill(7), 21])).toBe(8);
  });
});

describe('barrierTicks', () => {
  it.each([
    [5, 1, 8],
    [24.000000001, 1, 25],
    [24, 1.5, 36],
    [200, 1, 60],
  ])('of an ATR of %d ticks times %d is %d', (atr, kB, ticks) => {
    expect(barrierTicks(atr, profiles.ES.episodes, kB)).toBe(ticks);
  });

  it('is held within what its market knows', () => {
    const of = ({ episodes }: (typeof profiles)[keyof typeof profiles]): readonly number[] =>
      [1, 1000].map((atr) => barrierTicks(atr, episodes));
    expect(Object.values(profiles).map(of)).toEqual([
      ...[
        [8, 60],
        [8, 60],
        [32, 300],
      ],
      ...[
        [3, 40],
        [6, 150],
      ],
    ]);
  });
});
