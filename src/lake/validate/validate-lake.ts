import { lakeTables } from '../../contracts/lake-tables.ts';
import { FaultError } from '../../base/fault.ts';
import { checkCatalog } from './catalog-check.ts';
import { ConfigReader } from './config-reader.ts';
import { Findings } from './findings.ts';
import { checkInputs, checkSchemas, checkStrays } from './lake-check.ts';
import { contentOf } from './lake-disk.ts';
import type { FoundPartition, LakeDisk } from './lake-disk.ts';
import { checkPartition } from './partition-check.ts';
import type { SeenPartition, ValidateContext } from './seen-partition.ts';
import { checkSession } from './session-check.ts';

/** What to validate, and who wants to hear how far it is. */
export type ValidateRequest = {
  readonly lake: string;
  /** The only session date to look at, YYYY-MM-DD; all without it. */
  readonly date?: string | undefined;
  /** Told the bytes of partitions done so far, and of all. */
  readonly onProgress?: (bytesDone: number, byteCount: number) => void;
};

/** Columns that another table's check asks for; only they are kept once a partition is done. */
const keptColumns = new Map<string, ReadonlySet<string>>(
  lakeTables.map(({ table, columns }) => [
    table,
    table === 'sessions'
      ? new Set(columns.map(({ name }) => name))
      : new Set([...referencedColumns(table), ...(table === 'bars_2m' ? ['vol'] : [])]),
  ]),
);

/**
 * Holds a lake against its contracts, its manifests and its catalog, reading every partition from
 * the disk, one after the other. A lake may lack whole tables and tiers.
 *
 * @throws FaultError 'input' if there is nothing of that date, or no lake at all.
 */
export async function validateLake(
  disk: LakeDisk,
  { lake, date, onProgress }: ValidateRequest,
): Promise<Findings> {
  const content = contentOf(disk.entries);
  const wanted = content.partitions.filter(({ key }) => date === undefined || key.date === date);
  if (wanted.length === 0) {
    const expected = date === undefined ? 'a lake' : `sessions of ${date}`;
    throw new FaultError('input', `lake ${lake}: expected ${expected}, found no partition`);
  }
  const findings = new Findings();
  const context: ValidateContext = { disk, findings, configs: new ConfigReader(disk, findings) };
  const byteCount = wanted.reduce((sum, partition) => sum + bytesOf(partition), 0);
  let bytesDone = 0;
  const gold: SeenPartition[] = [];
  for (const session of bySession(wanted)) {
    const seen: SeenPartition[] = [];
    for (const partition of session) {
      const found = await checkPartition(context, partition);
      await checkInputs(context, found);
      seen.push(withKeptColumns(found));
      bytesDone += bytesOf(partition);
      onProgress?.(bytesDone, byteCount);
    }
    checkSession(context, seen);
    const ofGold = seen.filter(({ key }) => key.tier === 'gold');
    // The catalog lists partitions by their manifests.
    gold.push(...ofGold.map((partition) => ({ ...partition, columns: undefined })));
  }
  await checkCatalog(context, gold, date);
  await checkSchemas(context, content.partitions);
  checkStrays(context, content, date);
  return findings;
}

function referencedColumns(table: string): readonly string[] {
  return lakeTables
    .flatMap(({ references = [] }) => references)
    .filter((reference) => reference.table === table)
    .flatMap(({ column }) => column);
}

function bytesOf({ files }: FoundPartition): number {
  return [...files.values()].reduce((sum, byteLength) => sum + byteLength, 0);
}

/** Partitions stand together by session already. */
function bySession(partitions: readonly FoundPartition[]): readonly (readonly FoundPartition[])[] {
  return [...Map.groupBy(partitions, ({ key }) => `${key.date} ${key.symbol}`).values()];
}

/** A table that refers to others needs its own columns too. */
function withKeptColumns(partition: SeenPartition): SeenPartition {
  const { columns, key } = partition;
  const contract = lakeTables.find(({ table }) => table === key.table);
  const own = contract?.references?.map(({ column }) => column) ?? [];
  const kept = new Set([...(keptColumns.get(key.table) ?? []), ...own]);
  const entries = Object.entries(columns ?? {}).filter(([name]) => kept.has(name));
  return { ...partition, columns: columns && Object.fromEntries(entries) };
}
