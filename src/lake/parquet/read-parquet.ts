import { parquetMetadataAsync, parquetScan } from 'hyparquet';
import type { AsyncBuffer, FileMetaData, ParquetScan } from 'hyparquet';
import { FaultError } from '../../base/fault.ts';
import { assertColumns } from '../../contracts/check-columns.ts';
import { UNDEF_I64 } from '../../contracts/contract.ts';
import type {
  AnyColumns,
  Column,
  ColumnArray,
  Columns,
  Contract,
} from '../../contracts/contract.ts';
import { brokenRows } from '../../contracts/table-check.ts';
import type { ContractBreak } from '../../contracts/table-check.ts';
import { columnSchemaBreak, otherColumns } from './parquet-schema.ts';
import type { FileFacts } from './table-file.ts';
import type { ZstdCodec } from './zstd-codec.ts';

/** A table as read, with what its file says about itself. */
export type ParquetTable<C extends Contract> = {
  readonly columns: Columns<C>;
  readonly facts: FileFacts;
};

/** A table as it lies in a file, whether it keeps its contract or not. */
export type StoredTable = {
  /** The contract's columns that are there in their type. */
  readonly columns: AnyColumns;
  readonly facts: FileFacts;
  readonly rowCount: number;
  /** What is wrong with the columns that only the file shows: its types, and NaN for null. */
  readonly breaks: readonly ContractBreak[];
  /** Columns that the contract does not have. */
  readonly otherColumns: readonly string[];
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
 * Reads a table and holds it against its contract. Null becomes NaN, `UNDEF_I64` or
 * `undefined` here, and nowhere else.
 *
 * @throws FaultError with code `decode` for broken bytes, `contract` for other columns or values.
 */
export async function readParquet<C extends Contract>(
  contract: C,
  input: ParquetInput,
): Promise<ParquetTable<C>> {
  const { where } = input;
  const { columns, facts, breaks } = await readStoredTable(contract, input);
  for (const { column, examples } of breaks) {
    const [{ expected, found }] = examples;
    throw new FaultError('contract', `${where}, ${column}: expected ${expected}, found ${found}`);
  }
  checkLayout(contract, facts, where);
  assertColumns(contract, columns, where);
  return { columns, facts };
}

/** Vectors of another layout would be compared as if they meant the same. */
function checkLayout({ layout: expected }: Contract, facts: FileFacts, where: string): void {
  // A file from before layouts were told says nothing; its columns are found by their names.
  const { layout: found = expected } = facts;
  if (found === expected || expected === undefined || found === undefined) return;
  const message = `${where}: expected vectors of layout ${expected}, found ${found}`;
  throw new FaultError('contract', message, { file: where, expected, found });
}

/**
 * Reads what a file has of a contract's columns, and says what is wrong instead of refusing it.
 *
 * @throws FaultError with code `decode` for broken bytes.
 */
export async function readStoredTable(
  contract: Contract,
  { file, zstd, where }: ParquetInput,
): Promise<StoredTable> {
  const scan = await decoding(where, () =>
    parquetScan({ file, compressors: { ZSTD: zstd.decompress } }),
  );
  const { schema, num_rows: rowCount } = scan.metadata;
  const columns: Record<string, ColumnArray> = {};
  const breaks: ContractBreak[] = [];
  for (const column of contract.columns) {
    const wrongType = columnSchemaBreak(column, schema);
    if (wrongType) {
      breaks.push(wrongType);
      continue;
    }
    const { values, nanBreak } = await decoding(where, () => readColumn(scan, column));
    columns[column.name] = values;
    if (nanBreak) breaks.push(nanBreak);
  }
  return {
    columns,
    facts: factsOf(scan.metadata),
    rowCount: Number(rowCount),
    breaks,
    otherColumns: otherColumns(contract, schema),
  };
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

/** A column as it is held, and where the file says NaN instead of null. */
type ReadColumn = { readonly values: ColumnArray; readonly nanBreak: ContractBreak | undefined };

async function readColumn(scan: ParquetScan, column: Column): Promise<ReadColumn> {
  const chunks: Chunk[] = [];
  for (const { rowStart, rowEnd } of scan.ranges) {
    chunks.push({
      rowStart,
      values: await scan.readColumn({ column: column.name, rowStart, rowEnd }),
    });
  }
  const values = columnOf(column, Number(scan.metadata.num_rows), chunks);
  return { values, nanBreak: storedNaN(column, chunks) };
}

/** A NaN in the file of a nullable column would pass for a null; without nulls it is seen anyway. */
function storedNaN(
  { name, type, nullable }: Column,
  chunks: readonly Chunk[],
): ContractBreak | undefined {
  if (!nullable || (type !== 'f32' && type !== 'f64')) return undefined;
  for (const { rowStart, values } of chunks) {
    const found = brokenRows(values.length, (i) => Number.isNaN(values[i]), {
      check: 'null',
      column: name,
      expected: 'a number or null',
      found: () => 'NaN',
    });
    if (!found) continue;
    const [first, ...others] = found.examples.map((example) => ({
      ...example,
      row: rowStart + (example.row ?? 0),
    }));
    return { ...found, examples: [first, ...others] };
  }
  return undefined;
}

/** Stored values from a row on. */
type Chunk = { readonly rowStart: number; readonly values: ArrayLike<unknown> };

function columnOf(
  { type, nullable }: Column,
  rowCount: number,
  chunks: readonly Chunk[],
): ColumnArray {
  if (type === 'i64') {
    const bigintOrNull = (v: unknown): bigint => (typeof v === 'bigint' ? v : UNDEF_I64);
    return filled(new BigInt64Array(rowCount), chunks, bigintOrNull);
  }
  if (type === 'text') {
    const texts = new Array<string | undefined>(rowCount).fill(undefined);
    return filled(texts, chunks, (v) => (typeof v === 'string' ? v : undefined));
  }
  if (type === 'f32' || type === 'f64' || nullable)
    return filled(new Float64Array(rowCount), chunks, numberOrNull);
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
    throw new FaultError(
      'decode',
      `${where}: expected a Parquet file, found ${reason}`,
      { found: reason },
      cause,
    );
  }
}
