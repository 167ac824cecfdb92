import { describe, expect, it } from 'vitest';
import { checkTable } from '../../contracts/check-columns.ts';
import { tickLedger5s } from '../../contracts/tick-ledger-5s.ts';
import { window5s } from '../../contracts/window-5s.ts';
import { MBO } from '../dbn/mbo.ts';
import { Rtype } from '../dbn/record-kinds.ts';
import type { RecordRun } from '../dbn/record-run.ts';
import { QUOTE_RECORD_WORDS, quoteStream } from '../simulator/quote-stream.ts';
import { simulatedStream, STREAM_TICK_NANO, streamSpan } from '../simulator/simulated-stream.ts';
import { LedgerFlag } from './ledger-columns.ts';
import type { SessionLedger, WindowColumns } from './ledger-columns.ts';
import { LedgerFold } from './ledger-fold.ts';
import { QuoteFold } from './quote-fold.ts';
import { END_NS, SNAPSHOT, START_NS, ticksOf, timedRun } from './timed-rows.ts';
import type { TimedRow } from './timed-rows.ts';

const front = { recordIndex: 0, byteOffset: 0, version: 3 } as const;
const TICK_NANO = 250_000_000;

/** The ledger of what mbp-10 would show of orders written as short rows. */
function shownLedger(...runs: readonly RecordRun[]): SessionLedger {
  const words = runs.flatMap((run) => Array.from(run.words));
  return quoteLedger(quoteStream(Int32Array.from(words), TICK_NANO), {
    ...{ startNs: START_NS, endNs: END_NS },
    runRecords: 8192,
  });
}

function quoteLedger(
  words: Int32Array,
  options: { readonly startNs: bigint; readonly endNs: bigint; readonly runRecords: number },
): SessionLedger {
  const fold = new QuoteFold({ ...options, tickNano: STREAM_TICK_NANO });
  const length = options.runRecords * QUOTE_RECORD_WORDS;
  for (let at = 0; at < words.length; at += length) {
    const run = words.slice(at, at + length);
    const count = run.length / QUOTE_RECORD_WORDS;
    const shape = { words: run, wordsPerRecord: QUOTE_RECORD_WORDS, count };
    fold.push({ ...front, rtype: Rtype.Mbp10, ...shape });
  }
  fold.end();
  return fold.ledger();
}

/** Eleven bids from 100 down and two asks, a lot at each. */
const book: readonly TimedRow[] = [
  ...Array.from({ length: 11 }, (_, i): TimedRow => [1, 'A', 'B', i + 1, 100 - i, i + 1]),
  [1, 'A', 'A', 21, 102, 5],
  [1, 'A', 'A', 22, 104, 6],
];

describe('ten best prices', () => {
  it('are known down to the tenth; a side with fewer is known to its end', () => {
    const { windows, ticks } = shownLedger(timedRun(book));
    expect([windows.known_lo[0], windows.known_hi[0]]).toEqual([91, NaN]);
    expect([windows.bb[0], windows.ba[0], windows.qb[0], windows.qa[0]]).toEqual([100, 102, 1, 5]);
    expect([...ticks.tick]).toEqual([91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 102, 104]);
    expect([...ticks.bid_E.slice(0, 2), ...ticks.ask_E.slice(-2)]).toEqual([10, 9, 5, 6]);
  });

  it('do not tell who came and who went', () => {
    const { windows, ticks, reprices } = shownLedger(timedRun(book));
    for (const side of ['ask', 'bid'] as const) {
      for (const flow of ['add', 'pull', 'fill', 'moved'] as const) {
        expect(new Set(ticks[`${side}_${flow}`])).toEqual(new Set([NaN]));
      }
    }
    expect(windows.n_events[0]).toBeNaN();
    expect(reprices.win).toHaveLength(0);
  });

  it('tell when a tick is out of sight, and when it is back', () => {
    const ledger = shownLedger(
      timedRun([...book, [6, 'A', 'B', 31, 101, 4], [11, 'C', 'B', 31, 101, 4]]),
    );
    // A better bid makes 91 the eleventh price; without it 91 is the tenth again.
    expect(ledger.windows.known_lo).toEqual(Float64Array.of(91, 92, 91));
    expect(Object.keys(ticksOf(ledger, 1)).map(Number)).toEqual([91, 101]);
    expect([ticksOf(ledger, 1)[91]['bid_E'], ticksOf(ledger, 1)[101]['bid_E']]).toEqual([NaN, 4]);
    expect(ticksOf(ledger, 2)[91]['bid_E']).toBe(10);
    expect(ticksOf(ledger, 2)[101]['bid_E'] ?? 0).toBe(0);
  });

  it('carry trades, and the flow of the touch from event to event', () => {
    const { windows, ticks } = shownLedger(
      timedRun(book),
      timedRun([
        [7, 'T', 'A', 0, 100, 1, 'part'],
        [7, 'F', 'B', 1, 100, 1, 'part'],
        [7, 'C', 'B', 1, 100, 1],
      ]),
    );
    // The bid of 1 at 100 is gone: −1, and the next best had 2 before as after.
    expect([windows.sell[1], windows.aggr_n_1[1], windows.ofi_1[1]]).toEqual([1, 1, -1]);
    expect([windows.ad_1_sum[1], windows.ad_1_n[1], windows.bb[1]]).toEqual([7, 1, 99]);
    const row = ticks.tick.lastIndexOf(100);
    expect([ticks.win[row], ticks.sell[row], ticks.bid_E[row]]).toEqual([1, 1, 0]);
  });

  it('start anew with a snapshot', () => {
    const { windows } = shownLedger(
      timedRun(book),
      timedRun(
        [
          [12, 'R', 'N', 0, 0, 0, 'part'],
          [12, 'A', 'B', 51, 95, 3],
        ],
        SNAPSHOT,
      ),
    );
    expect(windows.qa_flags[2] & LedgerFlag.BookReset).toBe(LedgerFlag.BookReset);
    expect([windows.ofi_1[2], windows.bb[2], windows.qb[2]]).toEqual([NaN, 95, 3]);
  });

  it('must be ten', () => {
    const fold = new QuoteFold({ startNs: START_NS, endNs: END_NS, tickNano: TICK_NANO });
    const words = new Int32Array(20);
    const run = { ...front, rtype: Rtype.Mbp1, words, wordsPerRecord: 20, count: 1 };
    expect(() => fold.push(run)).toThrow('mbp-10 record: expected 368 bytes, found 80');
  });
});

