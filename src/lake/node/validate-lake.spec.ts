import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildCatalog } from '../build-catalog.ts';
import { HandLake, partitionOf, withValue } from './hand-lake.ts';
import { scratchFolder } from './hand-market.ts';
import { openLakeDisk } from './lake-disk.ts';
import { nodePlatform } from './node-platform.ts';

let sound: HandLake;
let lake: HandLake;

beforeAll(async () => {
  sound = await HandLake.build();
});

beforeEach(() => {
  lake = sound.copy();
});

describe('a sound lake', () => {
  it('has no violation, and every tier of it was looked at', async () => {
    const { kinds, tallies } = await lake.validate();
    expect(kinds).toEqual([]);
    expect(tallies.map(({ table, partitions, rows }) => [table, partitions, rows])).toEqual(
      expect.arrayContaining([
        ['bronze/mbo', 2, 14],
        ['bronze/trades', 2, 10],
        ['silver/window_5s', 2, 8642],
        ['silver/tick_ledger_5s', 2, 82],
        ['silver/reprices_5s', 2, 0],
        ['silver/bars_2m', 2, 6],
        ['silver/levels_2m', 2, 72],
        ['gold/trades', 2, 10],
        ['gold/bars_2m', 2, 6],
        ['gold/levels_2m', 2, 72],
        ['gold/window_5s', 2, 8642],
        ['gold/tick_ledger_5s', 2, 82],
        ['gold/reprices_5s', 2, 0],
        ['gold/sessions', 2, 2],
        ['catalog', 0, 0],
        ['lake', 0, 0],
      ]),
    );
  });

  it('may lack whole tiers, its schemas and whatever else a reader can do without', async () => {
    for (const folder of ['bronze', 'silver', 'schemas'])
      rmSync(lake.path(folder), { recursive: true });
    rmSync(lake.path('raw-files.json'));
    // Its catalog says that there are orders; a published one is made without them.
    await buildCatalog(nodePlatform(lake.folder));
    expect(await lake.told()).toEqual([]);
  });

  it('is looked at for one date alone, if that is wanted', async () => {
    rmSync(lake.path(partitionOf('gold/bars_2m'), '_SUCCESS'));
    expect(await lake.told('2025-11-19')).toEqual([]);
    expect(await lake.told('2025-11-18')).not.toEqual([]);
    await expect(lake.validate('2025-11-20')).rejects.toThrow(
      `lake ${lake.folder}: expected sessions of 2025-11-20, found no partition`,
    );
  });

  it('is not any folder', async () => {
    await expect(openLakeDisk(lake.path('nowhere'))).rejects.toThrow(
      'expected a folder, found none',
    );
    lake = new HandLake(scratchFolder());
    await expect(lake.validate()).rejects.toThrow('expected a lake, found no partition');
  });
});

it('the committed sample is sound', async () => {
  lake = new HandLake(fileURLToPath(new URL('../../../data-samples/lake', import.meta.url)));
  expect(await lake.told()).toEqual([]);
}, 180_000);

/** The ledger no longer comes from the orders that are there. */
const outrunLedger = ['window_5s', 'tick_ledger_5s', 'reprices_5s'].map(
  (table) => `silver/${table} input ${partitionOf('bronze/mbo')}/mbo.dbn.zst 1`,
);

describe('a damaged file', () => {
  it.each([0, 5, 300, 1_000, 1_200])('of Parquet is named where byte %i flipped', async (at) => {
    lake.flip(`${partitionOf('gold/bars_2m')}/part-0.parquet`, at);
    expect(await lake.told()).toContain('gold/bars_2m file part-0.parquet 1');
  });

  it('of Parquet that was cut is named with its lengths', async () => {
    const path = lake.path(partitionOf('gold/bars_2m'), 'part-0.parquet');
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, 100));
    expect((await lake.firsts()).slice(0, 2)).toEqual([
      `gold/bars_2m 2025-11-18 part-0.parquet | ${bytes.length} bytes | 100 bytes`,
      expect.stringMatching(/^gold\/bars_2m 2025-11-18 part-0.parquet \| readable Parquet \| /),
    ]);
  });

  it('of orders is named', async () => {
    const path = lake.path(partitionOf('bronze/mbo'), 'mbo.dbn.zst');
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] ^= 16;
    writeFileSync(path, bytes);
    expect(await lake.told()).toEqual([
      'bronze/mbo file mbo.dbn.zst 1',
      'bronze/mbo decode mbo.dbn.zst 1',
      ...outrunLedger,
    ]);
  });

  it('of orders that another file took the place of is named by its records', async () => {
    const other = lake.path(partitionOf('bronze/mbo', '2025-11-19'), 'mbo.dbn.zst');
    cpSync(other, lake.path(partitionOf('bronze/mbo'), 'mbo.dbn.zst'));
    expect(await lake.told()).toEqual([
      'bronze/mbo file mbo.dbn.zst 1',
      'bronze/mbo column hash records 1',
      'bronze/mbo rule ts_recv 1',
      ...outrunLedger,
    ]);
  });
});

