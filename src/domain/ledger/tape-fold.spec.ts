import { describe, expect, it } from 'vitest';
import { checkTable } from '../../contracts/check-columns.ts';
import { reprices5s } from '../../contracts/reprices-5s.ts';
import { tickLedger5s } from '../../contracts/tick-ledger-5s.ts';
import { window5s } from '../../contracts/window-5s.ts';
import { Action, MBO } from '../dbn/mbo.ts';
import { Rtype } from '../dbn/record-kinds.ts';
import { pxTick } from '../dbn/wire-price.ts';
import { nsSince, nsWords } from '../dbn/wire-time.ts';
import { simulatedStream, STREAM_TICK_NANO, streamSpan } from '../simulator/simulated-stream.ts';
import { LedgerFlag } from './ledger-columns.ts';
import type { SessionLedger, WindowColumns } from './ledger-columns.ts';
import { LedgerFold } from './ledger-fold.ts';
import { TapeFold } from './tape-fold.ts';
import { END_NS, START_NS } from './timed-rows.ts';

/** A trade at seconds since the session's start. */
type Print = readonly [seconds: number, side: 'B' | 'A' | 'N', tick: number, lots: number];

function ledgerOf(...prints: readonly Print[]): SessionLedger {
  const fold = new TapeFold({ startNs: START_NS, endNs: END_NS });
  for (const [seconds, side, tick, lots] of prints) {
    fold.trade(seconds * 1e9, tick, lots, side.charCodeAt(0));
  }
  fold.end();
  return fold.ledger();
}

describe('trades alone', () => {
  const { windows, ticks, reprices } = ledgerOf(
    [-60, 'B', 90, 50],
    [6, 'B', 100, 3],
    [6, 'B', 101, 2],
    [6, 'B', 102, 4],
    [7, 'A', 101, 1],
    [8, 'N', 99, 7],
    [21, 'A', 98, 5],
  );

  it('tell the tape, window by window, from the first trade to the last', () => {
    const { win, n_trades, buy, sell, other, sweep_up } = windows;
    expect([...win]).toEqual([0, 1, 2, 3, 4]);
    expect([...n_trades]).toEqual([0, 5, 0, 0, 1]);
    expect([...buy]).toEqual([0, 9, 0, 0, 0]);
    expect([...sell]).toEqual([0, 1, 0, 0, 5]);
    expect([...other]).toEqual([0, 7, 0, 0, 0]);
    expect([...sweep_up]).toEqual([0, 9, 0, 0, 0]);
    expect([windows.low_tick[1], windows.high_tick[1], windows.last_tick[1]]).toEqual([
      99, 102, 99,
    ]);
  });

  it('are one order of an aggressor where they have one time', () => {
    const { aggr_n_1, aggr_vol_5, aggr_n_5 } = windows;
    expect([aggr_n_5[1], aggr_vol_5[1], aggr_n_1[1]]).toEqual([1, 9, 1]);
  });

  it('tell nothing of the book, not even that it is empty', () => {
    const { bb, ba, qb, qa, n_events, ofi_1, ofi_10, known_lo, known_hi } = windows;
    for (const column of [bb, ba, n_events, ofi_1, ofi_10]) {
      expect([...column]).toEqual([NaN, NaN, NaN, NaN, NaN]);
    }
    expect([...qb, ...qa]).toEqual(Array.from({ length: 10 }, () => 0));
    windows.win.forEach((_, row) => expect(known_lo[row]).toBeGreaterThan(known_hi[row]));
    expect(reprices.win).toHaveLength(0);
  });

  it('have a row for each tick where an aggressor traded, its depth and flows unknown', () => {
    const { win, tick, buy, sell, ask_E, bid_E, ask_add, bid_fill } = ticks;
    expect([...win]).toEqual([1, 1, 1, 4]);
    expect([...tick]).toEqual([100, 101, 102, 98]);
    expect([...buy]).toEqual([3, 2, 4, 0]);
    expect([...sell]).toEqual([0, 1, 0, 5]);
    for (const column of [ask_E, bid_E, ask_add, bid_fill]) {
      expect([...column]).toEqual([NaN, NaN, NaN, NaN]);
    }
  });

  it('count where they come when they come late', () => {
    const late = ledgerOf([12, 'B', 100, 1], [9, 'B', 100, 2]).windows;
    expect([[...late.win], [...late.buy], [...late.qa_late]]).toEqual([[2], [3], [1]]);
    expect(late.qa_flags[0]).toBe(LedgerFlag.Late);
  });

  it('do not count when the session is over', () => {
    const { windows: few } = ledgerOf([3590, 'B', 100, 1], [3600, 'B', 100, 2]);
    expect([[...few.win], [...few.buy]]).toEqual([[718], [1]]);
  });
});

