import { NS_PER_S } from '../domain/units/time.ts';

/** A time as it stands in a file: known to the world, or a clock on some wall. */
export type WrittenTime =
  | { readonly kind: 'instant'; readonly ns: bigint }
  | { readonly kind: 'local'; readonly date: string; readonly clock: string };

/** How many nanoseconds the last digit of a UNIX time is, by the number of its digits. */
const epochUnitNs: ReadonlyMap<number, bigint> = new Map([
  [10, NS_PER_S],
  [13, 1_000_000n],
  [16, 1000n],
  [19, 1n],
]);

const calendarTime =
  /^(\d{4})([-/]?)(\d{1,2})\2(\d{1,2})[T ,]*(\d{1,2}):?(\d{2})(?::?(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/** The formats that are understood, for messages. */
export const timeFormats =
  'YYYY-MM-DD HH:MM[:SS] with or without zone, YYYY/M/D HH:MM:SS, or a UNIX time of 10, 13, 16 or 19 digits';

/**
 * Reads a time: year first, or a UNIX time in s, ms, µs or ns. A day-first or month-first date is
 * not guessed. A fraction of a second in a local time is dropped: clocks of bars stand on minutes.
 *
 * @returns undefined where the text is no time.
 */
export function writtenTime(text: string): WrittenTime | undefined {
  const unitNs = /^\d+$/.test(text) ? epochUnitNs.get(text.length) : undefined;
  if (unitNs !== undefined) return { kind: 'instant', ns: BigInt(text) * unitNs };
  const match = calendarTime.exec(text);
  if (match === null) return undefined;
  const [, year = '', , month = '', day = '', hour = '', minute = '', second = '00'] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const clock = `${hour.padStart(2, '0')}:${minute}:${second}`;
  const utcMs = Date.parse(`${date}T${clock}Z`);
  // Date.parse takes February 30 for March 1: only a date that comes back the same is one.
  if (Number.isNaN(utcMs) || !new Date(utcMs).toISOString().startsWith(date)) return undefined;
  const zone = match.at(9);
  if (zone === undefined) return { kind: 'local', date, clock };
  const fractionNs = BigInt((match.at(8) ?? '').padEnd(9, '0'));
  return { kind: 'instant', ns: BigInt(utcMs) * 1_000_000n + fractionNs - offsetNs(zone) };
}

/** Zone words "Z", "UTC", "+05:30", "-0400" as nanoseconds east of Greenwich. */
function offsetNs(zone: string): bigint {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (match === null) return 0n;
  const [, sign, hours = '0', minutes = '0'] = match;
  const offset = (BigInt(hours) * 3600n + BigInt(minutes) * 60n) * NS_PER_S;
  return sign === '-' ? -offset : offset;
}
