import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LakeCatalog } from '../../protocol/lake-catalog.ts';
import { jsonText } from '../stage/lake-json.ts';
import { HandLake, partitionOf } from './hand-lake.ts';

let sound: HandLake;
let lake: HandLake;

beforeAll(async () => {
  sound = await HandLake.build();
});

beforeEach(() => {
  lake = sound.copy();
});

describe('what lies around the partitions', () => {
  it('is named if it is temporary or has no business there', async () => {
    writeFileSync(lake.path('gold/bars_2m/part-0.parquet.tmp'), '');
    mkdirSync(lake.path(`${partitionOf('gold/trades')}.draft.tmp`));
    writeFileSync(lake.path(`${partitionOf('gold/trades')}.draft.tmp`, 'part-0.parquet'), '');
    writeFileSync(lake.path(partitionOf('gold/trades'), 'part-1.parquet'), '');
    writeFileSync(lake.path('catalog.json.1.file.tmp'), '');
    writeFileSync(lake.path('notes.txt'), 'somebody’s');
    const { kinds } = await lake.validate();
    expect(kinds.map(({ check, column }) => `${check} ${column ?? ''}`)).toEqual([
      'file part-1.parquet',
      'stray catalog.json.1.file.tmp',
      'stray gold/bars_2m/part-0.parquet.tmp',
      `stray ${partitionOf('gold/trades')}.draft.tmp`,
    ]);
  });

  it('is named if it is a schema that drifted from its contract', async () => {
    lake.edit('schemas/bars_2m.avsc', (text) => text.replace('"int"', '"long"'));
    rmSync(lake.path('schemas/trades.avsc'));
    writeFileSync(lake.path('schemas/ticks.avsc'), '{}');
    expect(await lake.firsts()).toEqual([
      'lake schemas/bars_2m.avsc | line 15: "type": "int", | "type": "long",',
      'lake schemas/ticks.avsc | a table that has a contract | ticks.avsc',
      'lake schemas/trades.avsc | a file | none',
    ]);
  });

  it('is named if it is a configuration that is not what it was', async () => {
    const [name] = readdirSync(lake.path('config'));
    lake.edit(`config/${name}`, (text) => text.replace('"orMinutes": 15', '"orMinutes": 30'));
    const tables = (await lake.validate()).tallies.filter(({ partitions }) => partitions > 0);
    const lines = await lake.told();
    // Every partition was made with it.
    expect(lines.filter((line) => line.includes(' config '))).toHaveLength(tables.length);
    expect(lines).toContain('catalog catalog market.orMinutes 2');
  });
});

describe('a catalog is held against the folder', () => {
  function editCatalog(change: (catalog: LakeCatalog) => unknown): void {
    lake.edit('catalog.json', (text) => jsonText(change(JSON.parse(text) as LakeCatalog)));
  }

  it('with a session that is a ghost', async () => {
    editCatalog((catalog) => ({
      ...catalog,
      sessions: [...catalog.sessions, { ...catalog.sessions[1], date: '2025-11-20' }],
    }));
    expect(await lake.firsts()).toEqual([
      'catalog 2025-11-20 | no session, for none is there | one',
    ]);
  });

  it('without a session, or with one that says something else', async () => {
    editCatalog(({ catalogVersion, sessions: [{ tables, ...first }] }) => ({
      catalogVersion,
      sessions: [
        {
          ...first,
          included: false,
          tables: { ...tables, trades: { ...tables['trades'], rowCount: 1 } },
        },
      ],
    }));
    const lines = await lake.firsts();
    expect(lines).toHaveLength(3);
    expect(lines).toContain('catalog 2025-11-18 included | true | false');
    expect(lines).toContain('catalog 2025-11-19 | the session | none');
    expect(lines.join()).toContain('"rowCount":5} | {');
  });

  it.each([
    ['gone', undefined],
    ['no JSON', '{'],
    ['nothing', 'null'],
    ['a list', '[]'],
    ['of another version', '{"catalogVersion":2,"sessions":[]}'],
    ['of sessions that are none', '{"catalogVersion":1,"sessions":[null]}'],
  ])('if it is %s', async (_, text) => {
    if (text === undefined) rmSync(lake.path('catalog.json'));
    else writeFileSync(lake.path('catalog.json'), text);
    expect(await lake.told()).toEqual(['catalog catalog catalog.json 1']);
  });
});
