import type { Contract } from '../../contracts/contract.ts';
import { lakeTables } from '../../contracts/lake-tables.ts';
import type { StoredTable } from '../parquet/read-parquet.ts';
import type { LakePlatform } from '../stage/lake-platform.ts';
import { partitionPath, wordOfFolder } from '../stage/partition.ts';
import type { PartitionKey, Tier } from '../stage/partition.ts';

/** A lake as it lies on a disk, whatever it should look like. */
export type LakeDisk = {
  readonly platform: LakePlatform;
  /** Everything in the lake's folder, ascending by path; also what readers of a lake pass over. */
  readonly entries: readonly LakeEntry[];
  /**
   * Reads a Parquet file that may be damaged in any way.
   *
   * @throws FaultError if it cannot be read, or not in due time.
   */
  readonly readDamaged: (path: string, contract: Contract) => Promise<StoredTable>;
  /** SHA-256 of a file, hexadecimal; the file need not fit into memory. */
  readonly sha256Of: (path: string) => Promise<string>;
  /**
   * Decodes an order file.
   *
   * @throws FaultError if it is damaged.
   */
  readonly readOrders: (path: string) => Promise<OrderFacts>;
};

/** A file or a folder. */
export type LakeEntry = {
  /** From the lake's root, with forward slashes. */
  readonly path: string;
  readonly isFolder: boolean;
  /** 0 for a folder. */
  readonly byteLength: number;
};

/** What an order file turns out to hold. */
export type OrderFacts = {
  readonly recordCount: number;
  /** SHA-256 of the records alone, decompressed. */
  readonly recordsSha256: string;
  /** Numeric ids of the instruments met. */
  readonly instrumentIds: readonly number[];
  /** First record that was captured before the one before it; undefined if there is none. */
  readonly backwardsAt: number | undefined;
  /** First and last capture time, UNIX ns; undefined without records. */
  readonly span: { readonly firstNs: bigint; readonly lastNs: bigint } | undefined;
};

/** A partition's folder with the files in it. */
export type FoundPartition = {
  readonly key: PartitionKey;
  /** `tier/table`. */
  readonly table: string;
  /** From the lake's root. */
  readonly folder: string;
  /** Names of its files and their lengths in bytes. */
  readonly files: ReadonlyMap<string, number>;
};

/** What lies in a lake's folder, sorted by what it is. */
export type LakeContent = {
  /** Ascending by date, symbol, then from bronze to gold. */
  readonly partitions: readonly FoundPartition[];
  /** Leftovers of writes that never ended, and whatever else lies where only partitions may. */
  readonly strays: readonly string[];
};

const tiers: readonly string[] = ['bronze', 'silver', 'gold'] satisfies Tier[];

/** Bronze tables that are DBN files: orders and best prices. */
export const bookTables: readonly string[] = ['mbo', 'mbp_10'];

/** Tables from source to result; orders come first. */
const tableOrder = [...bookTables, ...lakeTables.map(({ table }) => table)];

/** Finds the partitions among the entries, and what has no business there. */
export function contentOf(entries: readonly LakeEntry[]): LakeContent {
  const partitions = new Map<string, FoundPartition & { files: Map<string, number> }>();
  const strays: string[] = [];
  for (const entry of entries) {
    const { path, isFolder, byteLength } = entry;
    if (strays.some((stray) => path.startsWith(`${stray}/`))) continue;
    const parts = path.split('/');
    const key = keyOf(parts, isFolder);
    if (isTemporary(path)) strays.push(path);
    else if (key) {
      const folder = partitionPath(key);
      const partition = partitions.get(folder) ?? newPartition(key, folder);
      partitions.set(folder, partition);
      if (!isFolder) partition.files.set(parts[4], byteLength);
    } else if (isTier(parts[0]) && !(isFolder && isOnTheWay(parts))) strays.push(path);
  }
  return { partitions: [...partitions.values()].sort(compare), strays };
}

function newPartition(
  key: PartitionKey,
  folder: string,
): FoundPartition & { files: Map<string, number> } {
  return { key, table: `${key.tier}/${key.table}`, folder, files: new Map() };
}

/** Key of the partition that a folder is, or that a file lies in. */
function keyOf(parts: readonly string[], isFolder: boolean): PartitionKey | undefined {
  if (parts.length !== (isFolder ? 4 : 5)) return undefined;
  const [tier, table, symbolPart, datePart] = parts;
  const symbol = wordOfFolder(symbolPart, 'symbol');
  const date = wordOfFolder(datePart, 'date');
  if (!isTier(tier) || symbol === undefined || date === undefined) return undefined;
  return { tier, table, symbol, date };
}

/** Whether a folder leads to partitions: a tier, a table, a symbol. */
function isOnTheWay(parts: readonly string[]): boolean {
  return parts.length < 3 || (parts.length === 3 && parts[2].startsWith('symbol='));
}

function isTier(word: string): word is Tier {
  return tiers.includes(word);
}

/** Whether the last name is one that a write in progress, or a tool of somebody's, gives. */
function isTemporary(path: string): boolean {
  return /\.(tmp|temp|part|partial|swp)\b[^/]*$|~$/.test(path);
}

function compare({ key: a }: FoundPartition, { key: b }: FoundPartition): number {
  return (
    compareWords(a.date, b.date) ||
    compareWords(a.symbol, b.symbol) ||
    tiers.indexOf(a.tier) - tiers.indexOf(b.tier) ||
    tableOrder.indexOf(a.table) - tableOrder.indexOf(b.table) ||
    compareWords(a.table, b.table)
  );
}

function compareWords(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
