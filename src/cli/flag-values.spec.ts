import { InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import {
  calendarDate,
  numberBetween,
  timeZone,
  wallClock,
  wholeNumber,
  word,
} from './flag-values.ts';

describe('what a flag may say', () => {
  it.each([
    ['4173', wholeNumber(0, 65535), 4173],
    ['0', wholeNumber(0, 65535), 0],
    ['0.05', numberBetween(0.01, 10), 0.05],
    ['1e0', numberBetween(0.01, 10), 1],
    ['2024-02-29', calendarDate, '2024-02-29'],
    ['09:30', wallClock, '09:30'],
    ['America/New_York', timeZone, 'America/New_York'],
    ['7', word, '7'],
  ])('%j', (text, read, value) => {
    expect(read(text)).toBe(value);
  });

  it.each<[string, (text: string) => unknown, string]>([
    ['x', wholeNumber(0, 65535), 'Expected 0 to 65535.'],
    ['65536', wholeNumber(0, 65535), 'Expected 0 to 65535.'],
    ['-1', wholeNumber(0), 'Expected a whole number from 0 on.'],
    ['1.5', wholeNumber(1), 'Expected a whole number from 1 on.'],
    ['', wholeNumber(1), 'Expected a whole number from 1 on.'],
    ['0x10', wholeNumber(1), 'Expected a whole number from 1 on.'],
    ['abc', numberBetween(0.01, 10), 'Expected a number from 0.01 to 10.'],
    ['', numberBetween(0, 10), 'Expected a number from 0 to 10.'],
    ['Infinity', numberBetween(0.01, 10), 'Expected a number from 0.01 to 10.'],
    ['2025-02-29', calendarDate, 'Expected a date, YYYY-MM-DD.'],
    ['2025-6-4', calendarDate, 'Expected a date, YYYY-MM-DD.'],
    ['9:30', wallClock, 'Expected a clock, HH:MM.'],
    ['24:00', wallClock, 'Expected a clock, HH:MM.'],
    ['New York', timeZone, 'Expected a time zone, such as America/New_York.'],
    [' ', word, 'Expected a word.'],
  ])('not %j', (text, read, message) => {
    expect(() => read(text)).toThrow(new InvalidArgumentError(message));
  });
});
