import { describe, expect, it } from 'vitest';
import { priceText } from './session-frame.ts';

describe('a price', () => {
  it('has its decimals and no plus', () => {
    expect(priceText({ decimals: 2, isRelative: false }, 6800.5)).toBe('6800.50');
    expect(priceText({ decimals: 2, isRelative: false }, undefined)).toBe('–');
  });

  it('that counts from a level always carries its sign, but at the level', () => {
    const relative = { decimals: 2, isRelative: true };
    expect([4.25, -3, 0].map((px) => priceText(relative, px))).toEqual(['+4.25', '−3.00', '0.00']);
  });
});
