import { cpSync, readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readCatalog } from '../build-catalog.ts';
import { readParquetFacts } from '../parquet/read-parquet.ts';
import { sessionLevels } from '../session-levels.ts';
import type { Manifest } from '../stage/manifest.ts';
import { buildLake } from './build-lake.ts';
import type { BuildResult } from './build-lake.ts';
import type { BuildRequest } from './build-request.ts';
import {
  costlyTables,
  handProfile,
  listener,
  scratchFolder,
  writeMinutes,
  writeOrders,
  writeTrades,
} from './hand-market.ts';
import type { HandEvent } from './hand-market.ts';
import { nodePlatform } from './node-platform.ts';

/** A session in nine events; its pre-market is thin, its opening range 6900.25 to 6903. */
const session: readonly HandEvent[] = [
  { at: '03:00', action: 'Add', px: 6899, size: 7 },
  { at: '04:00', action: 'Trade', px: 6900, size: 2 },
  { at: '09:29:59', action: 'Trade', px: 6905, size: 1, side: 'Ask' },
  { at: '09:30', action: 'Trade', px: 6901, size: 3 },
  { at: '09:31:59', action: 'Trade', px: 6900.25, size: 1, side: 'Ask' },
  { at: '09:44:59', action: 'Trade', px: 6903, size: 5, side: 'None' },
  { at: '09:45', action: 'Trade', px: 6910, size: 1 },
  { at: '10:00', action: 'Cancel', px: 6899, size: 7 },
  { at: '15:00', action: 'Trade', px: 6950, size: 1 },
];

let raw: string;
let lake: string;

beforeEach(() => {
  raw = scratchFolder();
  lake = scratchFolder();
});

async function build(
  request: Partial<BuildRequest> = {},
  observer = listener(),
): Promise<BuildResult> {
  return buildLake(
    { raw, lake, profile: handProfile, without: costlyTables, ...request },
    observer,
  );
}

function manifestOf(path: string, root = lake): Manifest {
  return JSON.parse(readFileSync(join(root, path, 'manifest.json'), 'utf8')) as Manifest;
}

const at = (tier: string, table: string, date = '2025-11-18', symbol = 'ESZ5'): string =>
  `${tier}/${table}/symbol=${symbol}/date=${date}`;

