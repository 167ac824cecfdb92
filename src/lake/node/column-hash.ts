import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import type { ColumnArray } from '../../contracts/contract.ts';

/** Values that are hashed together. */
const PIECE = 8192;

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
  if (values instanceof Float64Array) hashFloats(hash, values);
  else if (ArrayBuffer.isView(values)) hash.update(values);
  else hashTexts(hash, values);
  return hash.digest('hex');
}

/**
 * NaN may come with any sign and payload, and a dictionary of Parquet makes one zero of two; a hash
 * must not see either.
 */
function hashFloats(hash: Hash, values: Float64Array): void {
  const stored = new Float64Array(Math.min(values.length, PIECE));
  for (let start = 0; start < values.length; start += PIECE) {
    const end = Math.min(values.length, start + PIECE);
    for (let i = start; i < end; i++) {
      stored[i - start] = Number.isNaN(values[i]) ? NaN : values[i] + 0;
    }
    hash.update(stored.subarray(0, end - start));
  }
}

/** Texts in pieces, for a call a text costs more than its bytes; each word is written out once. */
function hashTexts(hash: Hash, values: readonly (string | undefined)[]): void {
  const known = new Map<string | undefined, Buffer>();
  for (let start = 0; start < values.length; start += PIECE) {
    const pieces = values.slice(start, start + PIECE).map((value) => {
      const bytes = known.get(value) ?? textBytes(value);
      known.set(value, bytes);
      return bytes;
    });
    hash.update(Buffer.concat(pieces));
  }
}

function textBytes(value: string | undefined): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(value === undefined ? 0xffffffff : Buffer.byteLength(value));
  return Buffer.concat([length, Buffer.from(value ?? '')]);
}
