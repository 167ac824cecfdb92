import type { Column } from '../../contracts/contract.ts';

/** Values that say how often a column's values repeat, about. */
const SAMPLE = 1024;

/** How numbers lie in a file otherwise than one behind the other: by their steps, or byte by byte. */
export type Packing = 'steps' | 'bytes';

/**
 * How a column's numbers take the fewest bytes; undefined as they are, repeated ones once.
 *
 * @param values nulls are NaN.
 */
export function packingOf({ type, packing }: Column, values: Float64Array): Packing | undefined {
  // Byte by byte whole numbers would be shorter too, but not every reader knows that.
  if (type === 'i32') return packing;
  // Floats of one size share sign and exponent. Those that repeat are better kept whole, above all
  // long ones, whose repeats are worth finding.
  const shareMin = type === 'f32' ? 0.5 : 0.9;
  return distinctShare(values) > shareMin ? 'bytes' : undefined;
}

/** How many of the values, nulls apart, are not those of others; told by a sample. */
function distinctShare(values: Float64Array): number {
  const step = Math.max(1, Math.floor(values.length / SAMPLE));
  const seen = new Set<number>();
  let count = 0;
  for (let row = 0; row < values.length; row += step) {
    if (Number.isNaN(values[row])) continue;
    seen.add(values[row]);
    count++;
  }
  return seen.size / Math.max(1, count);
}

/**
 * Numbers byte by byte, the first byte of each, then the second: Parquet's BYTE_STREAM_SPLIT.
 *
 * @param bytes as PLAIN has them, each number `width` bytes.
 */
export function splitBytes(bytes: Uint8Array, width: number): Uint8Array {
  const split = new Uint8Array(bytes.length);
  for (let byte = 0, at = 0; byte < width; byte++) {
    for (let i = byte; i < bytes.length; i += width) split[at++] = bytes[i];
  }
  return split;
}