describe('a session of order data', () => {
  beforeEach(() => {
    writeOrders(join(raw, 'es.dbn'), { date: '2025-11-18' }, session);
  });

  it('becomes bronze, silver and gold, and says what it is in the catalog', async () => {
    const { built, skipped } = await build();
    expect(built.map(({ date, symbol }) => [date, symbol])).toEqual([['2025-11-18', 'ESZ5']]);
    expect(skipped).toEqual([]);
    const catalog = await readCatalog(nodePlatform(lake));
    expect(catalog?.sessions).toMatchObject([
      {
        date: '2025-11-18',
        symbol: 'ESZ5',
        profile: 'ES',
        included: true,
        reasons: [],
        synthetic: false,
        source: 'mbo',
        pressure: { available: true },
        // 04:00, 09:28, 09:30, 09:44 (both sides of 09:45 fall into it).
        tables: { bars_2m: { rowCount: 4 }, trades: { rowCount: 6 }, sessions: { rowCount: 1 } },
      },
    ]);
  });

  it('keeps in bronze the orders to the tail’s end and the trades to 16:00', async () => {
    await build();
    expect(manifestOf(at('bronze', 'mbo')).rowCount).toBe(8);
    expect(manifestOf(at('bronze', 'trades')).rowCount).toBe(7);
    expect(manifestOf(at('silver', 'bars_2m')).rowCount).toBe(5);
  });

  it('has an opening range of 6900.25 to 6903, and a pre-market too thin to count', async () => {
    await build();
    const { levels } = await sessionLevels(nodePlatform(lake), '2025-11-18', undefined);
    expect(levels.map(({ kind, px, reason }) => [kind, px ?? reason])).toEqual([
      ['PM_HIGH', 'pre-market coverage 0 %, needs 80 %'],
      ['PM_LOW', 'pre-market coverage 0 %, needs 80 %'],
      ['OR_HIGH', 6903],
      ['OR_LOW', 6900.25],
      ['SMA_90', 'needs 90 bars, has 4'],
      ['EMA_20', 'needs 20 bars, has 4'],
    ]);
  });

  it('signs each partition with its inputs, its stage and the hashes of its columns', async () => {
    await build();
    const trades = manifestOf(at('bronze', 'trades'));
    expect(trades).toMatchObject({
      manifestVersion: 1,
      tier: 'bronze',
      table: 'trades',
      stage: { name: 'bronze-trades', version: 1 },
      inputs: [{ name: 'es.dbn', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string }],
      source: { kind: 'mbo', instrumentId: 1, records: 8, qaOffTick: 0 },
    });
    expect(Object.keys(trades.columns)).toEqual(['ts_ns', 'tick', 'size', 'side']);
    const bars = manifestOf(at('silver', 'bars_2m'));
    const part = `${at('bronze', 'trades')}/part-0.parquet`;
    expect(bars.inputs).toEqual([{ name: part, sha256: trades.files['part-0.parquet'].sha256 }]);
  });

  it('gives the same columns whatever the size of the chunks', async () => {
    const hashes = [];
    for (const chunkBytes of [1, 7, 65_536]) {
      const other = scratchFolder();
      await build({ lake: other, chunkBytes });
      hashes.push(
        [at('bronze', 'mbo'), at('bronze', 'trades'), at('gold', 'levels_2m')].map(
          (path) => manifestOf(path, other).columns,
        ),
      );
    }
    expect(hashes[1]).toEqual(hashes[0]);
    expect(hashes[2]).toEqual(hashes[0]);
  });

  it('is not built twice, nor decoded, also when only the file’s time changes', async () => {
    await build();
    const before = manifestOf(at('gold', 'bars_2m'));
    utimesSync(join(raw, 'es.dbn'), 1, 1);
    const observer = listener();
    const again = await build({}, observer);
    expect(again).toMatchObject({ built: [], upToDate: [{ date: '2025-11-18' }] });
    expect(observer.files).toEqual([]);
    expect(manifestOf(at('gold', 'bars_2m'))).toEqual(before);
  });

  it('is built again when its content changes, its configuration changes, or by force', async () => {
    await build();
    expect((await build({ force: true })).built).toHaveLength(1);
    expect((await build({ profile: { ...handProfile, orMinutes: 30 } })).built).toHaveLength(1);
    writeOrders(join(raw, 'es.dbn'), { date: '2025-11-18' }, session.slice(0, 7));
    expect((await build({ profile: { ...handProfile, orMinutes: 30 } })).built).toHaveLength(1);
    expect(manifestOf(at('gold', 'sessions')).source.records).toBe(7);
  });

  it('is made again from bronze alone when only a later stage changes', async () => {
    await build();
    const path = join(lake, at('silver', 'levels_2m'), 'manifest.json');
    const old = { ...manifestOf(at('silver', 'levels_2m')), stage: { name: 'x', version: 0 } };
    writeFileSync(path, JSON.stringify(old));
    const observer = listener();
    const { built } = await build({}, observer);
    expect(built).toHaveLength(1);
    expect(observer.files).toEqual([]);
    expect(manifestOf(at('silver', 'levels_2m')).stage.name).toBe('silver-levels-2m');
  });
});

