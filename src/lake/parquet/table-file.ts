import type { Encoding, SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { writeColumn } from 'hyparquet-writer/src/column.js';
import { UNDEF_I64 } from '../../contracts/contract.ts';
import type { AnyColumns, Column, ColumnArray, Contract } from '../../contracts/contract.ts';
import { ColumnChunks } from './column-chunk.ts';
import type { ColumnChunk } from './column-chunk.ts';
import { packingOf } from './packing.ts';
import { PAGE_BYTES } from './page-bytes.ts';
import { parquetSchemaOf } from './parquet-schema.ts';
import { storedColumn } from './stored-column.ts';
import type { ZstdCodec } from './zstd-codec.ts';

/** What a file says about itself beside its rows, such as `synthetic: "true"`. */
export type FileFacts = Readonly<Record<string, string>>;

type LibraryColumn = Parameters<typeof writeColumn>[0];
type LibraryChunk = ReturnType<typeof writeColumn>;

/**
 * A Parquet file of a contract in the making: head and footer by hyparquet-writer, the columns by
 * ourselves where they are many values of a common kind.
 */
export class TableFile {
  readonly #contract: Contract;
  readonly #schema: SchemaElement[];
  readonly #writer = new ByteWriter();
  readonly #file: ParquetWriter;
  readonly #chunks: ColumnChunks;

  constructor(contract: Contract, facts: FileFacts, { compress }: Pick<ZstdCodec, 'compress'>) {
    this.#contract = contract;
    this.#schema = parquetSchemaOf(contract);
    this.#chunks = new ColumnChunks(this.#writer, { compress });
    this.#file = new ParquetWriter({
      writer: this.#writer,
      schema: this.#schema,
      codec: 'ZSTD',
      compressors: { ZSTD: compress },
      kvMetadata: Object.entries(facts).map(([key, value]) => ({ key, value })),
      createdBy: 'spymaster',
    });
  }

  /** Adds rows `start` to `end − 1` of a table as one group. */
  addGroup(columns: AnyColumns, start: number, end: number): void {
    const begin = this.#writer.offset;
    const written = this.#contract.columns.map((column, i) =>
      this.#writeColumn(column, this.#schema[i + 1], rowsOf(columns[column.name], start, end)),
    );
    const chunks = written.map(({ chunk }) => chunk);
    let byteLength = 0n;
    for (const { meta_data } of chunks) byteLength += meta_data?.total_uncompressed_size ?? 0n;
    this.#file.pendingIndexes.push(...written);
    this.#file.num_rows += BigInt(end - start);
    this.#file.row_groups.push({
      columns: chunks,
      total_byte_size: byteLength,
      num_rows: BigInt(end - start),
      total_compressed_size: BigInt(this.#writer.offset - begin),
    });
  }

  /** The whole file; nothing may follow. */
  end(): Uint8Array {
    void this.#file.finish();
    return this.#writer.getBytes();
  }

  #writeColumn(
    column: Column,
    element: SchemaElement,
    values: ColumnArray,
  ): ColumnChunk | LibraryChunk {
    // Who seeks a table seeks by its order; the bounds of the rest cost time and bytes.
    const hasStatistics = this.#contract.order.includes(column.name);
    const stored = storedColumn(column, values);
    if (stored) return this.#chunks.write(stored, { element, hasStatistics });
    return writeColumn(this.#libraryColumn(column, { element, hasStatistics, values }));
  }

  #libraryColumn(column: Column, { element, hasStatistics, values }: ChunkSource): LibraryColumn {
    const { type, nullable } = column;
    const rows = libraryValues(type, values);
    return {
      writer: this.#writer,
      column: {
        columnName: element.name,
        element,
        schemaPath: [this.#schema[0], element],
        codec: 'ZSTD',
        compressors: this.#file.compressors,
        stats: hasStatistics,
        pageSize: PAGE_BYTES,
        ...{ columnIndex: false, offsetIndex: true },
        encoding: encodingOf(column, values),
      },
      pageData: {
        values: rows,
        definitionLevels: nullable ? rows.map((value) => (value === undefined ? 0 : 1)) : [],
        repetitionLevels: [],
        maxDefinitionLevel: nullable ? 1 : 0,
      },
    };
  }
}

/** Some rows of a column; numbers are borrowed. */
function rowsOf(values: ColumnArray, start: number, end: number): ColumnArray {
  return ArrayBuffer.isView(values) ? values.subarray(start, end) : values.slice(start, end);
}

/** How the library is to write values; undefined as it likes. */
function encodingOf(column: Column, values: ColumnArray): Encoding | undefined {
  // Timestamps ascend by small steps; their differences pack into a fraction of the bytes.
  if (column.type === 'i64') return 'DELTA_BINARY_PACKED';
  const isNumber = values instanceof Float64Array || values instanceof Int32Array;
  const packing =
    isNumber && column.type !== 'bool' ? packingOf(column, new Float64Array(values)) : undefined;
  if (packing === 'steps') return 'DELTA_BINARY_PACKED';
  return packing && 'BYTE_STREAM_SPLIT';
}

type ChunkSource = {
  readonly element: SchemaElement;
  readonly hasStatistics: boolean;
  readonly values: ColumnArray;
};

/** Values one by one as the library takes them: undefined for null, true and false for flags. */
function libraryValues(type: Column['type'], values: ColumnArray): unknown[] {
  return Array.from<unknown, unknown>(values, (value) => {
    if (Number.isNaN(value) || value === UNDEF_I64) return undefined;
    return type === 'bool' ? value === 1 : value;
  });
}
