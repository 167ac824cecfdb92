import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { checkTable } from '../../contracts/check-columns.ts';
import { reprices5s } from '../../contracts/reprices-5s.ts';
import { tickLedger5s } from '../../contracts/tick-ledger-5s.ts';
import { window5s } from '../../contracts/window-5s.ts';
import { Action, MBO, Side } from '../dbn/mbo.ts';
import { Rtype } from '../dbn/record-kinds.ts';
import {
  joinedWords,
  simulatedStream,
  STREAM_TICK_NANO,
  streamSpan,
} from '../simulator/simulated-stream.ts';
import { LedgerFold } from './ledger-fold.ts';
import type { SessionLedger } from './ledger-columns.ts';
import { timedRun } from './timed-rows.ts';

const { wordCount } = MBO;
const { startNs, endNs } = streamSpan;

/** A simulated session's records, one behind the other. */
const stream = simulatedStream('ledger');
const recordCount = stream.length / wordCount;
const whole = ledgerOf(stream, 8192);

/** @param sizes of the runs that the records are pushed in, or one size for all. */
function ledgerOf(words: Int32Array, sizes: number | (() => number)): SessionLedger {
  const fold = new LedgerFold({ startNs, endNs, tickNano: STREAM_TICK_NANO });
  const front = { rtype: Rtype.Mbo, recordIndex: 0, byteOffset: 0, version: 3 } as const;
  for (let at = 0; at < words.length;) {
    const size = typeof sizes === 'number' ? sizes : sizes();
    const run = words.slice(at, at + size * wordCount);
    const count = run.length / wordCount;
    fold.push({ ...front, words: run, wordsPerRecord: wordCount, count });
    at += run.length;
  }
  fold.end();
  return fold.ledger();
}

