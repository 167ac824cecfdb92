import { columnHash, sha256 } from './column-hash.ts';
import { diskStorage } from './disk-storage.ts';
import { nodeZstd } from './zstd-codec.ts';
import type { LakePlatform } from '../stage/lake-platform.ts';

/** A lake in a folder, with Node's own zlib and hashes. */
export function nodePlatform(lake: string): LakePlatform {
  return { storage: diskStorage(lake), zstd: nodeZstd, sha256, columnHash };
}
