/**
 * UNIX seconds of an instant, rounded up to the microsecond: what is known at a time is never taken
 * for known before it.
 */
export function secondsUp(ns: bigint): number {
  return Number((ns + 999n) / 1000n) / 1e6;
}
