import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { bars2m } from '../../contracts/bars-2m.ts';
import { readStoredTable } from '../parquet/read-parquet.ts';
import type { StoredTable } from '../parquet/read-parquet.ts';
import { readGuarded } from './guarded-table.ts';
import { HandLake, partitionOf } from './hand-lake.ts';
import { nodeZstd } from './zstd-codec.ts';

const name = `${partitionOf('gold/bars_2m')}/part-0.parquet`;

let lake: HandLake;

beforeAll(async () => {
  lake = await HandLake.build();
});

function read(): Promise<StoredTable> {
  const path = lake.path(name);
  return readGuarded({ path, table: 'bars_2m' }, statSync(path).size);
}

describe('a file read in a thread of its own', () => {
  it('gives what it gives in ours', async () => {
    const file = new Uint8Array(readFileSync(lake.path(name))).buffer;
    const where = lake.path(name);
    expect(await read()).toEqual(await readStoredTable(bars2m, { file, zstd: nodeZstd, where }));
  });

  it('comes to an end, wherever the header of a page is damaged', async () => {
    const begin = performance.now();
    for (let at = 4; at < 40; at += 5) {
      lake.flip(name, at);
      await read().catch((fault: unknown) => expect(fault).toMatchObject({ code: 'decode' }));
      lake.flip(name, at);
    }
    expect(performance.now() - begin).toBeLessThan(50_000);
  });

  it('is told from one that is no Parquet at all', async () => {
    writeFileSync(lake.path(name), 'not at all a Parquet file');
    await expect(read()).rejects.toThrow('expected a Parquet file, found parquet file invalid');
  });
});
