import { FaultError } from '../../base/fault.ts';
import { replaceFacts } from '../parquet/replace-facts.ts';
import type { LakePlatform } from './lake-platform.ts';
import { MANIFEST_VERSION } from './manifest.ts';
import type { Manifest, PlannedProvenance, SourceFacts } from './manifest.ts';
import { PARQUET_FILE, partitionPath } from './partition.ts';
import type { PartitionKey } from './partition.ts';
import { fileFacts, publishFile } from './publish-table.ts';

/** Where a copy goes and what it says of itself. */
export type CopyPlace = {
  readonly key: PartitionKey;
  readonly provenance: PlannedProvenance;
  readonly source: SourceFacts;
};

/**
 * Publishes a partition's rows in another tier as they lie: the bytes of its pages, without decoding
 * them, under a manifest that takes over their hashes.
 *
 * @param present manifest of the partition that is copied.
 * @throws FaultError with code `storage` if its file is missing or not the one that was built.
 */
export async function copyTable(
  platform: LakePlatform,
  present: Manifest | Promise<Manifest>,
  { key, provenance, source }: CopyPlace,
): Promise<Manifest> {
  const from = await present;
  const path = `${partitionPath(from)}/${PARQUET_FILE}`;
  const bytes = await platform.storage.read(path);
  const expected = `the file that was built, sha256 ${from.files[PARQUET_FILE].sha256}`;
  if (!bytes) throw new FaultError('storage', `${path}: expected ${expected}, found none`);
  const sha256 = platform.sha256(bytes);
  if (sha256 !== from.files[PARQUET_FILE].sha256) {
    throw new FaultError('storage', `${path}: expected ${expected}, found ${sha256}`);
  }
  const { rowCount, columns, layout } = from;
  const manifest = {
    manifestVersion: MANIFEST_VERSION,
    ...key,
    ...{ ...provenance, inputs: await provenance.inputs },
    ...{ rowCount, ...(layout !== undefined && { layout }), columns, source },
  } as const;
  const change = { from: fileFacts(from), to: fileFacts(manifest), where: path };
  const copy = replaceFacts(bytes, change);
  return publishFile(platform, manifest, { bytes: copy, sha256: platform.sha256(copy) });
}
