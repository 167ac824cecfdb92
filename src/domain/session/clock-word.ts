import { FaultError } from '../../base/fault.ts';

/**
 * Seconds since local midnight of a clock word, `HH:MM` or `HH:MM:SS`.
 *
 * @throws FaultError 'input' if the word is no time of day; 24:00 is none.
 */
export function secondsOfClock(clock: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(clock);
  if (!match) {
    throw new FaultError('input', `clock: expected HH:MM or HH:MM:SS, found "${clock}"`, {
      expected: 'HH:MM',
      found: clock,
    });
  }
  const [, hour, minute, second = 0] = match;
  return Number(hour) * 3600 + Number(minute) * 60 + Number(second);
}

/** Clock word `HH:MM` of a whole number of minutes since local midnight. */
export function clockOfMinutes(minutes: number): string {
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/**
 * UNIX milliseconds at which a date begins in UTC: a date as a number, whatever its zone.
 *
 * @throws FaultError 'input' if the word is no date of the calendar, e.g. 2025-02-30.
 */
export function utcMsOfDate(date: string): number {
  const utcMs = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  // Date.parse of some engines turns February 30th into March 2nd, so the word must come back.
  if (Number.isNaN(utcMs) || dateOfUtcMs(utcMs) !== date) {
    throw new FaultError('input', `date: expected YYYY-MM-DD, found "${date}"`, {
      expected: 'YYYY-MM-DD',
      found: date,
    });
  }
  return utcMs;
}

/** Date word of UNIX milliseconds read as UTC. */
export function dateOfUtcMs(utcMs: number): string {
  return new Date(utcMs).toISOString().slice(0, 10);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