describe('the ledger of a simulated session', () => {
  it('has a window for every 5 seconds and keeps its contracts, conservation too', () => {
    const { windows, ticks, reprices } = whole;
    expect(windows.win.length).toBe(22 * 12);
    expect(recordCount).toBeGreaterThan(50_000);
    expect(reprices.win.length).toBeGreaterThan(1000);
    const frame = undefined;
    checkTable(window5s, windows, { where: 'window_5s', frame });
    checkTable(tickLedger5s, ticks, { where: 'tick_ledger_5s', frame });
    checkTable(reprices5s, reprices, { where: 'reprices_5s', frame });
    expect(new Set(windows.qa_flags)).toEqual(new Set([0]));
  });

  it('explains the touch of each window by the depth of its ticks', () => {
    const { windows } = whole;
    const depth = depthsFrom(whole, 0);
    windows.win.forEach((win, row) => {
      const at = depth[win];
      const bids = Object.keys(at.bid).map(Number);
      const asks = Object.keys(at.ask).map(Number);
      expect([Math.max(...bids), Math.min(...asks)]).toEqual([windows.bb[row], windows.ba[row]]);
      expect(at.bid[windows.bb[row]]).toBe(windows.qb[row]);
      expect(at.ask[windows.ba[row]]).toBe(windows.qa[row]);
    });
  });

  it('fills what was traded', () => {
    const { windows, ticks } = whole;
    const sum = (column: ArrayLike<number>): number =>
      Array.from(column).reduce((total, lots) => total + lots, 0);
    expect(sum(ticks.ask_fill)).toBe(sum(windows.buy));
    expect(sum(ticks.bid_fill)).toBe(sum(windows.sell));
    expect([sum(ticks.buy), sum(ticks.sell)]).toEqual([sum(windows.buy), sum(windows.sell)]);
  });

  it('moves nothing into or out of the book by reprices', () => {
    const moved = new Map<number, number>();
    whole.ticks.win.forEach((win, row) => {
      const lots = whole.ticks.ask_moved[row] + whole.ticks.bid_moved[row];
      moved.set(win, (moved.get(win) ?? 0) + lots);
    });
    expect(new Set(moved.values())).toEqual(new Set([0]));
  });

  it.each([1, 7, 65_536])('does not depend on its records coming %i at a time', (size) => {
    expect(ledgerOf(stream, size)).toEqual(whole);
  });

  it('does not depend on runs of random lengths', () => {
    const random = new Random('runs');
    expect(ledgerOf(stream, () => 1 + Math.floor(random.exponential(0.01)))).toEqual(whole);
  });

  it('is not changed by what comes later', () => {
    const random = new Random('later');
    for (let i = 0; i < 8; i++) {
      const part = stream.slice(0, random.integer(30_000, recordCount) * wordCount);
      const known = ledgerOf(part, 8192);
      const closed = known.windows.win.length - 1;
      expect(upTo(known, closed)).toEqual(upTo(whole, closed));
    }
  });

  it('read from any keyframe is the same as from the start', () => {
    const fromStart = depthsFrom(whole, 0);
    for (const keyframe of [120, 240]) {
      const fromThere = depthsFrom(whole, keyframe);
      for (const win of Object.keys(fromThere)) {
        expect(fromThere[Number(win)]).toEqual(fromStart[Number(win)]);
      }
    }
  });

  it('is mirrored when the market is', () => {
    expect(ledgerOf(mirroredStream(stream), 8192)).toEqual(mirroredLedger(whole));
  });

  it('does not depend on where the first price was', () => {
    // An order at a price far off comes first: all others are far from it until the cells move.
    const stub = timedRun([[0, 'A', 'A', 5, 4_000_000, 3]]).words;
    stub.copyWithin(MBO.tsEventLo, MBO.tsRecvLo, MBO.tsRecvHi + 1);
    stub.set(stream.subarray(MBO.tsEventLo, MBO.tsEventHi + 1), MBO.tsEventLo);
    const far = joinedWords(stream.subarray(0, wordCount), stub, stream.subarray(wordCount));
    const inRuns = ledgerOf(far, 100);
    expect(inRuns).toEqual(ledgerOf(far, far.length));
    const rows = inRuns.ticks.tick.map((tick) => (tick === 4_000_000 ? 1 : 0));
    expect(rows.reduce((sum, row) => sum + row, 0)).toBe(3);
    expect(inRuns.reprices).toEqual(whole.reprices);
    expect(inRuns.windows.ofi_10).toEqual(whole.windows.ofi_10);
  });
});

/** The first `windowCount` windows of a ledger. */
function upTo({ windows, ticks, reprices }: SessionLedger, windowCount: number): SessionLedger {
  const cut = <C extends Readonly<Record<string, ArrayLike<unknown>>>>(table: C, end: number): C =>
    Object.fromEntries(
      Object.entries(table).map(([name, column]) => [name, Array.from(column).slice(0, end)]),
    ) as unknown as C;
  const before = (wins: Int32Array): number => wins.filter((win) => win < windowCount).length;
  return {
    windows: cut(windows, windowCount),
    ticks: cut(ticks, before(ticks.win)),
    reprices: cut(reprices, before(reprices.win)),
  };
}

type Depth = Record<'bid' | 'ask', Record<number, number>>;

/** Depth by tick at the end of each window, read from a keyframe on. */
function depthsFrom({ ticks, windows }: SessionLedger, keyframe: number): Record<number, Depth> {
  const depths: Record<number, Depth> = {};
  const now: Depth = { bid: {}, ask: {} };
  let row = ticks.win.findIndex((win) => win >= keyframe);
  for (const win of windows.win.filter((any) => any >= keyframe)) {
    for (; ticks.win[row] === win; row++) {
      put(now.bid, ticks.tick[row], ticks.bid_E[row]);
      put(now.ask, ticks.tick[row], ticks.ask_E[row]);
    }
    depths[win] = { bid: { ...now.bid }, ask: { ...now.ask } };
  }
  return depths;
}

