import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { profiles } from '../session/profiles.ts';
import { sessionAnchors } from '../session/session-anchors.ts';
import type { LevelColumns } from './level-columns.ts';
import { LevelCursor, type LevelTrades } from './level-cursor.ts';
import { LevelTracker, type LevelSession } from './level-tracker.ts';
import { storedLevelsAt } from './stored-levels.ts';

const SECOND = 1_000_000_000n;
const profile = profiles.ES;
const anchors = sessionAnchors(profile, '2025-06-04');
const session: LevelSession = {
  profile,
  anchors,
  previousCloses: Array.from({ length: 300 }, (_, i) => 24000 + (i % 7)),
};

/** A random walk of trades over the whole session; some come up to 3 s late. */
function tapeOf(seed: string, tradeCount = 6000): LevelTrades {
  const random = new Random(seed);
  const spanNs = Number(anchors.barsEndNs - anchors.startNs);
  let tick = 24000;
  const rows = Array.from({ length: tradeCount }, (_, i) => {
    tick += random.integer(-3, 4);
    const lateNs = random.uniform() < 0.2 ? random.integer(0, 3_000_000_000) : 0;
    const ns = Math.max(0, Math.floor((i / tradeCount) * spanNs) - lateNs);
    return { tsNs: anchors.startNs + BigInt(ns), tick, size: random.integer(0, 5) };
  });
  return {
    ts_ns: BigInt64Array.from(rows, ({ tsNs }) => tsNs),
    tick: Int32Array.from(rows, (row) => row.tick),
    size: Int32Array.from(rows, ({ size }) => size),
  };
}

function fed(trades: LevelTrades, tradeCount = trades.tick.length): LevelTracker {
  const tracker = new LevelTracker(session);
  for (let i = 0; i < tradeCount; i++) {
    const ns = Number(trades.ts_ns[i] - anchors.startNs);
    tracker.trade(ns, trades.tick[i], trades.size[i], 66);
  }
  return tracker;
}

function rowsOf(trades: LevelTrades): LevelColumns {
  const tracker = fed(trades);
  tracker.end();
  return tracker.rows();
}

/** The first rows of every column. */
function head(rows: LevelColumns, rowCount: number): unknown[] {
  return Object.values(rows).map((column: ArrayLike<unknown>) =>
    Array.from(column).slice(0, rowCount),
  );
}

/** What the rows of one moment say, as the cursor says it. */
function rowsAt(rows: LevelColumns, availableAtNs: bigint): unknown[] {
  return [...rows.available_at_ns.keys()]
    .filter((row) => rows.available_at_ns[row] === availableAtNs)
    .map((row) => [
      rows.level_kind[row],
      rows.level_tick[row],
      rows.level_px[row],
      rows.valid[row],
      rows.reason[row],
    ]);
}

describe('no level knows its future', () => {
  it('and no closed row changes, whatever trades come after it', () => {
    const random = new Random('truncate');
    const trades = tapeOf('look-ahead');
    const whole = rowsOf(trades);
    for (let round = 0; round < 60; round++) {
      const tradeCount = random.integer(0, trades.tick.length);
      const known = fed(trades, tradeCount).rows();
      const rowCount = known.level_kind.length;
      expect(head(known, rowCount)).toEqual(head(whole, rowCount));

      // Another future: wild prices instead of the ones that came.
      const tick = trades.tick.map((was, i) => (i < tradeCount ? was : random.integer(1, 90_000)));
      const other = rowsOf({ ...trades, tick });
      expect(head(other, rowCount)).toEqual(head(known, rowCount));
    }
  });

  it('and asking on the way changes nothing', () => {
    const { ts_ns: tsNs, ...columns } = tapeOf('asking');
    const trades = { ...columns, ts_ns: tsNs.slice().sort() };
    const asked = new LevelTracker(session);
    for (let i = 0; i < trades.tick.length; i++) {
      const ns = Number(trades.ts_ns[i] - anchors.startNs);
      if (i % 7 === 0) asked.levelsAt(ns);
      asked.trade(ns, trades.tick[i], trades.size[i], 66);
    }
    asked.end();
    expect(asked.rows()).toEqual(rowsOf(trades));
  });
});