describe('a manifest that was edited', () => {
  const path = `${partitionOf('gold/bars_2m')}/manifest.json`;
  const cases: [string, (text: string) => string, string][] = [
    [
      'its rows',
      (text) => text.replace('"rowCount": 3', '"rowCount": 4'),
      'gold/bars_2m manifest rowCount 1',
    ],
    [
      'its symbol',
      (text) => text.replace('"symbol": "ESZ5"', '"symbol": "ESH6"'),
      'gold/bars_2m manifest symbol 1',
    ],
    [
      'its stage',
      (text) => text.replace('gold-bars-2m', 'gold-levels-2m'),
      'gold/bars_2m manifest stage.name 1',
    ],
    [
      'a column’s hash',
      (text) => text.replace(/"vol": "./, '"vol": "g'),
      'gold/bars_2m manifest columns 1',
    ],
    [
      'a column’s hash, well formed',
      (text) => text.replace(/"vol": "(.)/, (_, digit) => `"vol": "${digit === '0' ? '1' : '0'}`),
      'gold/bars_2m column hash vol 1',
    ],
    [
      'its input',
      (text) => text.replace('silver/bars_2m', 'silver/bars_3m'),
      'gold/bars_2m input silver/bars_3m/symbol=ESZ5/date=2025-11-18/part-0.parquet 1',
    ],
    [
      'its source',
      (text) => text.replace('"records": 7', '"records": 8'),
      'gold/bars_2m manifest source.records 1',
    ],
    ['its braces', (text) => text.slice(0, -4), 'gold/bars_2m manifest manifest.json 1'],
    [
      'its configuration',
      (text) => text.replace(/"configHash": "[^"]*/, '"configHash": "0000'),
      'gold/bars_2m config config/0000.json 1',
    ],
  ];
  it.each(cases)('in %s', async (_, change, line) => {
    lake.edit(path, change);
    expect(await lake.told()).toContain(line);
  });

  it('or lost', async () => {
    rmSync(lake.path(path));
    expect(await lake.told()).toContain('gold/bars_2m manifest manifest.json 1');
  });
});

describe('a partition', () => {
  it('that was never finished is named, and the catalog that lists it', async () => {
    rmSync(lake.path(partitionOf('gold/bars_2m'), '_SUCCESS'));
    expect(await lake.firsts()).toEqual([
      'gold/bars_2m 2025-11-18 _SUCCESS | a file | none',
      expect.stringMatching(/^catalog 2025-11-18 bars_2m \| none \| \{.*"byteLength":\d+.*"path":/),
    ]);
  });

  it('that is missing is named by those made from it', async () => {
    rmSync(lake.path(partitionOf('silver/levels_2m')), { recursive: true });
    expect(await lake.firsts()).toContain(
      `gold/levels_2m 2025-11-18 ${partitionOf('silver/levels_2m')}/part-0.parquet | the file that the partition was made from | none`,
    );
  });

  it('that is missing from a session is named', async () => {
    rmSync(lake.path(partitionOf('gold/levels_2m')), { recursive: true });
    expect(await lake.told()).toEqual([
      'gold/levels_2m partition 1',
      'catalog catalog levels_2m 1',
    ]);
  });

  it('that its source has outrun is named', async () => {
    await lake.rewrite('silver/bars_2m', withValue('vol', 0, 3));
    const bars = `${partitionOf('silver/bars_2m')}/part-0.parquet`;
    const told = await lake.told();
    expect(told).toEqual(
      expect.arrayContaining([
        `gold/bars_2m input ${bars} 1`,
        // The day after looks back at it too.
        `gold/sessions input ${bars} 2`,
        `silver/levels_2m input ${bars} 1`,
      ]),
    );
    expect(told.filter((line) => !line.includes(`input ${bars}`))).toEqual([]);
  });

  it('of a table nobody knows is named', async () => {
    cpSync(lake.path('gold/trades'), lake.path('gold/ticks'), { recursive: true });
    expect(await lake.told()).toEqual(expect.arrayContaining(['gold/ticks schema 2']));
  });
});
