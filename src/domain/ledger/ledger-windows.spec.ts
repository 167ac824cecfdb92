import { describe, expect, it } from 'vitest';
import { TICK_NANO } from '../book/mbo-rows.ts';
import { LedgerFlag } from './ledger-columns.ts';
import { LedgerFold } from './ledger-fold.ts';
import {
  END_NS,
  ledgerOf,
  repricesOf,
  SNAPSHOT,
  START_NS,
  ticksOf,
  timedRun,
} from './timed-rows.ts';
import type { TimedRow } from './timed-rows.ts';

describe('the windows of a session', () => {
  it('are there without gaps from the first record to the last, with the book carried on', () => {
    const { windows } = ledgerOf(
      timedRun([
        [12, 'A', 'A', 1, 24000, 10],
        [31, 'A', 'B', 2, 23999, 5],
      ]),
    );
    expect([...windows.win]).toEqual([2, 3, 4, 5, 6]);
    expect([...windows.ba]).toEqual([24000, 24000, 24000, 24000, 24000]);
    expect([...windows.bb]).toEqual([NaN, NaN, NaN, NaN, 23999]);
    expect([...windows.qb]).toEqual([0, 0, 0, 0, 5]);
    expect([...windows.n_events]).toEqual([1, 0, 0, 0, 1]);
  });

  it('begin with the session where the source began before it, with the book of the night', () => {
    const ledger = ledgerOf(
      timedRun([
        [-30, 'A', 'A', 1, 24000, 10],
        [-20, 'T', 'B', 9, 24000, 3],
        [7, 'C', 'A', 1, 24000, 4],
      ]),
    );
    expect([...ledger.windows.win]).toEqual([0, 1]);
    expect([...ledger.windows.n_trades]).toEqual([0, 0]);
    expect(ticksOf(ledger, 0)).toEqual({ 24000: { ask_E: 10 } });
    expect(ticksOf(ledger, 1)).toEqual({ 24000: { ask_E: 6, ask_pull: 4 } });
  });

  it('end with the last one that has a record in the session', () => {
    const ledger = ledgerOf(
      timedRun([
        [3594.9, 'A', 'A', 1, 24000, 10],
        [3599.9, 'A', 'A', 2, 24000, 10],
        [3600, 'A', 'A', 3, 24000, 10],
        [3599.9, 'A', 'A', 4, 24000, 10],
      ]),
    );
    expect([...ledger.windows.win]).toEqual([718, 719]);
    expect(ticksOf(ledger, 719)).toEqual({ 24000: { ask_E: 20, ask_add: 10 } });
  });

  it('know only what is closed until the end is told', () => {
    const fold = new LedgerFold({ startNs: START_NS, endNs: END_NS, tickNano: TICK_NANO });
    fold.push(timedRun([[1, 'A', 'A', 1, 24000, 10]]));
    expect([...fold.ledger().windows.win]).toEqual([]);
    fold.push(timedRun([[6, 'C', 'A', 1, 24000, 10]]));
    expect([...fold.ledger().windows.win]).toEqual([0]);
    fold.end();
    fold.end();
    expect([...fold.ledger().windows.win]).toEqual([0, 1]);
  });

  it('are none without a record', () => {
    expect([...ledgerOf().windows.win]).toEqual([]);
    expect([...ledgerOf(timedRun([[-5, 'A', 'A', 1, 24000, 10]])).windows.win]).toEqual([]);
  });
});

describe('an event', () => {
  it('belongs as a whole to the window of its last record, its trades too', () => {
    const ledger = ledgerOf(
      timedRun([
        [1, 'A', 'A', 1, 24000, 10],
        [4.9, 'T', 'B', 9, 24000, 4, 'part'],
        [4.9, 'F', 'A', 1, 24000, 4, 'part'],
        [5.1, 'C', 'A', 1, 24000, 4],
      ]),
    );
    expect([...ledger.windows.buy]).toEqual([0, 4]);
    expect(ticksOf(ledger, 1)).toEqual({ 24000: { ask_E: 6, ask_fill: 4, buy: 4 } });
  });

  it('with an older time than the open window counts there, and is told of', () => {
    const ledger = ledgerOf(
      timedRun([
        [1, 'A', 'A', 1, 24000, 10],
        [5.5, 'C', 'A', 1, 24000, 1],
        [4.5, 'C', 'A', 1, 24000, 2],
        [5, 'C', 'A', 1, 24000, 3],
      ]),
    );
    expect(ticksOf(ledger, 1)).toEqual({ 24000: { ask_E: 4, ask_pull: 6 } });
    expect([...ledger.windows.qa_late]).toEqual([0, 1]);
    expect([...ledger.windows.qa_flags]).toEqual([0, LedgerFlag.Late]);
  });

  it('that has no end is left out', () => {
    const ledger = ledgerOf(
      timedRun([
        [1, 'A', 'A', 1, 24000, 10],
        [2, 'C', 'A', 1, 24000, 10, 'part'],
      ]),
    );
    expect(ticksOf(ledger, 0)).toEqual({ 24000: { ask_E: 10, ask_add: 10 } });
  });
});

