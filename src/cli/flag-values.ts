/** What flags may say: a value of another kind is a wrong command line, told before anything runs. */
import { InvalidArgumentError } from 'commander';
import { isClock, isDate, isWord, isZone } from '../domain/session/profile-values.ts';

/** A whole number within bounds, both included. */
export function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER): (text: string) => number {
  const expected =
    max === Number.MAX_SAFE_INTEGER ? `a whole number from ${min} on` : `${min} to ${max}`;
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Expected ${expected}.`);
  };
}

/** A number within bounds, both included, such as 0.1. */
export function numberBetween(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Expected a number from ${min} to ${max}.`);
  };
}

/** A name of the IANA time zone database. */
export function timeZone(text: string): string {
  if (isZone(text)) return text;
  throw new InvalidArgumentError('Expected a time zone, such as America/New_York.');
}

/** A text that says something. */
export function word(text: string): string {
  if (isWord(text)) return text;
  throw new InvalidArgumentError('Expected a word.');
}

/** A day that the calendar has. */
export function calendarDate(text: string): string {
  if (isDate(text)) return text;
  throw new InvalidArgumentError('Expected a date, YYYY-MM-DD.');
}

/** A wall clock to the second. */
export function secondClock(text: string): string {
  const [clock, seconds] = [text.slice(0, 5), text.slice(5)];
  if (isClock(clock) && /^:[0-5]\d$/.test(seconds)) return text;
  throw new InvalidArgumentError('Expected a clock, HH:MM:SS.');
}

/** Some of the names, with commas, each once and in the order of the names. */
export function someOf<T extends string>(names: readonly T[]): (text: string) => readonly T[] {
  return (text) => {
    const asked = new Set(text.split(','));
    const found = names.filter((name) => asked.has(name));
    if (found.length === asked.size) return found;
    throw new InvalidArgumentError(`Expected some of ${names.join(',')}.`);
  };
}

/** A wall clock. */
export function wallClock(text: string): string {
  if (isClock(text)) return text;
  throw new InvalidArgumentError('Expected a clock, HH:MM.');
}
