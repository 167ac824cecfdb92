import { describe, expect, it } from 'vitest';
import { MBO } from '../dbn/mbo.ts';
import type { RecordRun } from '../dbn/record-run.ts';
import { nsWords } from '../dbn/wire-time.ts';
import { BookHistory } from './book-history.ts';
import type { BookState } from './book-state.ts';
import { mboRun } from './mbo-rows.ts';
import type { MboRow } from './mbo-rows.ts';

const NS_PER_S = 1_000_000_000n;

/** A run whose records come at the given seconds of 1970. */
function timed(...rows: [seconds: number, ...MboRow][]): RecordRun {
  const run = mboRun(rows.map(([, ...row]) => row));
  rows.forEach(([seconds], index) => {
    const { lo, hi } = nsWords(BigInt(seconds) * NS_PER_S);
    run.words.set([lo, hi], index * MBO.wordCount + MBO.tsEventLo);
  });
  return run;
}

/** Seconds, and price in ticks and size of the best bid. */
function brief(state: BookState | undefined): unknown {
  const bid = state?.bids.at(0);
  return state && [Number(state.tsEvent / NS_PER_S), (bid?.pxNano ?? NaN) / 25e7, bid?.size];
}

const day = timed(
  [1, 'A', 'B', 1, 100, 5],
  [59, 'A', 'B', 2, 101, 6],
  [60, 'C', 'B', 2, 101, 6],
  [200, 'A', 'B', 3, 103, 7],
  [239, 'C', 'B', 3, 103, 7, 'part'],
  [240, 'A', 'B', 4, 104, 8],
  [241, 'C', 'B', 4, 104, 8, 'part'],
);

describe('book history', () => {
  it('keeps the state after the last event of each minute that had one', () => {
    const history = new BookHistory({ depth: 1, everyNs: 60n * NS_PER_S });
    history.push(day);
    expect(history.states.map(brief)).toEqual([
      [59, 101, 6],
      [60, 100, 5],
      [200, 103, 7],
    ]);
  });

  it('stands as the last whole event left it, though the next one has begun', () => {
    const history = new BookHistory({ depth: 1 });
    history.push(day);
    expect(brief(history.state())).toEqual([240, 104, 8]);
    expect(history.state()?.restingOrders).toBe(2);
    expect(history.states).toEqual([]);
  });

  it.each([1, 2, 3, 5])('is the same in runs of %d records', (length) => {
    const [pieces, whole] = [length, day.count].map((count) => {
      const history = new BookHistory({ depth: 1, everyNs: 60n * NS_PER_S });
      for (let start = 0; start < day.count; start += count) {
        history.push(day, start, Math.min(day.count, start + count));
      }
      return [...history.states, history.state()];
    });
    expect(pieces).toEqual(whole);
  });

  it('is nothing before the first event is over', () => {
    const history = new BookHistory({ depth: 1 });
    history.push(timed([1, 'A', 'B', 1, 100, 5, 'part']));
    expect(history.state()).toBeUndefined();
  });

  it('does not go back to an interval that is over', () => {
    const history = new BookHistory({ depth: 1, everyNs: 60n * NS_PER_S });
    history.push(timed([61, 'A', 'B', 1, 100, 5], [59, 'A', 'B', 2, 101, 6]));
    expect(history.states).toEqual([]);
    expect(brief(history.state())).toEqual([59, 101, 6]);
  });
});
