import { describe, expect, it } from 'vitest';
import { sessionOf, walkTrades } from '../episodes/wandering-session.ts';
import type { WindowColumns } from '../ledger/ledger-columns.ts';
import { seenUntil, tapeSilences, windowSilences } from './silences.ts';

const limit = { limitNs: 60e9, untilNs: 31_500e9 };

describe('a pause of the tape', () => {
  const pause = (from: number, to: number) => {
    const trades = walkTrades({ seed: 5, sigma: 1, tradesPerSecond: 5, pauseS: [from, to] });
    return tapeSilences(sessionOf(trades, 1).tape, limit);
  };

  it('counts from more than a minute on', () => {
    expect(pause(25_000, 25_055).startNs).toEqual([]);
    const { startNs, endNs } = pause(25_000, 25_100);
    expect(startNs).toHaveLength(1);
    expect(25_000e9 - startNs[0]).toBeLessThan(5e9);
    expect(endNs[0] - 25_100e9).toBeLessThan(5e9);
  });

  it('is the end of data where nothing comes after it', () => {
    const silences = pause(30_000, 31_500);
    expect(seenUntil(silences, 29_000e9)).toBe(silences.startNs[0]);
    expect(seenUntil(silences, 30_500e9)).toBe(silences.startNs[0]);
    expect(seenUntil({ startNs: [1], endNs: [2] }, 2)).toBe(Infinity);
  });
});

it('takes an order for a sign of life as well as a trade', () => {
  const rows = Array.from({ length: 6_300 }, (_, win) => win);
  const windows = {
    win: Int32Array.from(rows),
    n_events: Float64Array.from(rows, (win) => (win >= 5_000 && win < 5_013 ? 0 : 7)),
    n_trades: new Int32Array(rows.length),
  };
  // Only these three columns are read.
  const silences = windowSilences(windows as unknown as WindowColumns, limit);
  expect(silences).toEqual({ startNs: [25_000e9], endNs: [25_065e9] });
});
