/** What flags may say: a value of another kind is a wrong command line, told before anything runs. */
import { InvalidArgumentError } from 'commander';

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

/** A number, such as 0.1. */
export function finiteNumber(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('Expected a number.');
}

/** A day that the calendar has. */
export function calendarDate(text: string): string {
  const isDate = /^\d{4}-\d\d-\d\d$/.test(text) && isoDateOf(text) === text;
  if (isDate) return text;
  throw new InvalidArgumentError('Expected a date, YYYY-MM-DD.');
}

/** A wall clock. */
export function wallClock(text: string): string {
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return text;
  throw new InvalidArgumentError('Expected a clock, HH:MM.');
}

/** The same day as the calendar writes it: 30 February comes back as a day of March. */
function isoDateOf(text: string): string {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString().slice(0, 10);
}
