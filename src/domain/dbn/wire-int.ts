/**
 * 64-bit integers of the wire as two 32-bit words, low word first: the hot path stays in numbers,
 * cold code asks for a bigint.
 */

/** Size, or other uint32, that was not given: 2^32 − 1. */
export const UNDEF_SIZE = 4294967295;

/** Undefined int32: 2^31 − 1. */
export const UNDEF_I32 = 2147483647;

/** Undefined int64 that is no price: 2^63 − 1. */
export const UNDEF_I64 = 9223372036854775807n;

/** Id or other unsigned 64-bit integer from its words. */
export function u64(lo: number, hi: number): bigint {
  return (BigInt(hi >>> 0) << 32n) | BigInt(lo >>> 0);
}

/** Signed 64-bit integer from its words, such as a price in 1e-9. */
export function i64(lo: number, hi: number): bigint {
  return (BigInt(hi | 0) << 32n) | BigInt(lo >>> 0);
}

/** Low word of a 64-bit integer, as int32. */
export function loWord(value: bigint): number {
  return Number(BigInt.asIntN(32, value));
}

/** High word of a 64-bit integer, as int32. */
export function hiWord(value: bigint): number {
  return Number(BigInt.asIntN(32, value >> 32n));
}
