import { allStages } from './lake-stages.ts';
import type { LakeStorage } from './stage/lake-storage.ts';
import type { SessionKey } from './stage/list-partitions.ts';
import { readManifest } from './stage/manifest.ts';
import type { Tier } from './stage/partition.ts';

/** What the lake holds of some sessions in one table. */
export type BuiltTable = {
  readonly tier: Tier;
  readonly table: string;
  readonly rowCount: number;
  readonly byteLength: number;
};

/** Rows and bytes of some sessions by table, in the order the stages run; empty tables left out. */
export async function builtTables(
  storage: LakeStorage,
  sessions: readonly SessionKey[],
): Promise<readonly BuiltTable[]> {
  const tables: BuiltTable[] = [];
  for (const { writes } of allStages()) {
    const [tier, table] = writes.split('/') as [Tier, string];
    let [rowCount, byteLength] = [0, 0];
    for (const { symbol, date } of sessions) {
      const manifest = await readManifest(storage, { tier, table, symbol, date });
      if (manifest === undefined) continue;
      rowCount += manifest.rowCount;
      for (const file of Object.values(manifest.files)) byteLength += file.byteLength;
    }
    if (byteLength > 0) tables.push({ tier, table, rowCount, byteLength });
  }
  return tables;
}