describe('a fault in a raw file', () => {
  const dates = ['2025-11-17', '2025-11-18'];

  beforeEach(() => {
    for (const date of dates) writeOrders(join(raw, `${date}.dbn`), { date }, session);
  });

  it('leaves the sessions before it built and publishes nothing of its own', async () => {
    truncateSync(join(raw, '2025-11-18.dbn'), 600);
    await expect(build()).rejects.toMatchObject({
      code: 'decode',
      message: expect.stringMatching(
        /^2025-11-18\.dbn: truncated record: expected 56 bytes/,
      ) as string,
    });
    const catalog = await readCatalog(nodePlatform(lake));
    expect(catalog?.sessions.map(({ date }) => date)).toEqual(['2025-11-17']);
    expect(await nodePlatform(lake).storage.list('bronze/mbo/symbol=ESZ5')).toEqual([
      'date=2025-11-17',
    ]);
  });

  it('costs the files before it no second decoding', async () => {
    truncateSync(join(raw, '2025-11-18.dbn'), 600);
    await expect(build()).rejects.toThrow('truncated record');
    writeOrders(join(raw, '2025-11-18.dbn'), { date: '2025-11-18' }, session);
    const observer = listener();
    const { built, upToDate } = await build({}, observer);
    expect(observer.files).toEqual(['building 2025-11-18.dbn']);
    expect([...upToDate, ...built].map(({ date }) => date)).toEqual(dates);
  });

  it('leaves a partition that was there as it was, and the next good file heals it', async () => {
    await build();
    const before = scratchFolder();
    cpSync(lake, before, { recursive: true });
    truncateSync(join(raw, '2025-11-18.dbn'), 600);
    await expect(build()).rejects.toThrow('truncated record');
    for (const path of [at('bronze', 'mbo'), at('gold', 'bars_2m')]) {
      expect(manifestOf(path)).toEqual(manifestOf(path, before));
    }
    writeOrders(join(raw, '2025-11-18.dbn'), { date: '2025-11-18' }, session);
    expect(await build()).toMatchObject({ built: [], upToDate: dates.map((date) => ({ date })) });
  });

  it('is an order off the tick grid, which is named with file, record and price', async () => {
    const off: HandEvent = { at: '09:30', action: 'Modify', px: 6900.1 };
    writeOrders(join(raw, '2025-11-18.dbn'), { date: '2025-11-18' }, [...session.slice(0, 2), off]);
    await expect(build()).rejects.toThrow(
      '2025-11-18.dbn: order price of record 2: expected a multiple of 0.25 points, found 6900.1',
    );
  });

  it('is not a trade off the tick grid: it goes to the nearest tick and is counted', async () => {
    const hidden: HandEvent = { at: '09:30', action: 'Trade', px: 6900.125 };
    writeOrders(join(raw, '2025-11-18.dbn'), { date: '2025-11-18' }, [hidden]);
    const { built } = await build();
    expect(built.map(({ source }) => source.qaOffTick)).toEqual([0, 1]);
    const { levels } = await sessionLevels(nodePlatform(lake), '2025-11-18', undefined);
    expect(levels[2]?.px).toBe(6900.25);
  });
});

describe('a source without orders', () => {
  const minutes = [
    { at: '09:30', o: 6900, h: 6902, l: 6899, c: 6901, vol: 10 },
    { at: '09:31', o: 6901, h: 6905, l: 6901, c: 6904, vol: 5 },
    { at: '09:44', o: 6904, h: 6904, l: 6898, c: 6898, vol: 5 },
    { at: '09:46', o: 6898, h: 6950, l: 6898, c: 6898, vol: 5 },
  ];

  it('with minutes gives candles and levels and says that there is no pressure', async () => {
    writeMinutes(join(raw, 'es.dbn'), { date: '2025-11-18' }, minutes);
    await build();
    const catalog = await readCatalog(nodePlatform(lake));
    expect(catalog?.sessions).toMatchObject([
      {
        source: 'ohlcv-1m',
        pressure: { available: false, reason: 'the source has 1-minute bars only, no orders' },
        tables: { bars_2m: { rowCount: 3 } },
      },
    ]);
    expect(catalog?.sessions[0]?.tables['trades']).toBeUndefined();
    const { levels } = await sessionLevels(nodePlatform(lake), '2025-11-18', undefined);
    expect(levels.map(({ px }) => px)).toEqual([
      undefined,
      undefined,
      6905,
      6898,
      undefined,
      undefined,
    ]);
  });

  it('with trades gives the same, and better sources win over worse', async () => {
    writeMinutes(join(raw, 'minutes.dbn'), { date: '2025-11-18' }, minutes);
    writeTrades(join(raw, 'trades.dbn'), { date: '2025-11-18' }, session.slice(1, 7));
    await build();
    const catalog = await readCatalog(nodePlatform(lake));
    expect(catalog?.sessions).toMatchObject([
      { source: 'trades', pressure: { available: false }, tables: { trades: { rowCount: 6 } } },
    ]);
    writeOrders(join(raw, 'orders.dbn'), { date: '2025-11-18' }, session);
    await build();
    const better = await readCatalog(nodePlatform(lake));
    expect(better?.sessions).toMatchObject([{ source: 'mbo', pressure: { available: true } }]);
    expect((await build()).built).toEqual([]);
  });
});

