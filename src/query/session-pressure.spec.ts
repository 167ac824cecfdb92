import { describe, expect, it } from 'vitest';
import { NO_ANCHOR } from '../domain/features/anchors.ts';
import { indexLedger } from '../domain/features/ledger-index.ts';
import { barrierMinute } from '../domain/features/barrier-minute.ts';
import { barrierState, replenishment } from '../domain/features/barrier-state.ts';
import { levelAnchors } from '../domain/features/level-anchors.ts';
import { levelPressures } from '../domain/features/level-pressure.ts';
import { storedPressureRow } from '../domain/features/stored-pressure.ts';
import { ledgerOf, timedRun } from '../domain/ledger/timed-rows.ts';
import type { TimedRow } from '../domain/ledger/timed-rows.ts';
import type { LevelKind } from '../domain/session/level-kind.ts';
import { sweepMoments } from '../domain/moments/level-moments.ts';
import type { LevelMoment } from '../domain/moments/level-moments.ts';
import { levelNow } from '../domain/moments/level-now.ts';
import { profiles } from '../domain/session/profiles.ts';
import { ODD_END_NS, ODD_START_NS, oddSession } from '../domain/simulator/odd-session.ts';
import { foldWords, TICK_NANO } from '../domain/simulator/word-stream.ts';
import type { LevelPressureNow, PressureAsk } from '../protocol/pressure-api.ts';
import {
  ledgerInTransit,
  ledgerSession,
  levelColumns,
  SESSION_START_S as startS,
} from './pressure-session.ts';
import type { LevelRow } from './pressure-session.ts';
import { SessionPressure } from './session-pressure.ts';

const rules = profiles.ES.pressure;

/** Half an hour in which the book is also rebuilt, crossed and unknown. */
const odd = foldWords(oddSession('screen'), {
  ...{ startNs: ODD_START_NS, endNs: ODD_END_NS, tickNano: TICK_NANO },
});
const middle = Math.round(odd.windows.last_tick.findLast((tick) => tick > 0) ?? NaN);
const bars = Array.from({ length: 16 }, (_, bar) => bar);
/** One level stands, one is valid from the sixth bar's close, one moves; two are beside them. */
const rows = bars.flatMap((bar): readonly LevelRow[] => [
  [bar, 'PM_HIGH', middle + 6, 1],
  [bar, 'OR_LOW', middle - 9, bar >= 5 ? 1 : 0],
  [bar, 'EMA_20', middle + Math.round(5 * Math.sin(bar)), bar >= 2 ? 1 : 0],
  [bar, 'VWAP', middle + 14, 1],
]);
const own = [
  { id: 'own-1', tick: middle },
  { id: 'own-2', tick: middle - 30 },
] as const;

function opened(before = Infinity): SessionPressure {
  const levels = levelColumns(rows);
  const ledger = ledgerInTransit(odd, before);
  const pressure = new SessionPressure({ session: ledgerSession, ledger, levels });
  pressure.drawLevels(own);
  return pressure;
}

function ask(atS: number, some: Partial<PressureAsk> = {}): PressureAsk {
  return { atS, selected: 'PM_HIGH', windows: 12, heldWindowCount: 0, ...some };
}

const whole = opened();
const rowCount = odd.windows.win.length;
const instants = [5, 30, 31, 125, 599, 600, 605, 725, 1000, 1234, 1500, 1790, 1800].map(
  (s) => startS + s,
);
const ids = ['PM_HIGH', 'OR_LOW', 'EMA_20', 'own-1', 'own-2'] as const;

