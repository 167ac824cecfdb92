import type { Random } from '../../base/random.ts';

/** Damages bytes in one way; what it returns may be the bytes it was given, changed in place. */
export type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

/** Numbers that programs stumble over, as 32-bit words. */
const oddWords = [
  0, 1, 0x7f, 0xff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
];

/** Ends somewhere, often near one of the ends. */
export const truncate: Mutation = (bytes, random) => bytes.slice(0, nearEnds(bytes.length, random));

/** Turns over a few bits. */
export const flipBits: Mutation = (bytes, random) => {
  for (let left = random.integer(1, 17); left > 0 && bytes.length > 0; left--) {
    bytes[random.integer(0, bytes.length)] ^= 1 << random.integer(0, 8);
  }
  return bytes;
};

/** Puts foreign bytes in between. */
export const insertBytes: Mutation = (bytes, random) => {
  const at = nearEnds(bytes.length, random);
  return joined(bytes.slice(0, at), noise(random.integer(1, 65), random), bytes.slice(at));
};

/** Leaves bytes out. */
export const deleteBytes: Mutation = (bytes, random) => {
  const at = nearEnds(bytes.length, random);
  return joined(bytes.slice(0, at), bytes.slice(at + random.integer(1, 65)));
};

/** Repeats a stretch. */
export const repeatBytes: Mutation = (bytes, random) => {
  const at = nearEnds(bytes.length, random);
  const end = Math.min(bytes.length, at + random.integer(1, 513));
  return joined(bytes.slice(0, end), bytes.slice(at));
};

/** Blanks a stretch with zeros or ones. */
export const blankBytes: Mutation = (bytes, random) => {
  const at = nearEnds(bytes.length, random);
  return bytes.fill(random.uniform() < 0.5 ? 0 : 255, at, at + random.integer(1, 129));
};

/** Writes an odd number over a word anywhere. */
export const oddWord: Mutation = (bytes, random) => {
  if (bytes.length >= 4) writeWord(bytes, random.integer(0, bytes.length - 3), random);
  return bytes;
};

/** Writes odd numbers over the lengths and counts of the metadata. */
export const oddMetadata: Mutation = (bytes, random) => {
  if (bytes.length < 128) return bytes;
  const places = [4, 24, 42, 50, 52, 53, 108, 112, 116, 120];
  const metadataEnd = Math.min(bytes.length - 4, 8 + new DataView(bytes.buffer).getUint32(4, true));
  const anywhere = random.integer(100, Math.max(101, metadataEnd));
  const at = random.uniform() < 0.3 ? anywhere : places[random.integer(0, places.length)];
  writeWord(bytes, at, random);
  if (random.uniform() < 0.2) bytes[3] = random.integer(0, 256);
  return bytes;
};

/** Gives records odd lengths and kinds. */
export const oddRecords: Mutation = (bytes, random) => {
  const starts = recordStarts(bytes);
  for (let left = random.integer(1, 4); left > 0 && starts.length > 0; left--) {
    const at = starts[random.integer(0, starts.length)];
    if (random.uniform() < 0.6) bytes[at] = random.integer(0, 256);
    else bytes[at + 1] = random.integer(0, 256);
  }
  return bytes;
};

/** Writes odd numbers over fields of records, which stay whole. */
export const oddFields: Mutation = (bytes, random) => {
  const starts = recordStarts(bytes);
  for (let left = random.integer(1, 9); left > 0 && starts.length > 0; left--) {
    const start = starts[random.integer(0, starts.length)];
    const last = Math.min(bytes.length, start + bytes[start] * 4) - 4;
    writeWord(bytes, random.integer(start + 2, last + 1), random);
  }
  return bytes;
};

/** Writes odd numbers over the frame and block headers of a zstd stream. */
export const oddFrame: Mutation = (bytes, random) => {
  if (bytes.length < 12) return bytes;
  const magics = offsetsOf(bytes, 0xfd2fb528);
  const start = magics[random.integer(0, Math.max(1, magics.length))] ?? 0;
  const at = Math.min(bytes.length - 4, start + random.integer(4, 14));
  if (random.uniform() < 0.5) bytes[at] = random.integer(0, 256);
  else writeWord(bytes, at, random);
  return bytes;
};

/** Damage to bytes whatever they are. */
export const byteMutations: readonly Mutation[] = [
  truncate,
  flipBits,
  insertBytes,
  deleteBytes,
  repeatBytes,
  blankBytes,
  oddWord,
];

/** Where records start in an undamaged DBN stream. */
function recordStarts(bytes: Uint8Array): readonly number[] {
  const hasMetadata = bytes.length > 8 && bytes[0] === 0x44 && bytes[1] === 0x42;
  let at = hasMetadata ? 8 + new DataView(bytes.buffer).getUint32(4, true) : 0;
  const starts: number[] = [];
  while (at + 16 <= bytes.length && bytes[at] > 0) {
    starts.push(at);
    at += bytes[at] * 4;
  }
  return starts;
}

function offsetsOf(bytes: Uint8Array, word: number): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const offsets: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (view.getUint32(at, true) === word) offsets.push(at);
  }
  return offsets;
}

function writeWord(bytes: Uint8Array, at: number, random: Random): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isOdd = random.uniform() < 0.7;
  view.setUint32(at, isOdd ? oddWords[random.integer(0, oddWords.length)] : random.uint32(), true);
}

/** An offset: anywhere, or in the first or last 256 bytes, where headers and checksums are. */
function nearEnds(byteLength: number, random: Random): number {
  const draw = random.uniform();
  const near = random.integer(0, Math.min(256, byteLength) + 1);
  if (draw < 0.25) return near;
  if (draw < 0.4) return byteLength - near;
  return random.integer(0, byteLength + 1);
}

function noise(byteLength: number, random: Random): Uint8Array {
  return Uint8Array.from({ length: byteLength }, () => random.integer(0, 256));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