function put(side: Record<number, number>, tick: number, lots: number): void {
  if (lots === 0) Reflect.deleteProperty(side, tick);
  else side[tick] = lots;
}

/** Twice the tick that prices are reflected at. */
const TWICE = 54_800;

function mirroredStream(words: Int32Array): Int32Array {
  const mirrored = words.slice();
  for (let at = 0; at < words.length; at += wordCount) {
    const bits = words[at + MBO.bits];
    if (((bits >>> 16) & 0xff) === Action.Clear) continue;
    const nano = words[at + MBO.priceHi] * 2 ** 32 + (words[at + MBO.priceLo] >>> 0);
    const reflected = TWICE * STREAM_TICK_NANO - nano;
    mirrored[at + MBO.priceLo] = reflected;
    mirrored[at + MBO.priceHi] = Math.floor(reflected / 2 ** 32);
    const side = bits >>> 24 === Side.Ask ? Side.Bid : Side.Ask;
    mirrored[at + MBO.bits] = (bits & 0xffffff) | (side << 24);
  }
  return mirrored;
}

function mirroredLedger({ windows, ticks, reprices }: SessionLedger): SessionLedger {
  const reflect = <A extends Int32Array | Float64Array>(column: A): A => {
    const reflected = column.slice() as A;
    column.forEach((tick, row) => (reflected[row] = TWICE - tick));
    return reflected;
  };
  const negate = (column: Float64Array): Float64Array => column.map((lots) => 0 - lots);
  const ofi = Object.entries(windows).filter(([name]) => name.startsWith('ofi_'));
  return {
    windows: {
      ...windows,
      ...Object.fromEntries(ofi.map(([name, column]) => [name, negate(Float64Array.from(column))])),
      ...{ bb: reflect(windows.ba), ba: reflect(windows.bb), qb: windows.qa, qa: windows.qb },
      ...{ buy: windows.sell, sell: windows.buy },
      ...{ sweep_up: windows.sweep_down, sweep_down: windows.sweep_up },
      ...{ first_tick: reflect(windows.first_tick), last_tick: reflect(windows.last_tick) },
      ...{ high_tick: reflect(windows.low_tick), low_tick: reflect(windows.high_tick) },
    },
    ticks: reordered({
      ...{ win: ticks.win, tick: reflect(ticks.tick), ask_E: ticks.bid_E, bid_E: ticks.ask_E },
      ...{ ask_add: ticks.bid_add, ask_pull: ticks.bid_pull, ask_fill: ticks.bid_fill },
      ...{ bid_add: ticks.ask_add, bid_pull: ticks.ask_pull, bid_fill: ticks.ask_fill },
      ...{ ask_moved: ticks.bid_moved, bid_moved: ticks.ask_moved },
      ...{ buy: ticks.sell, sell: ticks.buy },
    }),
    reprices: reordered({
      win: reprices.win,
      side: reprices.side.map((side) => (side === 'A' ? 'B' : 'A')),
      from_tick: reflect(reprices.from_tick),
      to_tick: reflect(reprices.to_tick),
      size: reprices.size,
    }),
  };
}

/** A table whose rows ascend by its columns, in the order in which they are given. */
function reordered<T extends Readonly<Record<string, ArrayLike<number | string>>>>(table: T): T {
  const columns = Object.values(table);
  const rows = Array.from(columns[0], (_, row) => row);
  rows.sort((a, b) => {
    const column = columns.find((values) => values[a] !== values[b]);
    return column === undefined ? 0 : column[a] < column[b] ? -1 : 1;
  });
  const entries = Object.entries(table).map(([name, column]) => {
    const values = rows.map((row) => column[row]);
    if (column instanceof Int32Array) return [name, Int32Array.from(values, Number)];
    return [name, column instanceof Float64Array ? Float64Array.from(values, Number) : values];
  });
  return Object.fromEntries(entries) as T;
}
