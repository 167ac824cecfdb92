import { checkTable } from '../../contracts/check-columns.ts';
import type { AnyColumns, Contract } from '../../contracts/contract.ts';
import type { SessionFrame } from '../../contracts/row-rule.ts';
import type { FileFacts } from '../parquet/table-file.ts';
import { writeChecked } from '../parquet/write-parquet.ts';
import type { LakePlatform } from './lake-platform.ts';

/** A table to be made a file. */
export type PackRequest = {
  readonly contract: Contract;
  /** What the table is called in a message. */
  readonly where: string;
  /** What its rules hold rows against. */
  readonly frame: SessionFrame;
  /** What the file says about itself. */
  readonly facts: FileFacts;
};

/** The file of a table, and what its manifest says of it. */
export type PackedTable = {
  readonly rowCount: number;
  /** Hash of each column's values by name. */
  readonly columns: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  readonly sha256: string;
};

/** Packs a table, wherever it is done; rejects with the fault of `packTable`. */
export type PackTable = (request: PackRequest, columns: AnyColumns) => Promise<PackedTable>;

/**
 * Makes a table a file, held against all that its contract says.
 *
 * @throws FaultError with code `contract` if the columns break it.
 */
export function packTable(
  { zstd, sha256, columnHash }: Pick<LakePlatform, 'zstd' | 'sha256' | 'columnHash'>,
  { contract, where, frame, facts }: PackRequest,
  columns: AnyColumns,
): PackedTable {
  const rowCount = checkTable(contract, columns, { where, frame });
  const hashes = contract.columns.map(({ name }) => [name, columnHash(columns[name])] as const);
  const bytes = writeChecked(contract, columns, facts, zstd);
  return { rowCount, columns: Object.fromEntries(hashes), bytes, sha256: sha256(bytes) };
}
