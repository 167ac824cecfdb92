import { parquetMetadataAsync } from 'hyparquet';
import type { AsyncBuffer, FileMetaData } from 'hyparquet';
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
import { breakAt, FoundRows } from '../../contracts/table-check.ts';
import type { ContractBreak } from '../../contracts/table-check.ts';
import { columnSchemaBreak, leavesOf, otherColumns } from './parquet-schema.ts';
import { StoredPages } from './stored-pages.ts';
import type { StoredPage } from './stored-pages.ts';
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
  const metadata = await decoding(where, () => parquetMetadataAsync(file));
  const pages = new StoredPages(file, metadata, zstd);
  const schema = leavesOf(metadata.schema);
  const rowCount = Number(metadata.num_rows);
  const columns: Record<string, ColumnArray> = {};
  const breaks: ContractBreak[] = [];
  for (const column of contract.columns) {
    const wrongType = columnSchemaBreak(column, schema);
    if (wrongType) {
      breaks.push(wrongType);
      continue;
    }
    const { values, nanBreak } = await decoding(where, () => readColumn(pages, column, rowCount));
    columns[column.name] = values;
    if (nanBreak) breaks.push(nanBreak);
  }
  return {
    columns,
    facts: factsOf(metadata),
    ...{ rowCount, breaks },
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

async function readColumn(
  pages: StoredPages,
  column: Column,
  rowCount: number,
): Promise<ReadColumn> {
  const values = emptyColumn(column, rowCount);
  const found = new FoundRows();
  const isWatched = column.nullable === true && (column.type === 'f32' || column.type === 'f64');
  let row = 0;
  for (const page of await pages.of(column.name)) {
    fill(values, page, row);
    if (isWatched) watchNaN(found, values, { ...page, start: row });
    row += page.rowCount;
  }
  return { values, nanBreak: nanBreak(column, found) };
}

/** Null throughout where a column may be null. */
function emptyColumn({ type, nullable }: Column, rowCount: number): ColumnArray {
  if (type === 'text') return new Array<string | undefined>(rowCount).fill(undefined);
  if (type === 'i64') {
    const values = new BigInt64Array(rowCount);
    return nullable ? values.fill(UNDEF_I64) : values;
  }
  if (nullable) return new Float64Array(rowCount).fill(NaN);
  if (type === 'f32' || type === 'f64') return new Float64Array(rowCount);
  return type === 'i32' ? new Int32Array(rowCount) : new Uint8Array(rowCount);
}

/** Puts the values of a page where their rows are; the schema has told that they are of the column's type. */
function fill(target: ColumnArray, page: StoredPage, start: number): void {
  const { values, levels, rowCount } = page;
  if ('set' in target && levels === undefined && ArrayBuffer.isView(values)) {
    (target as unknown as Settable).set(values, start);
  } else if ('set' in target && !(target instanceof BigInt64Array)) {
    fillNumbers(target, page as NumberPage, start);
  } else {
    const held = target as Record<number, unknown>;
    let next = 0;
    for (let row = 0; row < rowCount; row++) {
      if (levels === undefined || levels[row] > 0) held[start + row] = values[next++];
    }
  }
}

/** Typed arrays, whatever they hold. */
type Settable = { readonly set: (values: ArrayLike<unknown>, start: number) => void };

type NumberPage = StoredPage & { readonly values: ArrayLike<number> };

/** Words of a dictionary come as a plain list, which `set` of a typed array takes one by one, slowly. */
function fillNumbers(
  target: Float64Array | Int32Array | Uint8Array,
  { values, levels, rowCount }: NumberPage,
  start: number,
): void {
  if (levels === undefined) {
    for (let row = 0; row < rowCount; row++) target[start + row] = values[row];
    return;
  }
  let next = 0;
  for (let row = 0; row < rowCount; row++) {
    if (levels[row] > 0) target[start + row] = values[next++];
  }
}

/** A NaN in the file of a nullable column would pass for a null; without nulls it is seen anyway. */
function watchNaN(
  found: FoundRows,
  values: ColumnArray,
  { start, rowCount, levels }: StoredPage & { readonly start: number },
): void {
  for (let row = 0; row < rowCount; row++) {
    if (!Number.isNaN(values[start + row]) || levels?.[row] === 0) continue;
    found.add(start + row);
  }
}

function nanBreak({ name: column }: Column, nans: FoundRows): ContractBreak | undefined {
  const expected = 'a number or null';
  return breakAt(nans, { check: 'null', column, expected, found: () => 'NaN' });
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