describe('the trades of a source of orders, taken alone', () => {
  const stream = simulatedStream('tape');
  const whole = wholeLedger();
  const alone = tapeLedger();
  /** First window of the tape among those of the book. */
  const offset = alone.windows.win[0] - whole.windows.win[0];

  it('give every column of the tape as the orders do', () => {
    const { windows } = alone;
    const length = windows.win.length;
    expect(length).toBeGreaterThan(240);
    for (const name of tapeColumns(windows)) {
      const expected = whole.windows[name].subarray(offset, offset + length);
      expect(windows[name], name).toEqual(expected);
    }
  });

  it('give what was bought and sold at every tick', () => {
    const traded = ({ ticks }: SessionLedger): unknown[] =>
      [...ticks.win.keys()]
        .filter((row) => ticks.buy[row] + ticks.sell[row] > 0)
        .map((row) => [ticks.win[row], ticks.tick[row], ticks.buy[row], ticks.sell[row]]);
    expect(traded(alone)).toEqual(traded(whole));
  });

  it('keep the contracts of the ledger', () => {
    const frame = undefined;
    checkTable(window5s, alone.windows, { where: 'window_5s', frame });
    checkTable(tickLedger5s, alone.ticks, { where: 'tick_ledger_5s', frame });
    checkTable(reprices5s, alone.reprices, { where: 'reprices_5s', frame });
  });

  function wholeLedger(): SessionLedger {
    const fold = new LedgerFold({ ...streamSpan, tickNano: STREAM_TICK_NANO });
    const count = stream.length / MBO.wordCount;
    const front = { rtype: Rtype.Mbo, recordIndex: 0, byteOffset: 0, version: 3 } as const;
    fold.push({ ...front, words: stream, wordsPerRecord: MBO.wordCount, count });
    fold.end();
    return fold.ledger();
  }

  function tapeLedger(): SessionLedger {
    const fold = new TapeFold(streamSpan);
    const origin = nsWords(streamSpan.startNs);
    for (let at = 0; at < stream.length; at += MBO.wordCount) {
      const bits = stream[at + MBO.bits];
      if (((bits >>> 16) & 0xff) !== Action.Trade) continue;
      const ns = nsSince(origin, stream[at + MBO.tsEventLo], stream[at + MBO.tsEventHi]);
      const tick = pxTick(stream[at + MBO.priceLo], stream[at + MBO.priceHi], STREAM_TICK_NANO);
      fold.trade(ns, tick, stream[at + MBO.size], bits >>> 24);
    }
    fold.end();
    return fold.ledger();
  }
});

/** Columns that tell of trades alone. */
function tapeColumns(windows: WindowColumns): readonly (keyof WindowColumns)[] {
  const fixed: readonly (keyof WindowColumns)[] = [
    ...(['n_trades', 'buy', 'sell', 'other', 'sweep_up', 'sweep_down'] as const),
    ...(['first_tick', 'last_tick', 'high_tick', 'low_tick'] as const),
  ];
  const names = Object.keys(windows) as (keyof WindowColumns)[];
  return [...fixed, ...names.filter((name) => name.startsWith('aggr_'))];
}
