import { describe, expect, it } from 'vitest';
import { clockEntered } from './clock-entry.ts';

describe('a time of day as people type it', () => {
  it.each([
    ['9:45', '09:45:00'],
    ['0945', '09:45:00'],
    ['945', '09:45:00'],
    ['10:14:35', '10:14:35'],
    ['101435', '10:14:35'],
    [' 10.14 ', '10:14:00'],
    ['10 14 35', '10:14:35'],
  ])('reads %s as %s', (text, clock) => {
    expect(clockEntered(text)).toBe(clock);
  });

  it.each(['', 'noon', '25:00', '10:60', '10:14:60', '1', '10:1'])('knows no %s', (text) => {
    expect(clockEntered(text)).toBeUndefined();
  });
});
