import { checkTable } from '../../contracts/check-columns.ts';
import type { AnyColumns } from '../../contracts/contract.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import { writeParquet } from '../parquet/write-parquet.ts';
import type { FileFacts } from '../parquet/table-file.ts';
import type { TableRef } from './define-stage.ts';
import type { LakePlatform } from './lake-platform.ts';
import { jsonText } from './lake-json.ts';
import { writeDraftFile } from './lake-storage.ts';
import { MANIFEST_VERSION } from './manifest.ts';
import type { Manifest, Provenance, SourceFacts } from './manifest.ts';
import { MANIFEST_FILE, PARQUET_FILE, partitionPath } from './partition.ts';
import type { PartitionKey } from './partition.ts';
import { sessionFrame } from './session-frame.ts';

/** Where a table belongs and where it comes from. */
export type TablePlace = TableRef & {
  readonly symbol: string;
  readonly date: string;
  /** Clocks and ticks that the table's rules hold rows against. */
  readonly profile: InstrumentProfile;
  readonly provenance: Provenance;
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
  const { tier, contract, symbol, date, profile, provenance, source } = place;
  const key: PartitionKey = { tier, table: contract.table, symbol, date };
  const rowCount = checkTable(contract, columns, {
    where: `${tier}/${contract.table}`,
    frame: sessionFrame(profile, key),
  });
  const manifest = {
    manifestVersion: MANIFEST_VERSION,
    ...key,
    ...provenance,
    rowCount,
    ...(contract.layout !== undefined && { layout: contract.layout }),
    columns: Object.fromEntries(
      contract.columns.map(({ name }) => [name, platform.columnHash(columns[name])]),
    ),
    source,
  } as const;
  const bytes = writeParquet(contract, columns, fileFacts(manifest), platform.zstd);
  const signed = await publishFile(platform, manifest, { bytes, documents: place.documents });
  // Gold is for readers; no stage looks at a large table of it.
  if (tier !== 'gold') {
    platform.fresh?.keep(partitionPath(key), signed.files[PARQUET_FILE].sha256, columns);
  }
  return signed;
}

/** The files of a partition. */
type PartitionFiles = {
  /** The Parquet file. */
  readonly bytes: Uint8Array;
  readonly documents?: TablePlace['documents'] | undefined;
};

/** Publishes a Parquet file, and what goes with it, with the manifest that signs them. */
export async function publishFile(
  { storage, sha256 }: LakePlatform,
  { source, ...facts }: Omit<Manifest, 'files'>,
  { bytes, documents = {} }: PartitionFiles,
): Promise<Manifest> {
  const files: Record<string, Manifest['files'][string]> = {
    [PARQUET_FILE]: { byteLength: bytes.length, sha256: sha256(bytes) },
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
}: Omit<Manifest, 'files'>): FileFacts {
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
