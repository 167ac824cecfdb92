import { constants, zstdCompressSync } from 'node:zlib';
import { Random } from '../../base/random.ts';
import { byteMutations, oddFields, oddFrame, oddMetadata, oddRecords } from './mutations.ts';
import type { Mutation } from './mutations.ts';
import type { FuzzSource } from './sources.ts';

/** Damage to a decompressed stream. Headers are a small part of its bytes, and matter most. */
const streamMutations = [
  ...byteMutations,
  ...[oddMetadata, oddMetadata, oddRecords, oddRecords],
  ...[oddFields, oddFields, oddFields, oddFields],
];

/** Damage to a packed file. */
const packedMutations = [...byteMutations, oddFrame, oddFrame, oddFrame];

/** How a file is packed: the shares of plain files, and of packed ones that are damaged as such. */
const PLAIN_SHARE = 0.4;
const PACKED_DAMAGE_SHARE = 0.6;

/** A file to be read. */
export type DamagedFile = {
  /** Name of the source it was made of. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether the bytes are a stream as it is, not packed. */
  readonly hasStream: boolean;
};

/**
 * The bytes of one case: a sound stream, damaged, then as it is or packed, and the packing damaged
 * too. Equal sources, seed and case give equal bytes.
 */
export function damagedFile(
  sources: readonly FuzzSource[],
  seed: string,
  caseIndex: number,
): DamagedFile {
  const random = new Random(`${seed}/${caseIndex}`);
  const { name, bytes } = sources[random.integer(0, sources.length)];
  const isPlain = random.uniform() < PLAIN_SHARE;
  const isPackedDamaged = !isPlain && random.uniform() < PACKED_DAMAGE_SHARE;
  // Damage in both places at once would mostly show that of the packing.
  const isStreamDamaged = !isPackedDamaged || random.uniform() < 0.2;
  const stream = isStreamDamaged ? mutated(bytes, streamMutations, random) : bytes;
  if (isPlain) return { name, bytes: stream, hasStream: true };
  const packed = framed(stream, random);
  return {
    name,
    bytes: isPackedDamaged ? mutated(packed, packedMutations, random) : packed,
    hasStream: false,
  };
}

function mutated(source: Uint8Array, mutations: readonly Mutation[], random: Random): Uint8Array {
  let bytes: Uint8Array = source.slice();
  for (let left = random.integer(1, 4); left > 0; left--) {
    bytes = mutations[random.integer(0, mutations.length)](bytes, random);
  }
  return bytes;
}

/** A stream in one to four zstd frames, cut anywhere, with skippable ones in between at times. */
function framed(stream: Uint8Array, random: Random): Uint8Array {
  const parts: Uint8Array[] = [];
  let start = 0;
  for (let left = random.integer(1, 5); left > 0; left--) {
    const end = left === 1 ? stream.length : random.integer(start, stream.length + 1);
    const params = {
      [constants.ZSTD_c_checksumFlag]: random.integer(0, 2),
      [constants.ZSTD_c_contentSizeFlag]: random.integer(0, 2),
      [constants.ZSTD_c_compressionLevel]: 1,
      // A block is at most as long as the window, so that small files have many.
      [constants.ZSTD_c_windowLog]: random.integer(10, 18),
    };
    parts.push(zstdCompressSync(stream.subarray(start, end), { params }));
    if (random.uniform() < 0.2) parts.push(Buffer.from('502a4d1804000000deadbeef', 'hex'));
    start = end;
  }
  return new Uint8Array(Buffer.concat(parts));
}
