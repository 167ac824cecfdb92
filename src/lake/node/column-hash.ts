import { createHash } from 'node:crypto';
import type { ColumnArray } from '../../contracts/contract.ts';

/** SHA-256 of bytes, or of a text in UTF-8, hexadecimal. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * SHA-256 of a column's values: numbers little-endian as they are held, texts as their length in
 * UTF-8 bytes (2^32 − 1 for a missing one) and those bytes. Equal values give equal hashes.
 */
export function columnHash(values: ColumnArray): string {
  const hash = createHash('sha256');
  if (values instanceof Float64Array) return hash.update(asStored(values)).digest('hex');
  if (ArrayBuffer.isView(values)) return hash.update(values).digest('hex');
  const length = Buffer.alloc(4);
  for (const value of values) {
    length.writeUInt32LE(value === undefined ? 0xffffffff : Buffer.byteLength(value));
    hash.update(length).update(value ?? '');
  }
  return hash.digest('hex');
}

/**
 * NaN may come with any sign and payload, and a dictionary of Parquet makes one zero of two; a hash
 * must not see either.
 */
function asStored(values: Float64Array): Float64Array {
  return values.map((value) => (Number.isNaN(value) ? NaN : value + 0));
}
