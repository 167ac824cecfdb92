import { parquetMetadataAsync, parquetScan } from 'hyparquet';
import type { AsyncBuffer, FileMetaData, ParquetScan } from 'hyparquet';
import { FaultError } from '../../base/fault.ts';
import { assertColumns } from '../../contracts/check-columns.ts';
import type { Column, ColumnArray, Columns, Contract } from '../../contracts/contract.ts';
import { checkSchema } from './parquet-schema.ts';
import type { FileFacts } from './write-parquet.ts';
import type { ZstdCodec } from './zstd-codec.ts';

/** A table as read, with what its file says about itself. */
export type ParquetTable<C extends Contract> = {
  readonly columns: Columns<C>;
  readonly facts: FileFacts;
};

/** Where a table's bytes come from and how to open them. */
export type ParquetInput = {
  /** The whole file, or a file read by ranges. */
  readonly file: ArrayBuffer | AsyncBuffer;
  readonly zstd: Pick<ZstdCodec, 'decompress'>;
  /** What the file is called in a message. */
  readonly where: string;
};

/**
 * Reads a table and holds it against its contract. Null becomes NaN or `undefined` here, and
 * nowhere else.
 *
 * @throws FaultError with code `decode` for broken bytes, `contract` for other columns or values.
 */
export async function readParquet<C extends Contract>(
  contract: C,
  { file, zstd, where }: ParquetInput,
): Promise<ParquetTable<C>> {
  const scan = await decoding(where, () =>
    parquetScan({ file, compressors: { ZSTD: zstd.decompress } }),
  );
  const { metadata } = scan;
  checkSchema(contract.columns, metadata.schema, where);
  const columns: Record<string, ColumnArray> = {};
  for (const column of contract.columns) {
    columns[column.name] = await decoding(where, () => readColumn(scan, column));
  }
  assertColumns(contract, columns, where);
  return { columns, facts: factsOf(metadata) };
}

/** What a Parquet file says about itself; its rows are not read. */
export async function readParquetFacts({
  file,
  where,
}: Pick<ParquetInput, 'file' | 'where'>): Promise<FileFacts> {
  return factsOf(await decoding(where, () => parquetMetadataAsync(file)));
}

function factsOf({ key_value_metadata = [] }: FileMetaData): FileFacts {
  return Object.fromEntries(key_value_metadata.map(({ key, value = '' }) => [key, value]));
}

async function readColumn(scan: ParquetScan, column: Column): Promise<ColumnArray> {
  const chunks: Chunk[] = [];
  for (const { rowStart, rowEnd } of scan.ranges) {
    chunks.push({
      rowStart,
      values: await scan.readColumn({ column: column.name, rowStart, rowEnd }),
    });
  }
  return columnOf(column, Number(scan.metadata.num_rows), chunks);
}

/** Stored values from a row on. */
type Chunk = { readonly rowStart: number; readonly values: ArrayLike<unknown> };

function columnOf(
  { type, nullable }: Column,
  rowCount: number,
  chunks: readonly Chunk[],
): ColumnArray {
  if (type === 'i64') {
    return filled(new BigInt64Array(rowCount), chunks, (v) => (typeof v === 'bigint' ? v : 0n));
  }
  if (type === 'text') {
    const texts = new Array<string | undefined>(rowCount).fill(undefined);
    return filled(texts, chunks, (v) => (typeof v === 'string' ? v : undefined));
  }
  if (type === 'f64' || nullable) return filled(new Float64Array(rowCount), chunks, numberOrNull);
  const values = type === 'i32' ? new Int32Array(rowCount) : new Uint8Array(rowCount);
  return filled(values, chunks, numberOrNull);
}

function filled<T, A extends Record<number, T>>(
  target: A,
  chunks: readonly Chunk[],
  held: (stored: unknown) => T,
): A {
  for (const { rowStart, values } of chunks) {
    for (let i = 0; i < values.length; i++) target[rowStart + i] = held(values[i]);
  }
  return target;
}

function numberOrNull(stored: unknown): number {
  if (typeof stored === 'boolean') return stored ? 1 : 0;
  return typeof stored === 'number' ? stored : NaN;
}

async function decoding<T>(where: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FaultError('decode', `${where}: expected a Parquet file, found ${reason}`, {}, cause);
  }
}
