import { describe, expect, it } from 'vitest';
import { ageText, byteSize, fixed, grouped, minutesSeconds, percent, signed } from './figures.ts';

describe('figures', () => {
  it.each([
    [6800, 2, '6800.00'],
    [-0.254, 2, '−0.25'],
    [-0.001, 2, '0.00'],
    [undefined, 2, '–'],
    [NaN, 2, '–'],
  ])('writes %s with %s decimals as %s', (value, decimals, text) => {
    expect(fixed(value, decimals)).toBe(text);
  });

  it.each([
    [0.75, '+0.75'],
    [-27.75, '−27.75'],
    [0, '0.00'],
    [0.001, '0.00'],
    [undefined, '–'],
  ])('signs %s as %s', (value, text) => {
    expect(signed(value, 2)).toBe(text);
  });

  it.each([
    [8412906, '8\u2009412\u2009906'],
    [999, '999'],
    [1000, '1\u2009000'],
    [-38212, '−38\u2009212'],
  ])('groups %s by thin spaces', (value, text) => {
    expect(grouped(value)).toBe(text);
  });

  it('writes shares, spans and sizes', () => {
    expect(percent(0.586)).toBe('59\u2009%');
    expect(minutesSeconds(35)).toBe('0:35');
    expect(minutesSeconds(875)).toBe('14:35');
    expect([35, 811, 7300].map(ageText)).toEqual(['35\u00a0s', '13\u00a0min', '2\u00a0h']);
    expect(byteSize(48_200)).toBe('48 kB');
    expect(byteSize(5_230_000)).toBe('5.2 MB');
  });
});
