import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { ZstdCodec } from '../parquet/zstd-codec.ts';

const params = { [constants.ZSTD_c_compressionLevel]: 9 };

/** Zstandard of Node's own zlib. */
export const nodeZstd: ZstdCodec = {
  compress: (bytes) => zstdCompressSync(bytes, { params }),
  decompress: (bytes) => zstdDecompressSync(bytes),
};