describe('a row of the screen', () => {
  const index = indexLedger(odd);
  const times = { win: odd.windows.win, startNs: BigInt(startS) * 1_000_000_000n, windowNs: 5e9 };
  const anchorsOf = (id: (typeof ids)[number]): Int32Array =>
    id === 'own-1' || id === 'own-2'
      ? new Int32Array(rowCount).fill(own[id === 'own-1' ? 0 : 1].tick)
      : levelAnchors(levelColumns(rows), id, times);

  it.each(ids)('is the row that the lake stores, to the bit: %s', (id) => {
    const anchors = anchorsOf(id);
    const [pressure] = levelPressures(index, [anchors], rules);
    let seen = 0;
    for (let row = 0; row < rowCount; row += 7) {
      const found = whole.columnsAt(startS + 5 * (odd.windows.win[row] + 1), id);
      expect(found !== undefined).toBe(anchors[row] !== NO_ANCHOR);
      if (found === undefined) continue;
      seen++;
      for (const [name, value] of Object.entries(storedPressureRow(pressure, row))) {
        expect([name, row, found[name]]).toEqual([name, row, value]);
      }
      expect(found).toMatchObject({ win: odd.windows.win[row], level_tick: anchors[row] });
    }
    expect(seen).toBeGreaterThan(20);
  });

  it('is what lamps and zones show of the last window', () => {
    for (const atS of instants) {
      const { levels } = whole.at(ask(atS, { windows: 1 }));
      for (const { id, conditions, above, below, pressUp, midDistance } of levels) {
        const row = whole.columnsAt(atS, id);
        const shown = [...conditions.map(({ value }) => value), above.rd, below.mb, below.fs];
        const names = ['above_shift', 'above_pa', 'below_shift', 'below_pa', 'above_rd'];
        expect([...shown, pressUp, midDistance]).toEqual(
          [...names, 'below_mb', 'below_fs', 'press_up', 'mid_dist'].map((name) =>
            known(row?.[name]),
          ),
        );
        expect(above.lots).toBe(known(row?.['raw_above_ask_E']));
        expect(below.pull).toBe(known(row?.['raw_below_bid_pull']));
      }
    }
  });

  it('has the barrier that the lake stores: all of its minute seen from where the level is now', () => {
    let movedCount = 0;
    for (const id of ids) {
      const anchors = anchorsOf(id);
      for (let row = 12; row < rowCount; row += 5) {
        if (anchors[row] === NO_ANCHOR) continue;
        const { levels } = whole.at(ask(startS + 5 * (odd.windows.win[row] + 1)));
        const level = levels.find((other) => other.id === id);
        const hasMoved = anchors.subarray(row - 12, row).some((tick) => tick !== anchors[row]);
        if (hasMoved) movedCount++;
        for (const travel of [1, -1] as const) {
          const shown = travel === 1 ? level?.up : level?.down;
          expect([id, row, shown?.barrier, shown?.replenishment]).toEqual([
            ...[id, row, ...storedBarrier({ row, levelTick: anchors[row], travel })],
          ]);
        }
      }
    }
    expect(movedCount).toBeGreaterThan(20);
  });

  /** State and replenishment as they are computed for `level_features_2m`. */
  function storedBarrier(place: Pick<LevelMoment, 'row' | 'levelTick' | 'travel'>) {
    const moment: LevelMoment = { ...place, tsNs: 0n, kind: undefined };
    const found: unknown[] = [];
    sweepMoments(index, [moment], { rules, withChannels: false }, (_, { close, zones }) => {
      const minute = barrierMinute(close, levelNow(zones, rules, place.travel).closeMirror);
      found.push(barrierState(minute, rules.kappa), known(replenishment(minute, rules.kappa)));
    });
    return found;
  }

  it('enters the mean of a minute, which is what lamps show else', () => {
    for (const atS of instants) {
      for (const { id, conditions, above } of whole.at(ask(atS)).levels) {
        expect(conditions[1].value).toBe(meanOf(id, atS, 'above_pa'));
        expect(above.add).toBe(meanOf(id, atS, 'raw_above_ask_add'));
      }
    }
  });

  /** The mean of the last twelve rows as far as they are known; undefined without the level. */
  function meanOf(id: LevelPressureNow['id'], atS: number, name: string): number | undefined {
    const last = whole.columnsAt(atS, id);
    if (last === undefined) return undefined;
    const values = Array.from({ length: 12 }, (_, i) => 11 - i)
      .filter((back) => (last['win'] ?? 0) - back >= odd.windows.win[0])
      .map((back) => known(whole.columnsAt(atS - 5 * back, id)?.[name]))
      .filter((value) => value !== undefined);
    if (values.length === 0) return undefined;
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  }
});

describe('nothing younger than the cursor', () => {
  it('changes an answer: cut the ledger there, and all stays as it is', () => {
    for (const atS of instants) {
      const known = opened((atS - startS) / 5);
      for (const windows of [12, 1] as const) {
        for (const selected of [...ids, 'VWAP'] as const) {
          const asked = ask(atS, { windows, selected, isByTick: true });
          const [now, then] = [whole.at(asked), known.at(asked)];
          expect({ ...then, computeMs: 0 }).toEqual({ ...now, computeMs: 0 });
        }
      }
      for (const id of ids) expect(known.columnsAt(atS, id)).toEqual(whole.columnsAt(atS, id));
    }
  });

  it('and a window counts from its very end', () => {
    expect(whole.at(ask(startS + 604)).untilS).toBe(startS + 600);
    expect(whole.at(ask(startS + 605)).untilS).toBe(startS + 605);
    expect(whole.at(ask(startS)).untilS).toBeUndefined();
    expect(whole.at(ask(startS)).levels.every(({ tick }) => tick === undefined)).toBe(true);
  });
});

