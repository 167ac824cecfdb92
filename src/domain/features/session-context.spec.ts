import { expect, it } from 'vitest';
import { ledgerOf, timedRun } from '../ledger/timed-rows.ts';
import { sessionContext, sinceOpen } from './session-context.ts';

/** A session whose open is ten seconds after its start, and its range made in ten more. */
const anchors = { startNs: 0n, openNs: 10_000_000_000n, orEndNs: 20_000_000_000n };
const ledger = ledgerOf(
  timedRun([
    [1, 'T', 'B', 1, 24_090, 1],
    [11, 'T', 'B', 2, 24_104, 1],
    [12, 'T', 'B', 3, 24_108, 1],
    [13, 'T', 'A', 4, 24_102, 1],
    [14, 'T', 'B', 5, 24_106, 1],
    [26, 'T', 'B', 6, 24_112, 1],
    [27, 'T', 'A', 7, 24_105, 1],
  ]),
);
const since = sinceOpen(ledger.windows, anchors);
const premarket = { high: 24_110, low: 24_090 };

/** At the end of a window. */
const at = (row: number, range: Partial<typeof premarket> = premarket) =>
  sessionContext(
    since,
    {
      ...{ row, tsNs: BigInt(row + 1) * 5_000_000_000n },
      premarket: { high: range.high, low: range.low },
    },
    anchors,
  );

it('counts from the open and knows when the opening range ends', () => {
  expect(at(0)).toMatchObject({ minutesSinceOpen: -5 / 60, isOpeningRange: false });
  expect(at(1)).toMatchObject({ minutesSinceOpen: 0, isOpeningRange: true });
  expect(at(2)).toMatchObject({ minutesSinceOpen: 5 / 60, isOpeningRange: true });
  expect(at(3)).toMatchObject({ isOpeningRange: false });
});

it('places the last price between the extremes since the open', () => {
  expect(at(1).sessionPos).toBeNaN();
  expect(at(2).sessionPos).toBe((106 - 102) / (108 - 102));
  expect(at(4).sessionPos).toBe(at(2).sessionPos);
  expect(at(5).sessionPos).toBe((105 - 102) / (112 - 102));
});

it('measures the gap in pre-market ranges from the first trade after the open', () => {
  expect(at(1).gap).toBeNaN();
  expect(at(2).gap).toBe((104 - 100) / 20);
  expect(at(5).gap).toBe(at(2).gap);
  expect(at(5, { low: 24_090 }).gap).toBeNaN();
});
