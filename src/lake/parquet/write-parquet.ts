import { checkColumns } from '../../contracts/check-columns.ts';
import type { AnyColumns, Contract } from '../../contracts/contract.ts';
import { TableFile } from './table-file.ts';
import type { FileFacts } from './table-file.ts';
import type { ZstdCodec } from './zstd-codec.ts';

/** Rows of one group: what a reader fetches at a time. */
const ROW_GROUP_SIZE = 131_072;

/**
 * A table as the bytes of a Parquet file, zstd inside. Equal tables give equal bytes.
 *
 * NaN and `UNDEF_I64` in nullable numbers and `undefined` in texts become null here, and nowhere else.
 *
 * @throws FaultError with code `contract` if the columns break their contract.
 */
export function writeParquet(
  contract: Contract,
  columns: AnyColumns,
  facts: FileFacts,
  zstd: Pick<ZstdCodec, 'compress'>,
): Uint8Array {
  checkColumns(contract, columns, contract.table);
  return writeChecked(contract, columns, facts, zstd);
}

/** The same of columns that are known to keep their contract. */
export function writeChecked(
  contract: Contract,
  columns: AnyColumns,
  facts: FileFacts,
  zstd: Pick<ZstdCodec, 'compress'>,
): Uint8Array {
  const rowCount = columns[contract.columns[0].name].length;
  const file = new TableFile(contract, facts, zstd);
  for (let start = 0; start < rowCount;) {
    const end = groupEnd(contract, columns, start);
    file.addGroup(columns, start, end);
    start = end;
  }
  return file.end();
}

/** Row behind the group that starts at a row. */
function groupEnd({ columns: list, groups }: Contract, columns: AnyColumns, start: number): number {
  const rowCount = columns[list[0].name].length;
  const longest = Math.min(start + ROW_GROUP_SIZE, rowCount);
  if (groups === undefined) return longest;
  const values = columns[groups.column];
  const groupOf = (row: number): number => Math.floor(Number(values[row]) / groups.every);
  let end = start + 1;
  while (end < longest && groupOf(end) === groupOf(start)) end++;
  return end;
}