describe('a lamp', () => {
  it('says since when it has been as it is', () => {
    for (const windows of [12, 1] as const) {
      for (const atS of instants) {
        for (const id of ids) {
          const lamp = (s: number) => lampOf(s, id, windows);
          const now = lamp(atS);
          if (now?.value === undefined) continue;
          let sinceS = whole.at(ask(atS)).untilS ?? NaN;
          while (
            lamp(sinceS - 5)?.value !== undefined &&
            isHeld(lamp(sinceS - 5)) === isHeld(now)
          ) {
            sinceS -= 5;
          }
          expect(now.sinceS).toBe(sinceS);
          expect(now.lean).toBe(now.value > 0.05 ? 1 : now.value < -0.05 ? -1 : 0);
        }
      }
    }
  });

  function isHeld(lamp: ReturnType<typeof lampOf>): boolean {
    return lamp?.lean === 1;
  }

  function lampOf(atS: number, id: LevelPressureNow['id'], windows: 12 | 1) {
    const { levels, untilS } = whole.at(ask(atS, { windows }));
    return untilS === undefined
      ? undefined
      : levels.find((level) => level.id === id)?.conditions[3];
  }
});

describe('a level', () => {
  const at = (atS: number, selected: LevelPressureNow['id'] = 'PM_HIGH') =>
    whole.at(ask(atS, { selected }));
  const tickOf = (atS: number, id: LevelPressureNow['id']): number | undefined =>
    at(atS).levels.find((level) => level.id === id)?.tick;

  it('of the session is there from the window after it became valid', () => {
    // The sixth bar closes at 09:12:00; the window that ends then began before.
    expect(tickOf(startS + 720, 'OR_LOW')).toBeUndefined();
    expect(tickOf(startS + 725, 'OR_LOW')).toBe(middle - 9);
    expect(at(startS + 720, 'OR_LOW').ladder).toEqual([]);
    expect(at(startS + 725, 'OR_LOW').ladder).toHaveLength(11);
  });

  it('of one’s own is there in every window', () => {
    expect(tickOf(startS + 5, 'own-1')).toBe(middle);
    expect(at(startS + 1800).levels.map(({ id }) => id)).toEqual([
      ...['PM_HIGH', 'PM_LOW', 'OR_HIGH', 'OR_LOW', 'SMA_90', 'EMA_20', 'own-1', 'own-2'],
    ]);
  });

  it('of one’s own is another as soon as it is moved, and gone when it is deleted', () => {
    const pressure = opened();
    const selected = 'own-1';
    const before = pressure.at(ask(startS + 900, { selected }));
    pressure.drawLevels([{ id: 'own-1', tick: middle + 1 }]);
    const moved = pressure.at(ask(startS + 900, { selected }));
    expect(moved.levels.at(-1)).toMatchObject({ id: 'own-1', tick: middle + 1 });
    expect(moved.ladder).not.toEqual(before.ladder);
    pressure.drawLevels([]);
    const gone = pressure.at(ask(startS + 900, { selected }));
    expect(gone).toMatchObject({ ladder: [], windowCount: 0 });
    expect(gone.levels).toHaveLength(6);
    expect(pressure.columnsAt(startS + 900, 'own-1')).toBeUndefined();
  });

  it('that is an overlay is told of while it is selected', () => {
    const { levels, ladder } = at(startS + 900, 'VWAP');
    expect(levels.at(-1)).toMatchObject({ id: 'VWAP', tick: middle + 14 });
    expect(ladder).toHaveLength(11);
  });

  it('ends the runway of another; the user’s own do not', () => {
    const level = at(startS + 1500).levels.find(({ id }) => id === 'own-1');
    const others: readonly (readonly [LevelKind, number | undefined])[] = [
      ['PM_HIGH', 6],
      ['OR_LOW', -9],
    ];
    for (const [kind, distance] of others) {
      expect(tickOf(startS + 1500, kind)).toBe(middle + (distance ?? NaN));
    }
    expect(level?.up.runwayAhead).toBeLessThanOrEqual(6);
    expect(level?.up.runwayBehind).toBeLessThanOrEqual(9);
    expect(level?.down.runwayAhead).toBe(level?.up.runwayBehind);
    expect(level?.down.runwayBehind).toBe(level?.up.runwayAhead);
  });
});