describe('a window in which the book is cleared', () => {
  const ledger = ledgerOf(
    timedRun([
      [1, 'A', 'A', 1, 24000, 10],
      [1, 'A', 'B', 2, 23990, 7],
      [6, 'A', 'A', 3, 24005, 1],
      [6, 'M', 'A', 1, 24001, 10],
      [7, 'R', 'N', 0, 0, 0],
      [7, 'T', 'B', 9, 24002, 2],
      [8, 'A', 'A', 4, 24001, 3],
      [8, 'A', 'B', 5, 23990, 6],
      [11, 'C', 'A', 4, 24001, 1],
    ]),
  );

  it('lists depth as it is, and the ticks that lost theirs, but no flows', () => {
    const unknown = {
      ...{ ask_add: NaN, ask_pull: NaN, ask_fill: NaN, ask_moved: NaN },
      ...{ bid_add: NaN, bid_pull: NaN, bid_fill: NaN, bid_moved: NaN },
    };
    expect(ticksOf(ledger, 1)).toEqual({
      23990: { bid_E: 6, ...unknown },
      24000: { ...unknown },
      24001: { ask_E: 3, ...unknown },
      24002: { buy: 2, ...unknown },
    });
    expect(repricesOf(ledger, 1)).toEqual([]);
  });

  it('knows no order flow imbalance, but its trades', () => {
    const { windows } = ledger;
    expect([windows.ofi_1[1], windows.ofi_10[1]]).toEqual([NaN, NaN]);
    expect([windows.buy[1], windows.n_events[1]]).toEqual([2, 4]);
    expect(windows.qa_flags[1]).toBe(LedgerFlag.BookReset);
  });

  it('is followed by windows that know all again', () => {
    expect(ticksOf(ledger, 2)).toEqual({ 24001: { ask_E: 2, ask_pull: 1 } });
    expect(ledger.windows.ofi_1[2]).toBe(1);
  });
});

describe('a snapshot', () => {
  const rows: TimedRow[] = [
    [-80_000, 'R', 'N', 0, 0, 0, 'part'],
    [-90_000, 'A', 'A', 1, 24000, 10, 'part'],
    [-70_000, 'A', 'B', 2, 23990, 5],
  ];

  it('before the session is the book that it opens with', () => {
    const ledger = ledgerOf(timedRun(rows, SNAPSHOT), timedRun([[11, 'C', 'A', 1, 24000, 1]]));
    expect([...ledger.windows.win]).toEqual([0, 1, 2]);
    expect([...ledger.windows.qa_flags]).toEqual([0, 0, 0]);
    expect([...ledger.windows.n_events]).toEqual([0, 0, 1]);
    expect(ticksOf(ledger, 0)).toEqual({ 23990: { bid_E: 5 }, 24000: { ask_E: 10 } });
  });

  it('inside the session counts in the open window, whose flows are unknown', () => {
    const ledger = ledgerOf(
      timedRun([[1, 'A', 'A', 7, 24003, 2]]),
      timedRun([[6, 'A', 'A', 8, 24003, 2]]),
      timedRun(rows, SNAPSHOT),
    );
    const { windows } = ledger;
    expect([...windows.qa_flags]).toEqual([0, LedgerFlag.BookReset]);
    expect([...windows.n_events]).toEqual([1, 1]);
    expect(Object.keys(ticksOf(ledger, 1))).toEqual(['23990', '24000', '24003']);
    expect([windows.bb[1], windows.ba[1]]).toEqual([23990, 24000]);
  });
});
