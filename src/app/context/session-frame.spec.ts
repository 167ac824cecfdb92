import { describe, expect, it } from 'vitest';
import { priceText, zonedClockAt } from './session-frame.ts';

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

describe('a clock with its name', () => {
  it('is that of the screen, whatever the exchange reads', () => {
    const atS = Date.parse('2025-11-14T15:14:35Z') / 1000;
    const named = (timeZone: string, zone: string): string =>
      zonedClockAt({ screen: { timeZone, zone, midnightS: 0 } }, atS);
    expect(named('America/New_York', 'ET')).toBe('10:14:35 ET');
    expect(named('UTC', 'UTC')).toBe('15:14:35 UTC');
    expect(named('Asia/Tokyo', 'local')).toBe('00:14:35 local');
  });
});
