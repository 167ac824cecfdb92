import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ColumnSource } from 'hyparquet-writer';
import { checkColumns } from '../../contracts/check-columns.ts';
import type { AnyColumns, Column, ColumnArray, Contract } from '../../contracts/contract.ts';
import { parquetSchemaOf } from './parquet-schema.ts';
import type { ZstdCodec } from './zstd-codec.ts';

/** Rows of one group: what a reader fetches at a time. */
const ROW_GROUP_SIZE = 131_072;

/** What a file says about itself beside its rows, such as `synthetic: "true"`. */
export type FileFacts = Readonly<Record<string, string>>;

/**
 * A table as the bytes of a Parquet file, zstd inside. Equal tables give equal bytes.
 *
 * NaN in nullable numbers and `undefined` in texts become null here, and nowhere else.
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
  const buffer = parquetWriteBuffer({
    columnData: contract.columns.map((column) => sourceOf(column, columns[column.name] ?? [])),
    schema: parquetSchemaOf(contract),
    codec: 'ZSTD',
    compressors: { ZSTD: zstd.compress },
    rowGroupSize: ROW_GROUP_SIZE,
    kvMetadata: Object.entries(facts).map(([key, value]) => ({ key, value })),
    createdBy: 'spymaster',
  });
  return new Uint8Array(buffer);
}

function sourceOf(column: Column, values: ColumnArray): ColumnSource {
  const { name, type } = column;
  // Timestamps ascend by small steps; their differences pack into a fraction of the bytes.
  return { name, data: storedValues(column, values), ...(type === 'i64' && delta) };
}

const delta = { encoding: 'DELTA_BINARY_PACKED' } as const;

function storedValues({ type, nullable }: Column, values: ColumnArray): ColumnSource['data'] {
  if (type === 'text') return [...values];
  const list: ArrayLike<unknown> = values;
  if (type === 'bool') return Array.from(list, (value) => nullOr(value, value === 1));
  if (nullable) return Array.from(list, (value) => nullOr(value, value));
  return values instanceof Array ? [...values] : values;
}

function nullOr(value: unknown, stored: unknown): unknown {
  return Number.isNaN(value) ? undefined : stored;
}
