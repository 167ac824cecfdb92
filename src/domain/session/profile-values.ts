/** What a value of a profile may be, each by itself. */
import { dateOfUtcMs } from './clock-word.ts';
import { utcNsOf } from './exchange-clock.ts';
import { levelKinds } from './level-kind.ts';

/** What `areLevelKinds` asks for, in words. */
export const oneOfKinds = `any of ${levelKinds.join(', ')}`;

/** A list of levels. */
export function areLevelKinds(value: unknown): boolean {
  return Array.isArray(value) && value.every((kind) => levelKinds.some((known) => known === kind));
}

/** Text that says something. */
export function isWord(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

/** Text of a regular expression. */
export function isPattern(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  try {
    return new RegExp(value).source !== '';
  } catch {
    return false;
  }
}

/** Name of a time zone that this machine knows. */
export function isZone(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  try {
    // Asking for any instant proves the zone.
    return utcNsOf('2000-01-01', '00:00', value) > 0n;
  } catch {
    return false;
  }
}

/** A day that the calendar has, YYYY-MM-DD. */
export function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const ms = Date.parse(`${value}T00:00:00Z`);
  // 30 February comes back as a day of March.
  return !Number.isNaN(ms) && dateOfUtcMs(ms) === value;
}

/** HH:MM of a day. */
export function isClock(value: unknown): boolean {
  return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

/** A whole number above 0. */
export function isCount(value: unknown): value is number {
  return isWhole(value) && value > 0;
}

/** A whole number, 0 or more. */
export function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && isNotNegative(value);
}

/** A number from 0 to 1. */
export function isShare(value: unknown): boolean {
  return isNotNegative(value) && value <= 1;
}

/** A number above 0. */
export function isPositive(value: unknown): boolean {
  return isNotNegative(value) && value > 0;
}

/** A number, 0 or more. */
export function isNotNegative(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
