/** Bits of a float's mantissa that are dropped: 11 significant ones stay, the leading one included. */
const DROPPED_BITS = 13;
const HALF_LESS_ONE = (1 << (DROPPED_BITS - 1)) - 1;
const KEPT = -1 << DROPPED_BITS;

/**
 * Rounds floats in place to 11 significant bits, halves to even: three digits, which is more than a
 * setup knows, and a third of the bytes on disk.
 *
 * @param values finite or NaN; NaN stays, and zero has no sign.
 */
export function shorten(values: Float32Array): void {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  for (let i = 0; i < words.length; i++) {
    if (Number.isNaN(values[i])) continue;
    const isOdd = (words[i] >>> DROPPED_BITS) & 1;
    words[i] = (words[i] + HALF_LESS_ONE + isOdd) & KEPT;
    if (values[i] === 0) words[i] = 0;
  }
}
