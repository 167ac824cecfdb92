import type { LakeStorage } from './lake-storage.ts';
import { tablePath, wordOfFolder } from './partition.ts';
import type { Tier } from './partition.ts';

/** A session of a contract. */
export type SessionKey = { readonly symbol: string; readonly date: string };

/** The partitions of a table, ascending by date, then symbol; unfinished ones may be among them. */
export async function listPartitions(
  storage: LakeStorage,
  tier: Tier,
  table: string,
): Promise<readonly SessionKey[]> {
  const folder = tablePath(tier, table);
  const found: SessionKey[] = [];
  for (const symbolFolder of await storage.list(folder)) {
    const symbol = wordOfFolder(symbolFolder, 'symbol');
    if (symbol === undefined) continue;
    for (const dateFolder of await storage.list(`${folder}/${symbolFolder}`)) {
      const date = wordOfFolder(dateFolder, 'date');
      if (date !== undefined) found.push({ symbol, date });
    }
  }
  return found.sort((a, b) =>
    a.date === b.date ? compare(a.symbol, b.symbol) : compare(a.date, b.date),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
