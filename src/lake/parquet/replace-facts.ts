import { FaultError } from '../../base/fault.ts';
import type { FileFacts } from './table-file.ts';

/** Behind the footer: its length in four bytes, and the file's mark. */
const END_LENGTH = 8;

/** Thrift's compact protocol: the key-value list is field 5, right behind field 4. */
const FIELD_LIST = 0x19;
const ITEM_STRUCT = 12;
const FIELD_BINARY = 0x18;
const END_OF_STRUCT = 0;

/** How a file's facts are to change. */
export type FactChange = {
  /** The facts as our writer put them in. */
  readonly from: FileFacts;
  readonly to: FileFacts;
  /** What the file is called in a message. */
  readonly where: string;
};

/**
 * A Parquet file of ours that says something else about itself. Pages, indexes and statistics keep
 * their bytes; nothing is decoded.
 *
 * @throws FaultError with code `decode` if the file does not say what it should.
 */
export function replaceFacts(file: Uint8Array, { from, to, where }: FactChange): Uint8Array {
  const footerEnd = file.length - END_LENGTH;
  const before = factBytes(from);
  const after = factBytes(to);
  const at = lastPlaceOf(before, file.subarray(0, Math.max(0, footerEnd)));
  if (at < 0) {
    const expected = `a file of ${from['contract'] ?? 'ours'} that says so`;
    throw new FaultError('decode', `${where}: expected ${expected}, found another`);
  }
  const grownBy = after.length - before.length;
  const replaced = new Uint8Array(file.length + grownBy);
  replaced.set(file.subarray(0, at));
  replaced.set(after, at);
  replaced.set(file.subarray(at + before.length), at + after.length);
  const view = new DataView(replaced.buffer);
  const lengthAt = footerEnd + grownBy;
  view.setUint32(lengthAt, view.getUint32(lengthAt, true) + grownBy, true);
  return replaced;
}

/** The facts as a footer holds them. */
function factBytes(facts: FileFacts): Uint8Array {
  const entries = Object.entries(facts);
  // Longer lists have another header; a file has half a dozen facts.
  const bytes = [FIELD_LIST, (entries.length << 4) | ITEM_STRUCT];
  for (const [key, value] of entries) {
    for (const text of [key, value]) bytes.push(FIELD_BINARY, ...textBytes(text));
    bytes.push(END_OF_STRUCT);
  }
  return Uint8Array.from(bytes);
}

function textBytes(text: string): readonly number[] {
  const utf8 = [...encodeURIComponent(text).matchAll(/%..|./g)].map(([token]) =>
    token.length === 1 ? token.charCodeAt(0) : parseInt(token.slice(1), 16),
  );
  const length: number[] = [];
  let rest = utf8.length;
  for (; rest >= 0x80; rest >>>= 7) length.push((rest & 0x7f) | 0x80);
  return [...length, rest, ...utf8];
}

/** Where a sequence of bytes stands for the last time; −1 if nowhere. */
function lastPlaceOf(wanted: Uint8Array, bytes: Uint8Array): number {
  let at = bytes.length - wanted.length;
  while (at >= 0 && !wanted.every((byte, i) => bytes[at + i] === byte)) at--;
  return at;
}