it('does not take a lake inside the raw folder for raw files', async () => {
  writeOrders(join(raw, 'es.dbn'), { date: '2025-11-18' }, session);
  await build({ lake: join(raw, 'lake') });
  expect(await build({ lake: join(raw, 'lake') })).toMatchObject({ built: [], skipped: [] });
});

it('decodes only files that can hold the wanted dates', async () => {
  for (const date of ['2025-11-12', '2025-11-18']) {
    writeOrders(join(raw, `${date}.dbn`), { date }, session);
  }
  const observer = listener();
  await build({ from: '2025-11-18' }, observer);
  expect(observer.files).toEqual(['building 2025-11-18.dbn']);
  const { built } = await build({ to: '2025-11-13' });
  expect(built.map(({ date }) => date)).toEqual(['2025-11-12', '2025-11-18']);
  // The 12th is the 18th's previous session now, so its long averages change with it.
  expect(manifestOf(at('silver', 'levels_2m')).inputs).toHaveLength(2);
});

it('refuses two files that hold the same hours of a session', async () => {
  writeOrders(join(raw, 'a.dbn'), { date: '2025-11-18' }, session);
  writeOrders(join(raw, 'b.dbn'), { date: '2025-11-18' }, session);
  await expect(build()).rejects.toThrow(
    'b.dbn: expected ESZ5 of 2025-11-18 to go on after 2025-11-18T20:00:00.000001000Z, where a.dbn ends, found 2025-11-18T08:00:00.000001000Z',
  );
});

it('puts a session together from files that follow each other', async () => {
  const whole = scratchFolder();
  const wholeLake = scratchFolder();
  writeOrders(join(whole, 'es.dbn'), { date: '2025-11-18' }, session);
  await build({ raw: whole, lake: wholeLake });
  writeOrders(join(raw, 'a.dbn'), { date: '2025-11-18' }, session.slice(0, 4));
  writeOrders(join(raw, 'b.dbn'), { date: '2025-11-18' }, session.slice(4));
  await build();
  const trades = at('bronze', 'trades');
  expect(manifestOf(trades).columns).toEqual(manifestOf(trades, wholeLake).columns);
  expect(manifestOf(trades).inputs.map(({ name }) => name)).toEqual(['a.dbn', 'b.dbn']);
});

it('labels what a simulator made, in every manifest, file and row', async () => {
  writeOrders(join(raw, 'es.dbn'), { date: '2025-11-18', dataset: 'SYNTHETIC' }, session);
  writeFileSync(join(raw, 'simulation.json'), JSON.stringify({ synthetic: true, planted: true }));
  await build();
  expect(manifestOf(at('gold', 'levels_2m')).source).toMatchObject({
    synthetic: true,
    planted: true,
  });
  const where = join(lake, at('gold', 'levels_2m'), 'part-0.parquet');
  const file = new Uint8Array(readFileSync(where)).buffer;
  expect(await readParquetFacts({ file, where })).toEqual({
    contract: 'gold/levels_2m',
    stage: 'gold-levels-2m 1',
    symbol: 'ESZ5',
    session_date: '2025-11-18',
    synthetic: 'true',
    planted: 'true',
  });
  const catalog = await readCatalog(nodePlatform(lake));
  expect(catalog?.sessions).toMatchObject([{ synthetic: true, planted: true }]);
});
