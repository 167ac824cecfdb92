import { beforeAll, describe, expect, it } from 'vitest';
import { fixturesNamed } from '../../lake/node/fixture-catalog.ts';
import { hasFixtures } from '../../lake/node/fixtures.ts';
import { rawFileChunks } from '../../lake/node/raw-file.ts';
import { DbnReader } from './dbn-reader.ts';
import { Action } from './mbo.ts';
import { readMbp1 } from './mbp1.ts';
import { readOhlcv } from './ohlcv.ts';
import type { RecordRun } from './record-run.ts';
import { readTrade } from './trade.ts';

const MINUTE_NS = 60_000_000_000n;

/** What two schemas must agree upon. */
type Print = {
  readonly instrumentId: number;
  readonly tsEvent: bigint;
  readonly pxNano: bigint;
  readonly sz: number;
  readonly side: number;
  readonly sequence: number;
};

type Bar = {
  readonly openNano: bigint;
  readonly highNano: bigint;
  readonly lowNano: bigint;
  readonly closeNano: bigint;
  readonly volume: bigint;
};

async function decoded<T>(
  name: string,
  read: (run: RecordRun, index: number) => T,
): Promise<readonly T[]> {
  const [path] = fixturesNamed(name);
  const records: T[] = [];
  const reader = new DbnReader({
    run: (run) => {
      for (let i = 0; i < run.count; i++) records.push(read(run, i));
    },
  });
  for await (const chunk of rawFileChunks(path)) reader.push(chunk);
  reader.end();
  return records;
}

function printOf({ instrumentId, tsEvent, pxNano, sz, side, sequence }: Print): Print {
  return { instrumentId, tsEvent, pxNano, sz, side, sequence };
}

/** Minutes of trades in order. */
function minutesOf(prints: readonly Print[]): ReadonlyMap<bigint, Bar> {
  const minutes = new Map<bigint, Bar>();
  for (const { tsEvent, pxNano: px, sz } of prints) {
    const startNs = tsEvent - (tsEvent % MINUTE_NS);
    const bar = minutes.get(startNs);
    minutes.set(startNs, {
      openNano: bar?.openNano ?? px,
      highNano: bar === undefined || px > bar.highNano ? px : bar.highNano,
      lowNano: bar === undefined || px < bar.lowNano ? px : bar.lowNano,
      closeNano: px,
      volume: (bar?.volume ?? 0n) + BigInt(sz),
    });
  }
  return minutes;
}

describe.skipIf(!hasFixtures)('four minutes of ESU4 in three schemas', () => {
  let trades: readonly Print[] = [];
  beforeAll(async () => {
    const name = 'futures_trades_2024-07-01T23-58_2024-07-02T00-02.dbn.zst';
    trades = (await decoded(name, readTrade)).map(printOf);
  });

  it('the trades among the quotes are the trades, one to one', async () => {
    const name = 'futures_mbp-1_2024-07-01T23-58_2024-07-02T00-02.dbn.zst';
    const changes = await decoded(name, readMbp1);
    expect(changes).toHaveLength(2288);
    const prints = changes.filter(({ action }) => action === Action.Trade).map(printOf);
    expect(trades).toHaveLength(120);
    expect(prints).toEqual(trades);
  });

  it('the trades of each minute are its bar', async () => {
    const name = 'futures_ohlcv-1m_2024-07-01T23-40_2024-07-02T00-10.dbn.zst';
    const bars = await decoded(name, readOhlcv);
    const minutes = minutesOf(trades);
    const clocks = Array.from(minutes.keys(), (ns) =>
      new Date(Number(ns / 1_000_000n)).toISOString(),
    );
    expect(clocks.map((iso) => iso.slice(11, 16))).toEqual(['23:58', '23:59', '00:00', '00:01']);
    for (const [startNs, minute] of minutes) {
      const bar = bars.find(
        ({ tsEvent, instrumentId }) =>
          tsEvent === startNs && instrumentId === trades[0].instrumentId,
      );
      expect(bar).toMatchObject(minute);
    }
  });
});