describe('the track', () => {
  it('comes in pieces that make the whole', () => {
    const all = whole.at(ask(startS + 1500)).track;
    const early = whole.at(ask(startS + 1000));
    const rest = whole.at(ask(startS + 1500, { heldWindowCount: early.windowCount }));
    for (const name of ['endS', 'pressUp', 'pressDown', 'ofi', 'velocity'] as const) {
      expect([...early.track[name], ...rest.track[name]]).toEqual([...all[name]]);
    }
    expect(all.endS.at(-1)).toBe(startS + 1500);
    const back = whole.at(ask(startS + 1000, { heldWindowCount: 300 }));
    expect(back.windowCount).toBe(early.windowCount);
    expect(back.track.endS).toHaveLength(0);
  });

  it('has the lake’s numbers', () => {
    const { track } = whole.at(ask(startS + 1500, { selected: 'own-1' }));
    for (let row = 0; row < track.endS.length; row += 11) {
      const columns = whole.columnsAt(track.endS[row], 'own-1');
      const shown = [track.pressUp[row], track.pressDown[row], track.ofi[row]];
      expect(shown).toEqual(['press_up', 'press_down', 'ofi_n'].map((name) => columns?.[name]));
    }
  });
});

it('golden case G23: asks ahead that went from 100 to 55, mostly pulled, leave a vacuum', () => {
  const pressure = new SessionPressure({
    session: ledgerSession,
    ledger: ledgerInTransit(
      ledgerOf(
        timedRun([
          [1, 'A', 'A', 1, 24_000, 100],
          [1, 'A', 'B', 2, 23_999, 10],
          [62, 'T', 'B', 9, 24_000, 5, 'part'],
          [62, 'F', 'A', 1, 24_000, 5, 'part'],
          [62, 'C', 'A', 1, 24_000, 5],
          [62, 'C', 'A', 1, 24_000, 50],
          [62, 'A', 'A', 3, 24_001, 10],
        ]),
      ),
    ),
    levels: undefined,
  });
  pressure.drawLevels([{ id: 'own-1', tick: 24_000 }]);
  const level = (atS: number) => pressure.at(ask(startS + atS)).levels.at(-1);
  expect(level(65)?.up.barrier).toBe('VACUUM');
  expect(level(65)?.up.replenishment).toBeCloseTo(Math.log(20 / 65), 12);
  // A minute before, nothing had been seen yet.
  expect(level(60)?.up.barrier).toBeUndefined();
});

describe('golden case G1 on the screen', () => {
  const tape: readonly TimedRow[] = [
    [1, 'A', 'A', 1, 24_000, 10],
    [1, 'A', 'A', 2, 24_001, 20],
    [1, 'A', 'A', 3, 24_004, 30],
    [1, 'A', 'A', 4, 24_010, 40],
    [1, 'A', 'B', 5, 23_999, 15],
    [1, 'A', 'B', 6, 23_995, 25],
    [6, 'T', 'B', 99, 24_000, 4, 'part'],
    [6, 'F', 'A', 1, 24_000, 4, 'part'],
    [6, 'C', 'A', 1, 24_000, 4],
    [6, 'C', 'A', 1, 24_000, 6],
    [6, 'M', 'A', 2, 24_003, 20],
    [6, 'M', 'A', 3, 24_004, 18],
    [6, 'A', 'A', 7, 24_002, 5],
    [6, 'M', 'A', 4, 24_010, 50],
    [6, 'C', 'B', 6, 23_995, 25],
    [6, 'A', 'B', 8, 23_998, 10],
  ];
  const pressure = new SessionPressure({
    ...{ session: ledgerSession, ledger: ledgerInTransit(ledgerOf(timedRun(tape))) },
    levels: levelColumns([]),
  });
  pressure.drawLevels([{ id: 'own-1', tick: 24_000 }]);
  const level = pressure.at(ask(startS + 10, { windows: 1 })).levels.at(-1);

  it('has its lots and conditions', () => {
    expect(level?.above).toMatchObject({ lots: 93, add: 15, pull: 18, fill: 4 });
    expect(level?.below).toMatchObject({ lots: 25, add: 10, pull: 25, fill: 0 });
    expect(level?.conditions.map(({ value }) => value?.toFixed(6))).toEqual([
      ...['0.600515', '0.069767', '-0.677419', '0.333333'],
    ]);
    expect(level?.conditions.map(({ lean }) => lean)).toEqual([1, 1, -1, 1]);
  });

  it('has no barrier yet, for that takes a minute', () => {
    expect(level?.up.barrier).toBeUndefined();
  });

  it('goes by the rules that the lake was built with', () => {
    const built = {
      ...ledgerSession,
      pressure: { available: true, rules: { ...rules, kappa: 1 } },
    };
    const other = new SessionPressure({
      ...{ session: built, ledger: ledgerInTransit(ledgerOf(timedRun(tape))) },
      levels: undefined,
    });
    other.drawLevels([{ id: 'own-1', tick: 24_000 }]);
    // (18 − 15) / (18 + 15 + 1)
    const found = other.at(ask(startS + 10, { windows: 1 })).levels.at(-1);
    expect(found?.conditions[1].value).toBeCloseTo(3 / 34, 9);
  });
});

function known(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value;
}
