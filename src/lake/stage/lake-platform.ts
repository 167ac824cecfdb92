import type { ColumnArray } from '../../contracts/contract.ts';
import type { ZstdCodec } from '../parquet/zstd-codec.ts';
import type { FreshTables } from './fresh-tables.ts';
import type { LakeStorage } from './lake-storage.ts';
import type { PackTable } from './pack-table.ts';

/** What a stage needs of the machine it runs on. */
export type LakePlatform = {
  readonly storage: LakeStorage;
  readonly zstd: ZstdCodec;
  /** SHA-256 of bytes, hexadecimal. */
  readonly sha256: (bytes: Uint8Array | string) => string;
  /** SHA-256 of a column's values, hexadecimal. */
  readonly columnHash: (values: ColumnArray) => string;
  /** Packs large tables beside this thread; undefined where it does so itself. */
  readonly pack?: PackTable;
  /** What is published of the session at hand; undefined where every stage waits for the storage. */
  readonly fresh?: FreshTables;
};
