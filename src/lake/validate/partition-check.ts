import { allStages } from '../lake-stages.ts';
import { MANIFEST_FILE, SUCCESS_FILE } from '../stage/partition.ts';
import type { Manifest } from '../stage/manifest.ts';
import { unlessEqual } from './findings.ts';
import type { FoundPartition } from './lake-disk.ts';
import { bookTables } from './lake-disk.ts';
import { checkOrders } from './order-check.ts';
import { parseManifest } from './parse-manifest.ts';
import { placeOf } from './seen-partition.ts';
import type { SeenPartition, ValidateContext } from './seen-partition.ts';
import { checkStoredTable } from './stored-table-check.ts';

/** Holds one partition against its manifest, its contract and its session. */
export async function checkPartition(
  context: ValidateContext,
  partition: FoundPartition,
): Promise<SeenPartition> {
  const { findings, configs } = context;
  const place = placeOf(partition);
  const isWhole = partition.files.has(SUCCESS_FILE);
  findings.check(
    place,
    isWhole
      ? undefined
      : { check: 'file', column: SUCCESS_FILE, expected: 'a file', found: 'none' },
  );
  const manifest = await readManifest(context, partition);
  if (manifest) checkIdentity(context, partition, manifest);
  const isSigned = manifest !== undefined && (await checkFiles(context, partition, manifest));
  const profile = manifest && (await configs.profileOf(manifest.configHash, place));
  const seen = { ...partition, isSigned, isWhole, manifest, profile };
  if (bookTables.includes(partition.key.table)) {
    await checkOrders(context, seen);
    return { ...seen, columns: undefined };
  }
  return { ...seen, columns: await checkStoredTable(context, seen) };
}

async function readManifest(
  { disk, findings }: ValidateContext,
  partition: FoundPartition,
): Promise<Manifest | undefined> {
  const place = placeOf(partition);
  const text = await disk.platform.storage.readText(`${partition.folder}/${MANIFEST_FILE}`);
  if (text === undefined) {
    const missing = { column: MANIFEST_FILE, expected: 'a file', found: 'none' };
    findings.check(place, { check: 'manifest', ...missing });
    return undefined;
  }
  const parsed = parseManifest(text);
  if ('manifest' in parsed) {
    findings.noteChecks(place);
    return parsed.manifest;
  }
  const { field, expected, found } = parsed.fault;
  findings.check(place, { check: 'manifest', column: field, expected, found });
  return undefined;
}

/** Whether the manifest speaks of this partition, and of a stage that writes it. */
function checkIdentity(
  { findings }: ValidateContext,
  partition: FoundPartition,
  manifest: Manifest,
): void {
  const place = placeOf(partition);
  for (const field of ['tier', 'table', 'symbol', 'date'] as const) {
    const both = { expected: partition.key[field], found: manifest[field] };
    findings.check(place, unlessEqual('manifest', field, both));
  }
  const { name } = manifest.stage;
  const stage = allStages().find(({ writes }) => writes === partition.table);
  findings.check(
    place,
    stage && unlessEqual('manifest', 'stage.name', { expected: stage.name, found: name }),
  );
}

/**
 * Whether the partition has the files its manifest names, with their bytes, and no others.
 *
 * @returns whether the files it names are as they were signed.
 */
async function checkFiles(
  { disk, findings }: ValidateContext,
  partition: FoundPartition,
  manifest: Manifest,
): Promise<boolean> {
  const place = placeOf(partition);
  const { folder, files } = partition;
  let isSigned = true;
  for (const [name, { byteLength, sha256 }] of Object.entries(manifest.files)) {
    const foundLength = files.get(name);
    if (foundLength === undefined) {
      findings.check(place, { check: 'file', column: name, expected: 'a file', found: 'none' });
      continue;
    }
    const lengths = { expected: `${byteLength} bytes`, found: `${foundLength} bytes` };
    const foundHash = await disk.sha256Of(`${folder}/${name}`);
    const hashes = { expected: `sha256 ${sha256}`, found: `sha256 ${foundHash}` };
    findings.check(place, unlessEqual('file', name, lengths) ?? unlessEqual('file', name, hashes));
    isSigned &&= foundHash === sha256;
  }
  for (const name of files.keys()) {
    const isKnown = name in manifest.files || name === MANIFEST_FILE || name === SUCCESS_FILE;
    const stray = { check: 'file', column: name, expected: 'no such file', found: 'one' };
    findings.check(place, isKnown ? undefined : stray);
  }
  return isSigned;
}
