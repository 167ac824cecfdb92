import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { ZstdCodec } from '../parquet/zstd-codec.ts';

/** The ninth level takes three times as long for a fortieth of the bytes. */
const params = { [constants.ZSTD_c_compressionLevel]: 3 };

/** Zstandard of Node's own zlib. */
export const nodeZstd: ZstdCodec = {
  compress: (bytes) => zstdCompressSync(bytes, { params }),
  decompress: (bytes) => zstdDecompressSync(bytes),
};
