import type { Command } from 'commander';
import { FaultError } from '../base/fault.ts';
import type { DbnMetadata } from '../domain/dbn/dbn-metadata.ts';
import { DbnReader } from '../domain/dbn/dbn-reader.ts';
import { schemaName, schemaOfId } from '../domain/dbn/record-kinds.ts';
import { StreamSummary } from '../domain/dbn/stream-summary.ts';
import { isoNs } from '../domain/units/time.ts';
import { feedReader } from '../lake/node/feed-reader.ts';
import { RawFile } from '../lake/node/raw-file.ts';
import { ExitCode, faultLine, writeJson, writeMessage, writeText } from './output.ts';
import { progress } from './progress.ts';

/** What `inspect` tells about a file; null stands for what the file does not say. */
export type Inspection = {
  /** DBN version. */
  readonly version: number | null;
  readonly dataset: string | null;
  /** Schema of the request; null for a stream of mixed kinds. */
  readonly schema: string | null;
  /** Requested symbols. */
  readonly symbols: readonly string[];
  /** Zstd frames, 0 for a plain file. */
  readonly frames: number;
  readonly records: number;
  /** Records by kind, named as their schema. */
  readonly byRtype: Readonly<Record<string, number>>;
  /** First and last ts_event, ISO with nanoseconds. */
  readonly tsEventMin: string | null;
  readonly tsEventMax: string | null;
  /** Least and greatest price of the records, points. */
  readonly priceMin: number | null;
  readonly priceMax: number | null;
  /** What is wrong with the file; the figures are those of the records before it. */
  readonly fault?: string;
};

/** Files from this size on show a bar. */
const PROGRESS_BYTES_MIN = 64e6;

/** Symbols that the text names; a parent symbol can stand for thousands. */
const SYMBOLS_SHOWN = 8;

/** Adds `spymaster inspect FILE [--json]`. */
export function registerInspect(program: Command): void {
  program
    .command('inspect')
    .description('what a DBN file holds: kinds of records, time range, price range')
    .argument('<file>', 'DBN of version 1 to 3, plain or zstd, with or without metadata')
    .option('--json', 'print one JSON document')
    .action(async (file: string, { json }: { json?: boolean }) => {
      const inspection = await inspect(file);
      if (json === true) writeJson(inspection);
      else writeText(inspectionText(file, inspection));
      if (inspection.fault === undefined) return;
      writeMessage(`spymaster: ${inspection.fault}`);
      process.exitCode = ExitCode.Fault;
    });
}

/**
 * Reads a whole DBN file and sums it up; a damaged one up to its damage.
 *
 * @throws FaultError if the file is missing, of another format, or damaged before its first record
 * and its metadata.
 */
export async function inspect(path: string): Promise<Inspection> {
  const raw = await RawFile.open(path);
  const summary = new StreamSummary();
  let metadata: DbnMetadata | undefined;
  const sink = {
    metadata: (found: DbnMetadata) => (metadata = found),
    run: summary.run.bind(summary),
  };
  const reader = new DbnReader(sink, { file: path });
  const isLong = raw.byteLength >= PROGRESS_BYTES_MIN;
  const bar = isLong ? progress('inspect', { unit: 'bytes', total: raw.byteLength }) : undefined;
  let damage: { readonly fault?: string } = {};
  try {
    await feedReader(raw, reader, () => bar?.update(raw.bytesRead));
  } catch (error) {
    const hasBegun = metadata !== undefined || reader.recordCount > 0;
    if (!(error instanceof FaultError) || !hasBegun) throw error;
    damage = { fault: faultLine(error) };
  } finally {
    // A bar that is left running keeps the cursor hidden.
    bar?.done();
  }
  return { ...source(metadata), frames: raw.frameCount, ...contents(summary), ...damage };
}

function source(
  metadata: DbnMetadata | undefined,
): Pick<Inspection, 'version' | 'dataset' | 'schema' | 'symbols'> {
  const schema = metadata?.schema;
  return {
    version: metadata?.version ?? null,
    dataset: metadata?.dataset ?? null,
    schema: schema === undefined ? null : schemaOfId(schema),
    symbols: metadata?.symbols ?? [],
  };
}

function contents(
  summary: StreamSummary,
): Omit<Inspection, 'version' | 'dataset' | 'schema' | 'symbols' | 'frames' | 'fault'> {
  const { counts, tsEvent, pxNano } = summary;
  return {
    records: summary.recordCount,
    byRtype: Object.fromEntries(Array.from(counts, ([rtype, n]) => [schemaName(rtype), n])),
    tsEventMin: tsEvent === undefined ? null : isoNs(tsEvent.min),
    tsEventMax: tsEvent === undefined ? null : isoNs(tsEvent.max),
    priceMin: pxNano === undefined ? null : pxNano.min / 1e9,
    priceMax: pxNano === undefined ? null : pxNano.max / 1e9,
  };
}

/** The inspection for people, with labels and counts in columns. */
export function inspectionText(path: string, inspection: Inspection): string {
  const { version, dataset, schema, frames, records, byRtype } = inspection;
  const { tsEventMin, tsEventMax, priceMin, priceMax } = inspection;
  const format = version === null ? 'DBN fragment, no metadata' : `DBN version ${version}`;
  const packing = frames === 0 ? 'plain' : `zstd, ${frames} ${frames === 1 ? 'frame' : 'frames'}`;
  const kinds = Object.entries(byRtype).map(([name, count]) => [`  ${name}`, count] as const);
  const counts = [['records', records] as const, ...kinds];
  const digits = Math.max(...counts.map(([, count]) => grouped(count).length));
  const rows: readonly (readonly [string, string])[] = [
    ['file', path],
    ['format', `${format}, ${packing}`],
    ['dataset', dataset ?? '–'],
    ['schema', schema ?? (version === null ? '–' : 'mixed')],
    ['symbols', symbolsText(inspection.symbols)],
    ...counts.map(([name, count]) => [name, grouped(count).padStart(digits)] as const),
    ['first', tsEventMin ?? '–'],
    ['last', tsEventMax ?? '–'],
    ['price', priceMin === null ? '–' : `${priceMin} to ${priceMax ?? '–'}`],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`).join('\n');
}

function symbolsText(symbols: readonly string[]): string {
  if (symbols.length === 0) return '–';
  const more = symbols.length - SYMBOLS_SHOWN;
  const shown = symbols.slice(0, SYMBOLS_SHOWN).join(', ');
  return more > 0 ? `${shown} and ${grouped(more)} more` : shown;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