describe('a simulated session as its ten best prices', () => {
  const orders = simulatedStream('quotes');
  const quotes = quoteStream(orders, STREAM_TICK_NANO);
  const shown = quoteLedger(quotes, { ...streamSpan, runRecords: 8192 });
  const whole = wholeLedger();

  it('has the touch, the tape and the flow of ten depths that its orders give', () => {
    const { windows } = shown;
    expect(windows.win).toEqual(whole.windows.win);
    const names = Object.keys(windows) as (keyof WindowColumns)[];
    const others = /^(n_events|known_|qa_)/;
    for (const name of names.filter((column) => !others.test(column))) {
      expect(windows[name], name).toEqual(whole.windows[name]);
    }
  });

  it('has the same depth at every tick that it knows, window by window', () => {
    const [told, known] = [depths(whole), depths(shown)];
    let compared = 0;
    shown.windows.win.forEach((win, row) => {
      const { known_lo: low, known_hi: high } = shown.windows;
      for (let tick = low[row]; tick <= high[row]; tick++, compared++) {
        expect(known[win].get(tick) ?? '0 0').toBe(told[win].get(tick) ?? '0 0');
      }
    });
    expect(compared).toBeGreaterThan(264 * 20);
  });

  it('has the same read from a keyframe', () => {
    const [all, late] = [depths(shown), depths(shown, 120)];
    for (let win = 120; win < 264; win++) {
      const row = win - shown.windows.win[0];
      for (let tick = shown.windows.known_lo[row]; tick <= shown.windows.known_hi[row]; tick++) {
        expect(late[win].get(tick) ?? '0 0').toBe(all[win].get(tick) ?? '0 0');
      }
    }
  });

  it('keeps the contracts of the ledger', () => {
    const frame = undefined;
    checkTable(window5s, shown.windows, { where: 'window_5s', frame });
    checkTable(tickLedger5s, shown.ticks, { where: 'tick_ledger_5s', frame });
    expect(new Set(shown.windows.qa_flags)).toEqual(new Set([0]));
  });

  it.each([1, 7])('does not depend on its records coming %i at a time', (runRecords) => {
    expect(quoteLedger(quotes, { ...streamSpan, runRecords })).toEqual(shown);
  });

  function wholeLedger(): SessionLedger {
    const fold = new LedgerFold({ ...streamSpan, tickNano: STREAM_TICK_NANO });
    const count = orders.length / MBO.wordCount;
    fold.push({ ...front, rtype: Rtype.Mbo, words: orders, wordsPerRecord: MBO.wordCount, count });
    fold.end();
    return fold.ledger();
  }
});

/** Lots by tick after each window, "bid ask", read from a window on; what is not there has none. */
function depths({ windows, ticks }: SessionLedger, from = 0): ReadonlyMap<number, string>[] {
  const byWindow: Map<number, string>[] = [];
  let resting = new Map<number, string>();
  let row = ticks.win.findIndex((win) => win >= from);
  for (const win of windows.win) {
    if (win < from) continue;
    resting = new Map(resting);
    for (; row < ticks.win.length && ticks.win[row] === win; row++) {
      resting.set(ticks.tick[row], `${ticks.bid_E[row]} ${ticks.ask_E[row]}`);
    }
    byWindow[win] = resting;
  }
  return byWindow;
}
