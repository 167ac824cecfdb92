import type { AnyColumns } from '../../contracts/contract.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import type { FileFacts } from '../parquet/table-file.ts';
import type { TableRef } from './define-stage.ts';
import type { LakePlatform } from './lake-platform.ts';
import { jsonText } from './lake-json.ts';
import { writeDraftFile } from './lake-storage.ts';
import { MANIFEST_VERSION } from './manifest.ts';
import type { Manifest, PlannedProvenance, SourceFacts } from './manifest.ts';
import { packTable } from './pack-table.ts';
import type { PackTable } from './pack-table.ts';
import { MANIFEST_FILE, PARQUET_FILE, partitionPath } from './partition.ts';
import type { PartitionKey } from './partition.ts';
import { sessionFrame } from './session-frame.ts';

/** Where a table belongs and where it comes from. */
export type TablePlace = TableRef & {
  readonly symbol: string;
  readonly date: string;
  /** Clocks and ticks that the table's rules hold rows against. */
  readonly profile: InstrumentProfile;
  /** Its inputs may still be on their way. */
  readonly provenance: PlannedProvenance;
  readonly source: SourceFacts;
  /** Other files of the partition by name, as text. */
  readonly documents?: Readonly<Record<string, string>>;
};

/**
 * Publishes a table as a partition with its manifest, in place of the one before.
 *
 * @throws FaultError with code `contract` if the columns break their contract; nothing is published.
 */
export async function publishTable(
  platform: LakePlatform,
  place: TablePlace,
  columns: AnyColumns,
): Promise<Manifest> {
  const { tier, contract, symbol, date, profile, provenance, source, documents } = place;
  const key: PartitionKey = { tier, table: contract.table, symbol, date };
  const { stage, configHash } = provenance;
  const pack = platform.pack ?? packHere(platform);
  const { layout } = contract;
  const facts = fileFacts({ ...key, stage, source, ...(layout !== undefined && { layout }) });
  const where = `${tier}/${contract.table}`;
  const [packed, inputs] = await Promise.all([
    pack({ contract, where, frame: sessionFrame(profile, key), facts }, columns),
    provenance.inputs,
  ]);
  const manifest = {
    manifestVersion: MANIFEST_VERSION,
    ...{ ...key, stage, configHash, inputs },
    rowCount: packed.rowCount,
    ...(layout !== undefined && { layout }),
    ...{ columns: packed.columns, source },
  } as const;
  return publishFile(platform, manifest, { ...packed, documents });
}

/**
 * Begins to publish a table; with fresh tables the rest goes on beside the stages behind it, and
 * `FreshTables.settle` waits for it.
 *
 * @returns once the caller may go on. @throws FaultError as `publishTable` does, without fresh tables.
 */
export async function beginTable(
  platform: LakePlatform,
  place: TablePlace,
  columns: AnyColumns,
): Promise<{ readonly manifest: Promise<Manifest> }> {
  const { tier, contract, symbol, date } = place;
  const manifest = publishTable(platform, place, columns);
  const folder = partitionPath({ tier, table: contract.table, symbol, date });
  // Gold is for readers; no stage looks at a large table of it.
  if (platform.fresh) platform.fresh.begin(folder, manifest, tier === 'gold' ? undefined : columns);
  else await manifest;
  return { manifest };
}

/** Packs in this thread. */
function packHere(platform: LakePlatform): PackTable {
  return (request, columns) => Promise.resolve(packTable(platform, request, columns));
}

/** The files of a partition. */
type PartitionFiles = {
  /** The Parquet file, and its hash. */
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly documents?: TablePlace['documents'] | undefined;
};

/** Publishes a Parquet file, and what goes with it, with the manifest that signs them. */
export async function publishFile(
  { storage, sha256 }: LakePlatform,
  { source, ...facts }: Omit<Manifest, 'files'>,
  { bytes, sha256: signature, documents = {} }: PartitionFiles,
): Promise<Manifest> {
  const files: Record<string, Manifest['files'][string]> = {
    [PARQUET_FILE]: { byteLength: bytes.length, sha256: signature },
  };
  for (const [name, text] of Object.entries(documents)) {
    files[name] = { byteLength: utf8Length(text), sha256: sha256(text) };
  }
  const manifest: Manifest = { ...facts, files, source };
  const draft = await storage.draft(manifest);
  await writeDraftFile(draft, PARQUET_FILE, bytes);
  for (const [name, text] of Object.entries(documents)) await writeDraftFile(draft, name, text);
  await writeDraftFile(draft, MANIFEST_FILE, jsonText(manifest));
  await draft.publish();
  return manifest;
}

/** Bytes of a text in UTF-8; a lone surrogate is written as the three of a replacement. */
function utf8Length(text: string): number {
  let length = 0;
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return length;
}

/** What a file says about itself to readers that know no manifest. */
export function fileFacts({
  tier,
  table,
  symbol,
  date,
  stage,
  source,
  layout,
}: PartitionKey & Pick<Manifest, 'stage' | 'source' | 'layout'>): FileFacts {
  return {
    contract: `${tier}/${table}`,
    stage: `${stage.name} ${stage.version}`,
    symbol,
    session_date: date,
    synthetic: String(source.synthetic),
    planted: String(source.planted),
    ...(layout !== undefined && { layout }),
  };
}
