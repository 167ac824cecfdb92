import { basename } from 'node:path';
import { FaultError } from '../../base/fault.ts';
import type { DbnMetadata } from '../../domain/dbn/dbn-metadata.ts';
import { DbnReader } from '../../domain/dbn/dbn-reader.ts';
import { schemaName } from '../../domain/dbn/record-kinds.ts';
import { RecordExport } from '../export/record-export.ts';
import type { RecordTable, TableColumn } from '../export/table-columns.ts';
import { csvTable, jsonTable } from '../export/text-table.ts';
import { parquetTable } from '../parquet/parquet-table.ts';
import { AtomicFile } from './atomic-file.ts';
import { feedReader } from './feed-reader.ts';
import { RawFile } from './raw-file.ts';
import { nodeZstd } from './zstd-codec.ts';

/** Formats that a file of market data can become. */
export const tableFormats = ['csv', 'jsonl', 'parquet'] as const;

/** One of `tableFormats`. */
export type TableFormat = (typeof tableFormats)[number];

/** How a file is converted. */
export type ConvertOptions = {
  readonly format: TableFormat;
  readonly out: string;
  /** Kind of records to take; undefined for the only one. */
  readonly rtype?: number | undefined;
  /** Columns to write, in order; undefined for all. */
  readonly columns?: readonly string[] | undefined;
  /** Whether a damaged file gives the records before the damage, instead of nothing. */
  readonly isPartial?: boolean | undefined;
  /** Told after each chunk how much of the file is read. */
  readonly onProgress?: ((bytesRead: number, byteLength: number) => void) | undefined;
};

/** What a conversion wrote. */
export type Conversion = {
  /** Kind of the records. */
  readonly schema: string;
  readonly dataset: string | undefined;
  readonly records: number;
  /** Bytes of the new file. */
  readonly bytes: number;
  /** Records left out, by kind. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Where the file was damaged; only with `isPartial`. */
  readonly fault: FaultError | undefined;
};

/**
 * Converts a DBN file to a table. The new file appears when it is whole.
 *
 * @throws FaultError if the file cannot be read; nothing is written then.
 */
export async function convertFile(path: string, options: ConvertOptions): Promise<Conversion> {
  const raw = await RawFile.open(path);
  const ready: Piece[] = [];
  const records = new RecordExport({
    rtype: options.rtype,
    names: options.columns,
    open: (columns, metadata) => openTable(columns, metadata, { path, options, ready }),
  });
  const file = await AtomicFile.create(options.out);
  try {
    const fault = await readInto(records, { raw, file, ready, options });
    records.end();
    await writeReady(file, ready);
    await file.commit();
    return conversionOf(records, file, fault);
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/** Part of a table that waits for the disk: bytes, or text. */
type Piece = Uint8Array | string;

type Work = {
  readonly raw: RawFile;
  readonly file: AtomicFile;
  readonly ready: Piece[];
  readonly options: ConvertOptions;
};

/** Reads all of the file; returns the damage where that is to be lived with. */
async function readInto(
  records: RecordExport,
  { raw, file, ready, options }: Work,
): Promise<FaultError | undefined> {
  const reader = new DbnReader(records, { file: raw.path });
  try {
    await feedReader(raw, reader, async () => {
      await writeReady(file, ready);
      options.onProgress?.(raw.bytesRead, raw.byteLength);
    });
    return undefined;
  } catch (error) {
    const isDamage = error instanceof FaultError && error.code === 'decode';
    if (isDamage && options.isPartial === true && records.recordCount > 0) return error;
    throw error;
  }
}

async function writeReady(file: AtomicFile, ready: Piece[]): Promise<void> {
  for (const piece of ready.splice(0)) await file.write(piece);
}

function openTable(
  columns: readonly TableColumn[],
  metadata: DbnMetadata | undefined,
  { path, options, ready }: Pick<Work, 'options' | 'ready'> & { readonly path: string },
): RecordTable {
  const emit = (piece: Piece): unknown => ready.push(piece);
  if (options.format === 'csv') return csvTable(columns, emit);
  if (options.format === 'jsonl') return jsonTable(columns, emit);
  const dataset = metadata?.dataset;
  const facts = {
    source: basename(path),
    ...(dataset !== undefined && { dataset }),
    ...(isSynthetic(dataset) && { synthetic: 'true' }),
  };
  return parquetTable(columns, { facts, zstd: nodeZstd, emit });
}

/** Whether a data set is the simulator's. */
export function isSynthetic(dataset: string | undefined): boolean {
  return dataset === 'SYNTHETIC';
}

function conversionOf(
  records: RecordExport,
  file: AtomicFile,
  fault: FaultError | undefined,
): Conversion {
  const skipped = Array.from(records.skipped, ([rtype, n]) => [schemaName(rtype), n] as const);
  return {
    schema: records.rtype === undefined ? '' : schemaName(records.rtype),
    dataset: records.dataset,
    records: records.recordCount,
    bytes: file.byteLength,
    skipped: Object.fromEntries(skipped),
    fault,
  };
}
