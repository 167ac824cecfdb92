import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { checkTable } from '../../contracts/check-columns.ts';
import { reprices5s } from '../../contracts/reprices-5s.ts';
import { tickLedger5s } from '../../contracts/tick-ledger-5s.ts';
import { window5s } from '../../contracts/window-5s.ts';
import { MBO } from '../dbn/mbo.ts';
import { ODD_END_NS, ODD_START_NS, oddSession } from '../simulator/odd-session.ts';
import { foldWords, joinedWords, recordsOf, TICK_NANO } from '../simulator/word-stream.ts';
import { LedgerFlag } from './ledger-columns.ts';
import type { SessionLedger } from './ledger-columns.ts';
import { NaiveLedger } from './naive-ledger.ts';
import { naiveTables } from './naive-tables.ts';

const options = { startNs: ODD_START_NS, endNs: ODD_END_NS, tickNano: TICK_NANO };
const stream = oddSession('differential');
const ledger = foldWords(stream, options);
const recordCount = stream.length / MBO.wordCount;

function naive() {
  const fold = new NaiveLedger(options);
  for (const record of recordsOf(stream)) fold.take(record);
  fold.end();
  return naiveTables(fold.windows);
}

describe('half an hour with everything in it', () => {
  const expected = naive();

  it.each(['windows', 'ticks', 'reprices'] as const)(
    'has the %s that a ledger made from the text of the specification has',
    (table) => {
      const columns: Readonly<Record<string, ArrayLike<number | string>>> = ledger[table];
      const rows = expected[table];
      expect(columns['win'].length).toBe(rows.length);
      for (const [name, column] of Object.entries(columns)) {
        if (name === 'qa_flags') continue;
        expect(Array.from(column), name).toEqual(rows.map((row) => row[name]));
      }
    },
  );

  it('holds all that it is meant to hold, and keeps its contracts', () => {
    const { windows, ticks, reprices } = ledger;
    const all = windows.qa_flags.reduce((bits, flags) => bits | flags, 0);
    const { BookReset, UnknownOrder, DuplicateAdd, OverCancel } = LedgerFlag;
    const { UnmatchedFill, Late, Crossed } = LedgerFlag;
    expect(all).toBe(
      BookReset | UnknownOrder | DuplicateAdd | OverCancel | UnmatchedFill | Late | Crossed,
    );
    expect(windows.qa_flags.filter((flags) => (flags & BookReset) !== 0).length).toBe(2);
    expect(windows.win.length).toBe(360);
    expect(reprices.win.length).toBeGreaterThan(1000);
    const frame = undefined;
    checkTable(window5s, windows, { where: 'window_5s', frame });
    checkTable(tickLedger5s, ticks, { where: 'tick_ledger_5s', frame });
    checkTable(reprices5s, reprices, { where: 'reprices_5s', frame });
  });

  it('keeps the lots of every tick in balance in all windows but those that rebuild the book', () => {
    const rest = { ask: new Map<number, number>(), bid: new Map<number, number>() };
    const { ticks } = ledger;
    let checked = 0;
    ticks.win.forEach((win, row) => {
      const tick = ticks.tick[row];
      for (const side of ['ask', 'bid'] as const) {
        const S = rest[side].get(tick) ?? 0;
        const came = ticks[`${side}_add`][row] + ticks[`${side}_moved`][row];
        const went = ticks[`${side}_pull`][row] + ticks[`${side}_fill`][row];
        const E = ticks[`${side}_E`][row];
        // What rested before the first window is in none of its flows.
        if (win > 0 && !Number.isNaN(came)) {
          expect(E).toBe(S + came - went);
          checked++;
        }
        rest[side].set(tick, E);
      }
    });
    expect(checked).toBeGreaterThan(50_000);
  });

  it.each([1, 7, 65_536])('does not depend on its records coming %i at a time', (count) => {
    expect(foldWords(stream, options, count)).toEqual(ledger);
  });

  it('is not changed in its past by anything that comes after it', () => {
    const random = new Random('poison');
    for (let i = 0; i < 5; i++) {
      const cut = random.integer(20_000, recordCount) * MBO.wordCount;
      const part = stream.slice(0, cut);
      const known = foldWords(part, options);
      const closed = known.windows.win.length - 1;
      // Records out of order and of another time: late ones, clears, orders that nobody knows.
      const poison = Array.from({ length: 3000 }, () => {
        const at = random.integer(0, recordCount) * MBO.wordCount;
        return stream.slice(at, at + MBO.wordCount);
      });
      const poisoned = foldWords(joinedWords([part, ...poison]), options);
      expect(upTo(poisoned, closed)).toEqual(upTo(known, closed));
      expect(upTo(ledger, closed)).toEqual(upTo(known, closed));
    }
  });

  it('read from any keyframe is the same as from the start', () => {
    const { windows, ticks } = ledger;
    const keyframes = [...windows.win].filter(
      (win, row) => win % 120 === 0 || (windows.qa_flags[row] & LedgerFlag.BookReset) !== 0,
    );
    expect(keyframes.length).toBe(5);
    const readers = keyframes.map((from) => ({ from, depth: new Map<string, number>() }));
    let row = 0;
    for (const win of windows.win) {
      for (; ticks.win[row] === win; row++) {
        for (const { from, depth } of readers) if (win >= from) note(depth, ticks, row);
      }
      const [first, ...later] = readers.filter(({ from }) => win >= from);
      for (const { depth } of later) expect(depth.size).toBe(first.depth.size);
      if (win % 30 === 0) for (const { depth } of later) expect(depth).toEqual(first.depth);
    }
  });
});

function note(depth: Map<string, number>, ticks: SessionLedger['ticks'], row: number): void {
  for (const side of ['ask', 'bid'] as const) {
    const key = `${side} ${ticks.tick[row]}`;
    const lots = ticks[`${side}_E`][row];
    if (lots === 0) depth.delete(key);
    else depth.set(key, lots);
  }
}

/** The first so many windows of a ledger. */
function upTo(part: SessionLedger, windowCount: number) {
  const endWin = part.windows.win[windowCount];
  const cut = (table: Readonly<Record<string, ArrayLike<unknown>>>) => {
    const wins = table['win'] as Int32Array;
    const end = wins.findIndex((win) => win >= endWin);
    return Object.entries(table).map(([name, column]) => [
      name,
      Array.from(column).slice(0, end < 0 ? wins.length : end),
    ]);
  };
  return [cut(part.windows), cut(part.ticks), cut(part.reprices)];
}
