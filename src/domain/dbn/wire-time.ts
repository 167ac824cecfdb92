import { hiWord, loWord, u64 } from './wire-int.ts';

/** Wire time, UNIX nanoseconds, as its two 32-bit words. */
export type NsWords = { readonly lo: number; readonly hi: number };

/** UNIX nanoseconds from their words. */
export const nsOf = u64;

/** Words of UNIX nanoseconds, int32 each: the origin that `nsSince` counts from. */
export function nsWords(ns: bigint): NsWords {
  return { lo: loWord(ns), hi: hiWord(ns) };
}

/** Whether the words say "no time": 2^64 − 1. */
export function isUndefNs(lo: number, hi: number): boolean {
  return hi === -1 && lo === -1;
}

/** Nanoseconds from an origin to the time in the words; exact within 104 days of it. */
export function nsSince(origin: NsWords, lo: number, hi: number): number {
  return (hi - origin.hi) * 4294967296 + ((lo >>> 0) - (origin.lo >>> 0));
}
