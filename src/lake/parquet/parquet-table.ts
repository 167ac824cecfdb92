import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { WireType } from '../../domain/dbn/codec.ts';
import type { RecordRun } from '../../domain/dbn/record-run.ts';
import { UNDEF_PRICE } from '../../domain/units/ticks.ts';
import { letterText } from '../export/text-table.ts';
import type { RecordTable, TableColumn } from '../export/table-columns.ts';
import type { FileFacts } from './table-file.ts';
import type { ZstdCodec } from './zstd-codec.ts';

/** Values of one row group, which bound the memory of writing. */
const GROUP_VALUES = 1 << 21;

/** Rows of one row group, at most. */
const GROUP_ROWS = 1 << 17;

/** What a Parquet table needs besides its columns. */
export type ParquetTableOptions = {
  /** What the file says about itself. */
  readonly facts: FileFacts;
  readonly zstd: Pick<ZstdCodec, 'compress'>;
  /** Takes over the bytes it is given. */
  readonly emit: (bytes: Uint8Array) => void;
};

/**
 * A table as Parquet, written row group by row group, so that memory does not grow with it.
 *
 * Times are int64 UNIX nanoseconds. A price gives two columns: `price` in points as a double, and
 * `price_nano` as the exact int64 of the wire in 1e-9 points. Null stands for no price and no time,
 * also for a time beyond the year 2262, which int64 cannot hold.
 */
export function parquetTable(
  columns: readonly TableColumn[],
  { facts, zstd, emit }: ParquetTableOptions,
): RecordTable {
  const stored = columns.flatMap(storedColumns);
  const bytes = new EmittingWriter(emit);
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'records', num_children: stored.length }, ...stored.map(schemaOf)],
    codec: 'ZSTD',
    compressors: { ZSTD: zstd.compress },
    kvMetadata: Object.entries(facts).map(([key, value]) => ({ key, value })),
    createdBy: 'spymaster',
  });
  const groupRows = Math.min(GROUP_ROWS, Math.ceil(GROUP_VALUES / stored.length));
  let data = stored.map((): unknown[] => []);
  const flush = (): void => {
    const columnData = stored.map(({ name }, i) => ({ name, data: data[i] }));
    void writer.write({ columnData, rowGroupSize: groupRows });
    data = stored.map((): unknown[] => []);
  };
  return {
    run: (run) => {
      for (let start = 0; start < run.count;) {
        const end = Math.min(run.count, start + groupRows - data[0].length);
        stored.forEach((column, i) => append(data[i], column, { run, start, end }));
        if (data[0].length === groupRows) flush();
        start = end;
      }
    },
    end: () => {
      if (data[0].length > 0) flush();
      void writer.finish();
    },
  };
}

/** A column as Parquet holds it. */
type StoredColumn = TableColumn &
  Pick<SchemaElement, 'converted_type' | 'repetition_type'> & {
    readonly parquetType: SchemaElement['type'];
  };

/** Hands its bytes over after each row group. */
class EmittingWriter extends ByteWriter {
  readonly #emit: (bytes: Uint8Array) => void;

  constructor(emit: (bytes: Uint8Array) => void) {
    super(1 << 20);
    this.#emit = emit;
  }

  /** Called by the Parquet writer after each row group. */
  flush(): void {
    this.#emit(this.getBytes().slice());
    this.index = 0;
  }

  override finish(): void {
    this.flush();
  }
}

/** Physical type of the values that stay as they are. */
const parquetTypes: Partial<
  Record<WireType, Pick<StoredColumn, 'parquetType' | 'converted_type'>>
> = {
  u8: { parquetType: 'INT32' },
  i8: { parquetType: 'INT32' },
  u16: { parquetType: 'INT32' },
  i16: { parquetType: 'INT32' },
  i32: { parquetType: 'INT32' },
  u32: { parquetType: 'INT32', converted_type: 'UINT_32' },
  u64: { parquetType: 'INT64', converted_type: 'UINT_64' },
  i64: { parquetType: 'INT64' },
};

function storedColumns(column: TableColumn): readonly StoredColumn[] {
  const { name, type, read } = column;
  const optional = { ...column, repetition_type: 'OPTIONAL' } as const;
  switch (type) {
    case 'px':
      return [
        {
          ...optional,
          parquetType: 'DOUBLE',
          read: (view, at) => points(read(view, at) as bigint),
        },
        {
          ...optional,
          name: `${name}_nano`,
          parquetType: 'INT64',
          read: (view, at) => definedPx(read(view, at) as bigint),
        },
      ];
    case 'ns':
      return [
        {
          ...optional,
          parquetType: 'INT64',
          read: (view, at) => int64Ns(read(view, at) as bigint),
        },
      ];
    case 'letter':
    case 'text':
      return [
        { ...optional, parquetType: 'BYTE_ARRAY', converted_type: 'UTF8', read: textOf(column) },
      ];
    default:
      return [
        { ...column, repetition_type: 'REQUIRED', parquetType: 'INT32', ...parquetTypes[type] },
      ];
  }
}

function schemaOf({
  name,
  parquetType,
  converted_type,
  repetition_type,
}: StoredColumn): SchemaElement {
  return {
    name,
    type: parquetType,
    repetition_type,
    ...(converted_type !== undefined && { converted_type }),
  };
}

type Rows = { readonly run: RecordRun; readonly start: number; readonly end: number };

function append(values: unknown[], { read }: StoredColumn, { run, start, end }: Rows): void {
  const { words, wordsPerRecord } = run;
  const view = new DataView(words.buffer, words.byteOffset, words.byteLength);
  for (let i = start; i < end; i++) values.push(read(view, i * wordsPerRecord * 4));
}

function textOf({ type, read }: TableColumn): StoredColumn['read'] {
  if (type === 'letter') return (view, at) => letterText(read(view, at) as number);
  return read;
}

function definedPx(px: bigint): bigint | undefined {
  return px === UNDEF_PRICE ? undefined : px;
}

function points(px: bigint): number | undefined {
  return px === UNDEF_PRICE ? undefined : Number(px) / 1e9;
}

function int64Ns(ns: bigint): bigint | undefined {
  return ns >= 1n << 63n ? undefined : ns;
}