describe('a cursor on the levels', () => {
  it('shows the stored row to the digit when it stands on a bar’s close', () => {
    const trades = tapeOf('cursor');
    const rows = rowsOf(trades);
    const cursor = new LevelCursor(session, trades);
    const closes = [...new Set(rows.available_at_ns)];
    expect(closes.length).toBeGreaterThan(250);
    const shown = (tsNs: bigint): unknown[] =>
      cursor
        .levelsAt(tsNs)
        .map(({ kind, tick, px, valid, reason }) => [
          kind,
          tick ?? NaN,
          px ?? NaN,
          valid ? 1 : 0,
          reason,
        ]);
    for (const tsNs of closes) expect(shown(tsNs)).toEqual(rowsAt(rows, tsNs));
    // Backwards too: the cursor starts over.
    for (const tsNs of closes.reverse().slice(0, 20)) {
      expect(shown(tsNs)).toEqual(rowsAt(rows, tsNs));
    }
  });

  it('shows the same after any jumps as if it had never been elsewhere', () => {
    const random = new Random('jumps');
    // Enough for checkpoints, with a lull around one that no trade of its time ends.
    const trades = tapeOf('dense', 50_000);
    const lullNs = trades.ts_ns[32_767] + 1n;
    trades.ts_ns.forEach((tsNs, i) => {
      if (i >= 32_768) trades.ts_ns[i] = tsNs + 600n * SECOND;
    });
    const jumping = new LevelCursor(session, trades);
    const spanNs = Number(anchors.barsEndNs - anchors.startNs);
    for (let round = 0; round < 60; round++) {
      const toNs =
        round % 4 === 0
          ? lullNs + BigInt(random.integer(-300, 700)) * SECOND
          : anchors.startNs + BigInt(random.integer(0, spanNs / 1e6)) * 1_000_000n;
      const fresh = new LevelCursor(session, trades).levelsAt(toNs);
      expect(jumping.levelsAt(toNs)).toEqual(fresh);
    }
  });

  it('has the opening range from 09:45:00, a nanosecond before it is forming', () => {
    const cursor = new LevelCursor(session, tapeOf('opening'));
    const isValidAt = (tsNs: bigint): boolean | undefined =>
      cursor.levelsAt(tsNs).find(({ kind }) => kind === 'OR_LOW')?.valid;
    expect(isValidAt(anchors.orEndNs - 1n)).toBe(false);
    expect(isValidAt(anchors.orEndNs)).toBe(true);
  });

  it('shows the last closed bar’s row where only rows are stored', () => {
    const trades = tapeOf('stored');
    const rows = rowsOf(trades);
    const at = (tsNs: bigint) => storedLevelsAt(rows, anchors, tsNs);
    expect(at(anchors.startNs + 119n * SECOND)).toEqual([]);
    expect(at(anchors.orEndNs).find(({ kind }) => kind === 'OR_HIGH')?.valid).toBe(false);
    const cursor = new LevelCursor(session, trades);
    const closedNs = anchors.orEndNs + 60n * SECOND;
    const stored = at(closedNs + 30n * SECOND);
    const live = cursor.levelsAt(closedNs);
    // When a session's first price came is not in the rows, only by which close.
    const sinceOpen = new Set(['VWAP', 'SESSION_HIGH', 'SESSION_LOW']);
    expect(stored.filter(({ kind }) => !sinceOpen.has(kind))).toEqual(
      live.filter(({ kind }) => !sinceOpen.has(kind)),
    );
    expect(stored.map(({ px }) => px)).toEqual(live.map(({ px }) => px));
  });
});

describe('the mirror', () => {
  it('swaps highs and lows and turns the averages around', () => {
    const trades = tapeOf('mirror');
    const mirrored = { ...trades, tick: trades.tick.map((tick) => 48_000 - tick) };
    const reflected = {
      ...session,
      previousCloses: session.previousCloses?.map((t) => 48_000 - t),
    };
    const at = (given: LevelSession, tape: LevelTrades): Map<string, number | undefined> =>
      new Map(
        new LevelCursor(given, tape).levelsAt(anchors.endNs).map(({ kind, px }) => [kind, px]),
      );
    const plain = at(session, trades);
    const turned = at(reflected, mirrored);
    const pairs = [
      ['PM_HIGH', 'PM_LOW'],
      ['OR_HIGH', 'OR_LOW'],
      ['SESSION_HIGH', 'SESSION_LOW'],
      ['SMA_90', 'SMA_90'],
      ['EMA_20', 'EMA_20'],
      ['SMA_200', 'SMA_200'],
      ['SMA_400', 'SMA_400'],
      ['VWAP', 'VWAP'],
    ] as const;
    for (const [kind, mirrorKind] of pairs) {
      expect(turned.get(mirrorKind)).toBeCloseTo(12_000 - plain.get(kind)!, 8);
      expect(turned.get(kind)).toBeCloseTo(12_000 - plain.get(mirrorKind)!, 8);
    }
  });
});
