import { checkTable } from '../../contracts/check-columns.ts';
import type { AnyColumns } from '../../contracts/contract.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import { writeParquet } from '../parquet/write-parquet.ts';
import type { TableRef } from './define-stage.ts';
import type { LakePlatform } from './lake-platform.ts';
import { jsonText } from './lake-json.ts';
import { writeDraftFile } from './lake-storage.ts';
import { MANIFEST_VERSION } from './manifest.ts';
import type { Manifest, Provenance, SourceFacts } from './manifest.ts';
import { MANIFEST_FILE, PARQUET_FILE } from './partition.ts';
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
  const bytes = writeParquet(contract, columns, fileFacts(place), platform.zstd);
  const manifest: Manifest = {
    manifestVersion: MANIFEST_VERSION,
    ...key,
    ...provenance,
    rowCount,
    columns: Object.fromEntries(
      contract.columns.map(({ name }) => [name, platform.columnHash(columns[name])]),
    ),
    files: { [PARQUET_FILE]: { byteLength: bytes.length, sha256: platform.sha256(bytes) } },
    source,
  };
  const draft = await platform.storage.draft(key);
  await writeDraftFile(draft, PARQUET_FILE, bytes);
  await writeDraftFile(draft, MANIFEST_FILE, jsonText(manifest));
  await draft.publish();
  return manifest;
}

/** What the file says about itself to readers that know no manifest. */
function fileFacts({
  tier,
  contract,
  symbol,
  date,
  provenance,
  source,
}: TablePlace): Record<string, string> {
  const { name, version } = provenance.stage;
  return {
    contract: `${tier}/${contract.table}`,
    stage: `${name} ${version}`,
    symbol,
    session_date: date,
    synthetic: String(source.synthetic),
    planted: String(source.planted),
  };
}
