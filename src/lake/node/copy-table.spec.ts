import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { levels2m } from '../../contracts/levels-2m.ts';
import { readParquet, readParquetFacts } from '../parquet/read-parquet.ts';
import { replaceFacts } from '../parquet/replace-facts.ts';
import { writeParquet } from '../parquet/write-parquet.ts';
import type { Manifest } from '../stage/manifest.ts';
import { buildLake } from './build-lake.ts';
import { HandLake, partitionOf } from './hand-lake.ts';
import { handProfile, listener, scratchFolder, writeOrders } from './hand-market.ts';
import { nodeZstd } from './zstd-codec.ts';

let lake: HandLake;

beforeAll(async () => {
  lake = await HandLake.build();
});

/** A build without anything new: what is there is looked at. */
const raw = scratchFolder();
writeOrders(join(raw, '2025-11-20.dbn'), { date: '2025-11-20' }, [
  { at: '04:00', action: 'Trade', px: 6900 },
]);

const bytesOf = (tablePath: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(lake.path(partitionOf(tablePath), 'part-0.parquet')));

const manifestOf = (tablePath: string): Manifest =>
  JSON.parse(readFileSync(lake.path(partitionOf(tablePath), 'manifest.json'), 'utf8')) as Manifest;

describe('a table that gold has as silver made it', () => {
  it.each(['window_5s', 'tick_ledger_5s', 'reprices_5s', 'levels_2m'])(
    '%s: signs the same columns, names its source and itself',
    async (table) => {
      const silver = manifestOf(`silver/${table}`);
      const gold = manifestOf(`gold/${table}`);
      const { sha256 } = silver.files['part-0.parquet'];
      const word = table.replaceAll('_', '-');
      expect(gold).toMatchObject({
        tier: 'gold',
        table,
        stage: { name: `gold-${word}`, version: 1 },
        inputs: [{ name: `${partitionOf(`silver/${table}`)}/part-0.parquet`, sha256 }],
        rowCount: silver.rowCount,
        columns: silver.columns,
        source: silver.source,
      });
      const where = `gold/${table}`;
      expect(await readParquetFacts({ file: bytesOf(where).buffer, where })).toMatchObject({
        contract: where,
        stage: `gold-${word} 1`,
      });
    },
  );

  it('has the bytes of its pages, and those that a writer would have made', async () => {
    const silver = bytesOf('silver/levels_2m');
    const gold = bytesOf('gold/levels_2m');
    const where = 'gold/levels_2m';
    const { columns, facts } = await readParquet(levels2m, {
      file: gold.slice().buffer,
      zstd: nodeZstd,
      where,
    });
    expect(Buffer.compare(writeParquet(levels2m, columns, facts, nodeZstd), gold)).toBe(0);
    expect(Buffer.compare(silver.subarray(0, 400), gold.subarray(0, 400))).toBe(0);
  });

  it('is not made of a file that is not the one that was built', async () => {
    const broken = lake.copy();
    broken.flip(`${partitionOf('silver/window_5s')}/part-0.parquet`, 300);
    rmSync(broken.path(partitionOf('gold/window_5s')), { recursive: true });
    const again = { raw, lake: broken.folder, profile: handProfile };
    await expect(buildLake(again, listener())).rejects.toThrow(
      /^silver\/window_5s\/.*: expected the file that was built, sha256 [0-9a-f]{64}, found /,
    );
  });
});

it('facts of any length and letter take the place of others', async () => {
  const [bars] = [bytesOf('silver/bars_2m')];
  const where = 'bars';
  const from = await readParquetFacts({ file: bars.slice().buffer, where });
  const to = { contract: 'a/b', note: 'mid — “ü”, '.repeat(20) };
  const replaced = replaceFacts(bars, { from, to, where });
  expect(await readParquetFacts({ file: replaced.slice().buffer, where })).toEqual(to);
  expect(() => replaceFacts(bars, { from: to, to: from, where })).toThrow(
    'bars: expected a file of a/b that says so, found another',
  );
});
