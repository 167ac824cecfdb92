/**
 * Time on two scales: UNIX nanoseconds as bigint at borders, and nanoseconds since the session's
 * start as float64 inside loops (exact for 104 days).
 */

/** How the wire writes "no time": 2^64 − 1. */
export const UNDEF_TIMESTAMP = 18446744073709551615n;

/** Nanoseconds in a second, for bigint clocks. */
export const NS_PER_S = 1_000_000_000n;

/** UNIX nanoseconds as ISO 8601 in UTC with nine decimals. */
export function isoNs(ns: bigint): string {
  const secondNs = ns - (((ns % NS_PER_S) + NS_PER_S) % NS_PER_S);
  const iso = new Date(Number(secondNs / 1_000_000n)).toISOString().slice(0, 19);
  return `${iso}.${String(ns - secondNs).padStart(9, '0')}Z`;
}

/** A date word (YYYY-MM-DD) moved by whole days. */
export function addDays(date: string, dayCount: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + dayCount * 86_400_000)
    .toISOString()
    .slice(0, 10);
}
