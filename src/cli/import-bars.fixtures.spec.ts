import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DbnReader } from '../domain/dbn/dbn-reader.ts';
import type { OhlcvRecord } from '../domain/dbn/ohlcv.ts';
import { readOhlcv } from '../domain/dbn/ohlcv.ts';
import { clockOf, dateOf, utcNsOf } from '../domain/session/exchange-clock.ts';
import { fixturesDir, hasFixtures } from '../lake/node/fixtures.ts';
import { RawFile } from '../lake/node/raw-file.ts';
import { importBars } from './import-bars.ts';

const barsDir = join(fixturesDir, 'bars');
const NEW_YORK = 'America/New_York';
let out = '';

beforeAll(async () => {
  out = join(await mkdtemp(join(tmpdir(), 'bars-')), 'out.dbn.zst');
});

afterAll(async () => {
  await rm(join(out, '..'), { recursive: true });
});

async function imported(
  file: string,
  options: Omit<Parameters<typeof importBars>[1], 'out'>,
): Promise<OhlcvRecord[]> {
  await importBars(join(barsDir, file), { ...options, out });
  const bars: OhlcvRecord[] = [];
  const reader = new DbnReader({
    run: (run) => {
      for (let i = 0; i < run.count; i++) bars.push(readOhlcv(run, i));
    },
  });
  for await (const chunk of await RawFile.open(out)) reader.push(chunk);
  reader.end();
  return bars;
}

/** Greatest high and least low of a New York window, in points. */
function rangeOf(bars: readonly OhlcvRecord[], date: string, window: [string, string]): number[] {
  const [start, end] = window.map((clock) => utcNsOf(date, clock, NEW_YORK));
  const inside = bars.filter(({ tsEvent }) => tsEvent >= start && tsEvent < end);
  const highs = inside.map(({ highNano }) => Number(highNano) / 1e9);
  const lows = inside.map(({ lowNano }) => Number(lowNano) / 1e9);
  return [Math.max(...highs), Math.min(...lows)];
}

describe.skipIf(!hasFixtures)('real files of 1-minute bars', () => {
  it('NinjaTrader ES, New York, labelled at the end, gives the golden levels', async () => {
    const bars = await imported('ninja_es_1m/ES_Volumetric_1.csv.zst', {
      symbol: 'ESH6',
      tz: NEW_YORK,
      label: 'end',
    });
    expect(bars).toHaveLength(6900);
    expect(clockOf(bars[0].tsEvent, NEW_YORK)).toBe('18:00:00');
    expect(rangeOf(bars, '2026-02-06', ['04:00', '09:30'])).toEqual([6870, 6811.5]);
    expect(rangeOf(bars, '2026-02-06', ['09:30', '09:45'])).toEqual([6897.5, 6850.25]);
  });

  it('Databento MYM, UTC, one contract of many', async () => {
    const file = 'mym_1m/glbx-mdp3-MYM.FUT-20250430-20250630.ohlcv-1m.csv.zst';
    const bars = await imported(file, {
      symbol: 'MYMM5',
      label: 'start',
      where: new Map([['symbol', 'MYMM5']]),
    });
    expect(bars).toHaveLength(49_105);
    expect(bars[0]).toMatchObject({ openNano: 40_653_000_000_000n, volume: 39n });
    expect(bars[0]?.tsEvent).toBe(utcNsOf('2025-04-30', '00:00', 'UTC'));
    await expect(imported(file, { symbol: 'MYM', label: 'start' })).rejects.toThrow(
      'found MYMH6, MYMM5, MYMM5-MYMU5, MYMM5-MYMZ5, MYMU5, MYMU5-MYMZ5, MYMZ5;',
    );
  });

  it('6E, gzip, UTC in a column of another name', async () => {
    const bars = await imported('6e_1m/6EH4.XCME_1min_bars_20240101_20240131.csv.gz', {
      symbol: '6EH4',
      tz: 'UTC',
      label: 'end',
      columns: new Map([['time', 'timestamp_utc']]),
    });
    expect(bars).toHaveLength(29_996);
    expect(bars[0]).toMatchObject({ highNano: 1_107_850_000n, volume: 205n });
    expect(bars[0]?.tsEvent).toBe(utcNsOf('2024-01-01', '23:00', 'UTC'));
  });

  it('MYM mornings, New York with its offset', async () => {
    const bars = await imported('mym_2m/MYM_FUT_1m_full.csv.zst', {
      symbol: 'MYMM5',
      label: 'start',
    });
    expect(bars).toHaveLength(2441);
    expect(clockOf(bars[0].tsEvent, NEW_YORK)).toBe('09:25:00');
    expect(new Set(bars.map(({ tsEvent }) => dateOf(tsEvent, NEW_YORK))).size).toBe(38);
  });

  it('are told from bars of 2 and of 5 minutes', async () => {
    await expect(
      imported('mym_2m/MYM_FUT_2m_full.csv.zst', { symbol: 'MYMM5', label: 'start' }),
    ).rejects.toThrow('steps of 2 minutes');
    const chicago = { symbol: 'ESH15', label: 'start', tz: 'America/Chicago' } as const;
    await expect(imported('es_5m/ESH15_5m.csv.zst', chicago)).rejects.toThrow('steps of 5 minutes');
  });
});
