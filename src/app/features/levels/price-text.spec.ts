import { describe, expect, it } from 'vitest';
import { nudged, priceIn, reachOf, ticksOfKey } from './price-text.ts';

describe('a typed price', () => {
  it.each([
    ['6801.25', 6801.25],
    ['6801,25', 6801.25],
    [' 6 801.25 ', 6801.25],
    ['6801.3', 6801.25],
    ['6801.375', 6801.5],
    ['-37.63', -37.75],
    ['', undefined],
    ['abc', undefined],
    ['1e5', undefined],
    ['12345678', undefined],
  ])('%s is %s', (text, px) => {
    expect(priceIn(text, 0.25)).toBe(px);
  });

  it('is one that price can come to', () => {
    expect(reachOf(6896.25, 0.25)).toEqual({ low: 4848.25, high: 8944.25 });
  });

  it('moves by a tick, or by four', () => {
    expect(nudged('6801.25', 0.25, 1)).toBe(6801.5);
    expect(nudged('6801.25', 0.25, -4)).toBe(6800.25);
    expect(nudged('x', 0.25, 1)).toBeUndefined();
    expect(ticksOfKey({ key: 'ArrowUp', shiftKey: true })).toBe(4);
    expect(ticksOfKey({ key: 'ArrowDown', shiftKey: false })).toBe(-1);
    expect(ticksOfKey({ key: 'a', shiftKey: false })).toBeUndefined();
  });
});
