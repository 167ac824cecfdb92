import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixtureJson } from '../../lake/node/fixture-bars.ts';
import { fixturesDir, hasFixtures } from '../../lake/node/fixtures.ts';
import { rawFileChunks } from '../../lake/node/raw-file.ts';
import { DbnReader } from '../dbn/dbn-reader.ts';
import { Action, MBO, Side } from '../dbn/mbo.ts';
import type { RecordRun } from '../dbn/record-run.ts';
import { nsOf } from '../dbn/wire-time.ts';
import { isoNs } from '../units/time.ts';
import { BookHistory } from './book-history.ts';
import type { BookState, PriceDepth } from './book-state.ts';
import type { BookCounters } from './order-book.ts';

type Side10 = [pxNano: number, size: number, count: number][];

/** What an independent program says of a file. */
type Golden = {
  records: number;
  resting_orders_at_end: number;
  final_top10: [Side10, Side10];
  'last_state_per_minute(ts_event)': Record<string, [ts: number, sequence: number, Side10, Side10]>;
  aggressor_volume_per_minute: Record<string, { A: number; B: number; N: number }>;
  'aggressor_5s [sell,buy,none,trades] by epoch s': Record<string, number[]>;
};

/** Counters of a stream without a fault. */
const clean: BookCounters = {
  unknownCancels: 0,
  unknownModifies: 0,
  duplicateAdds: 0,
  overCancels: 0,
  unplaced: 0,
  clears: 0,
};

const streams = [
  {
    name: 'ES, 2023-12-25, with a snapshot',
    path: 'dbn/nautilus/esh4-glbx-mdp3-20231225.mbo.dbn.zst',
    golden: 'golden/mbo_esh4_20231225.json.zst',
    counters: clean,
    restingOrders: 11_217,
    touch: [4810, 22, 4810.25, 28],
  },
  {
    name: 'crude oil, 2025-09-24, begun in the middle of the day',
    path: 'dbn/mbo/CLX5_mbo.dbn',
    golden: 'golden/mbo_clx5.json.zst',
    counters: { ...clean, unknownCancels: 1224, unknownModifies: 216 },
    restingOrders: 147,
    touch: [65.4, 1, 64.78, 3],
  },
];

describe.skipIf(!hasFixtures).each(streams)('the book of $name', (stream) => {
  it('stands at the end of every minute as an independent program has it', async () => {
    const history = new BookHistory({ depth: 10, everyNs: 60_000_000_000n });
    await feed(stream.path, (run) => history.push(run));
    const golden = fixtureJson(stream.golden) as Golden;
    const states = [...history.states, history.state()].filter((state) => state !== undefined);
    const minutes = Object.entries(golden['last_state_per_minute(ts_event)']);
    expect(states.map(minuteOf)).toEqual(minutes.map(([minute]) => minute));
    expect(states.map(sides)).toEqual(minutes.map(([, [, , bids, asks]]) => [bids, asks]));
  });

  it('ends as it should, and knows what it missed', async () => {
    const history = new BookHistory({ depth: 10 });
    await feed(stream.path, (run) => history.push(run));
    const golden = fixtureJson(stream.golden) as Golden;
    const state = history.state();
    expect(state && sides(state)).toEqual(golden.final_top10);
    expect(state?.restingOrders).toBe(golden.resting_orders_at_end);
    expect(state?.restingOrders).toBe(stream.restingOrders);
    expect([state?.bids[0], state?.asks[0]].flatMap(points)).toEqual(stream.touch);
    expect(history.fold.book.counters).toEqual(stream.counters);
    expect(history.fold.census.records).toBe(golden.records);
  });

  it('agrees on who crossed the spread, by minute and by 5 seconds', async () => {
    const { byMinute, byFive } = await aggressors(stream.path);
    const golden = fixtureJson(stream.golden) as Golden;
    expect(byMinute).toEqual(golden.aggressor_volume_per_minute);
    expect(byFive).toEqual(golden['aggressor_5s [sell,buy,none,trades] by epoch s']);
  });
});

describe.skipIf(!hasFixtures)('the book of ES before the open of 18:00 New York', () => {
  it('is crossed after 891 events, all from 22:39 to 22:59 UTC', async () => {
    const crossed = new Map<string, number>();
    const history = new BookHistory({ depth: 1 });
    await feed('dbn/nautilus/esh4-glbx-mdp3-20231225.mbo.dbn.zst', (run) => {
      for (let i = 0; i < run.count; i++) {
        const before = history.fold.census.crossed;
        history.push(run, i, i + 1);
        if (history.fold.census.crossed === before) continue;
        const minute = isoNs(tsEventOf(run, i)).slice(11, 16);
        crossed.set(minute, (crossed.get(minute) ?? 0) + 1);
      }
    });
    expect(history.fold.census.crossed).toBe(891);
    const minutes = [...crossed.keys()];
    expect([minutes.at(0), minutes.at(-1)]).toEqual(['22:39', '22:59']);
  });
});

async function feed(path: string, take: (run: RecordRun) => void): Promise<void> {
  const reader = new DbnReader({ run: take });
  for await (const chunk of rawFileChunks(join(fixturesDir, path))) reader.push(chunk);
  reader.end();
}

function minuteOf({ tsEvent }: BookState): string {
  return isoNs(tsEvent).slice(0, 16);
}

function sides({ bids, asks }: BookState): Side10[] {
  const rows = (side: readonly PriceDepth[]): Side10 =>
    side.map(({ pxNano, size, count }) => [pxNano, size, count]);
  return [rows(bids), rows(asks)];
}

function points(depth: PriceDepth | undefined): number[] {
  return depth === undefined ? [] : [depth.pxNano / 1e9, depth.size];
}

function tsEventOf({ words, wordsPerRecord }: RecordRun, index: number): bigint {
  const at = index * wordsPerRecord;
  return nsOf(words[at + MBO.tsEventLo], words[at + MBO.tsEventHi]);
}

/** Lots of trades by the side of the aggressor. */
async function aggressors(path: string): Promise<{
  byMinute: Record<string, Record<string, number>>;
  byFive: Record<string, number[]>;
}> {
  const byMinute: Record<string, Record<string, number>> = {};
  const byFive: Record<string, number[]> = {};
  await feed(path, (run) => {
    for (let i = 0; i < run.count; i++) {
      const at = i * run.wordsPerRecord;
      const bits = run.words[at + MBO.bits];
      if (((bits >>> 16) & 0xff) !== Action.Trade) continue;
      const size = run.words[at + MBO.size];
      const side = bits >>> 24;
      const time = tsEventOf(run, i);
      const minute = (byMinute[isoNs(time).slice(0, 16)] ??= { A: 0, B: 0, N: 0 });
      minute[String.fromCharCode(side)] += size;
      const five = (byFive[String((time / 5_000_000_000n) * 5n)] ??= [0, 0, 0, 0]);
      five[side === Side.Ask ? 0 : side === Side.Bid ? 1 : 2] += size;
      five[3]++;
    }
  });
  return { byMinute, byFive };
}
