import { describe, expect, it } from 'vitest';
import type { Columns } from '../../contracts/contract.ts';
import { levels2m } from '../../contracts/levels-2m.ts';
import { clockOfMinutes } from '../session/clock-word.ts';
import { utcNsOf } from '../session/exchange-clock.ts';
import { withOverrides } from '../session/instrument-profile.ts';
import type { LevelKind } from '../session/level-kind.ts';
import { profiles } from '../session/profiles.ts';
import { sessionAnchors } from '../session/session-anchors.ts';
import type { LevelState } from './level-columns.ts';
import { halfUp } from './level-rules.ts';
import { LevelTracker, type LevelSession } from './level-tracker.ts';

const DATE = '2025-06-04';
const MINUTE = 60_000_000_000;
const BUY = 66;

const anchors = sessionAnchors(profiles.ES, DATE);
const session: LevelSession = { profile: profiles.ES, anchors };

/** Nanoseconds since 04:00 of a New York clock. */
function at(clock: string): number {
  return Number(utcNsOf(DATE, clock, 'America/New_York') - anchors.startNs);
}

type Trade = [clock: string, tick: number, size: number];

function fed(trades: readonly Trade[], given: LevelSession = session): LevelTracker {
  const tracker = new LevelTracker(given);
  for (const [clock, tick, size] of trades) tracker.trade(at(clock), tick, size, BUY);
  return tracker;
}

/** A trade of one lot at 24000 in every minute of the pre-market but the last `missing`. */
function premarket(missing = 0): Trade[] {
  return Array.from({ length: 330 - missing }, (_, i) => {
    return [clockOfMinutes(4 * 60 + i), 24000, 1];
  });
}

function stateOf(states: readonly LevelState[], kind: LevelKind): Omit<LevelState, 'kind'> {
  const { tick, px, valid, reason, validFromNs } = states.find((level) => level.kind === kind)!;
  return { tick, px, valid, reason, validFromNs };
}

function wordsOf(tracker: LevelTracker, clock: string, kind: LevelKind): unknown[] {
  const { tick, valid, reason } = stateOf(tracker.levelsAt(at(clock)), kind);
  return [tick, valid, reason];
}

describe('pre-market levels', () => {
  it('form until 09:30 and hold from then on', () => {
    const tracker = fed([
      ['04:00', 24010, 1],
      ['04:01', 23990, 1],
      ...premarket().slice(2),
      ['09:29:59', 24012, 1],
    ]);
    expect(wordsOf(tracker, '09:29:59', 'PM_HIGH')).toEqual([
      24012,
      false,
      'forming until 09:30 ET',
    ]);
    tracker.trade(at('09:30:00'), 25000, 1, BUY);
    tracker.trade(at('09:31:00'), 23000, 1, BUY);
    const states = tracker.levelsAt(at('09:32'));
    expect(stateOf(states, 'PM_HIGH')).toEqual({
      tick: 24012,
      px: 6003,
      valid: true,
      reason: undefined,
      validFromNs: anchors.openNs,
    });
    expect(stateOf(states, 'PM_LOW').px).toBe(5997.5);
  });

  it('need trades in 80 % of the minutes before the open', () => {
    expect(wordsOf(fed(premarket(66)), '09:30', 'PM_HIGH')).toEqual([24000, true, undefined]);
    expect(wordsOf(fed(premarket(67)), '09:30', 'PM_HIGH')).toEqual([
      undefined,
      false,
      'pre-market coverage 79 %, needs 80 %',
    ]);
  });

  it('say that nothing traded', () => {
    expect(wordsOf(fed([]), '04:30', 'PM_LOW')).toEqual([
      undefined,
      false,
      'no trades since 04:00',
    ]);
    expect(wordsOf(fed([]), '09:30', 'PM_LOW')).toEqual([
      undefined,
      false,
      'no trades 04:00–09:30',
    ]);
  });

  it('are not there in a profile without a pre-market', () => {
    const profile = withOverrides(profiles.ES, { premarketStart: '09:30' });
    const tracker = new LevelTracker({ profile, anchors: sessionAnchors(profile, DATE) });
    expect(stateOf(tracker.levelsAt(0), 'PM_HIGH').reason).toBe('no pre-market in this profile');
  });
});

describe('the opening range', () => {
  const trades: Trade[] = [
    ['09:30:00', 24000, 1],
    ['09:35:00', 24040, 1],
    ['09:40:00', 23980, 1],
    ['09:44:59', 24041, 1],
    ['09:45:00', 24090, 1],
    ['09:45:59', 23900, 1],
  ];

  it('starts at the open, forms for 15 minutes and counts from 09:45:00', () => {
    expect(wordsOf(fed([]), '09:29', 'OR_HIGH')).toEqual([undefined, false, 'starts at 09:30 ET']);
    expect(wordsOf(fed([]), '09:31', 'OR_HIGH')).toEqual([
      undefined,
      false,
      'no trades since 09:30',
    ]);
    expect(wordsOf(fed([]), '09:45', 'OR_HIGH')).toEqual([
      undefined,
      false,
      'no trades 09:30–09:45',
    ]);
    expect(wordsOf(fed(trades.slice(0, 3)), '09:44:59', 'OR_HIGH')).toEqual([
      24040,
      false,
      'forming until 09:45 ET',
    ]);
    const tracker = fed(trades.slice(0, 4));
    expect(stateOf(tracker.levelsAt(at('09:45')), 'OR_HIGH')).toEqual({
      tick: 24041,
      px: 6010.25,
      valid: true,
      reason: undefined,
      validFromNs: anchors.orEndNs,
    });
  });

  it('enters the rows with the bar that closes at 09:46, without the trades from 09:45 on', () => {
    const tracker = fed(trades);
    tracker.end();
    const rows = tracker.rows();
    const highs = [...rows.level_kind.keys()].filter((row) => rows.level_kind[row] === 'OR_HIGH');
    const table = highs.map((row) => [
      Number(rows.available_at_ns[row] - anchors.openNs) / MINUTE,
      rows.level_tick[row],
      rows.valid[row],
      rows.reason[row],
    ]);
    expect(table).toEqual([
      [2, 24000, 0, 'forming until 09:45 ET'],
      [6, 24040, 0, 'forming until 09:45 ET'],
      [12, 24040, 0, 'forming until 09:45 ET'],
      [16, 24041, 1, undefined],
    ]);
  });

  it('is exact on the grid of a stream whose open falls inside a bar', () => {
    const profile = withOverrides(profiles.CL, {
      premarketStart: '15:30',
      open: '15:45',
      orMinutes: 15,
      end: '18:00',
    });
    const oil = new LevelTracker({ profile, anchors: sessionAnchors(profile, DATE) });
    // The bar of 15:44 holds the last pre-market trade and the first of the opening range.
    for (let minute = 0; minute < 14; minute++) oil.trade(minute * MINUTE, 6500, 1, BUY);
    oil.trade(15 * MINUTE - 1, 6510, 1, BUY);
    oil.trade(15 * MINUTE, 6400, 1, BUY);
    const states = oil.levelsAt(30 * MINUTE);
    expect([stateOf(states, 'PM_HIGH').tick, stateOf(states, 'PM_LOW').tick]).toEqual([6510, 6500]);
    expect([stateOf(states, 'OR_HIGH').tick, stateOf(states, 'OR_LOW').tick]).toEqual([6400, 6400]);
  });
});

describe('averages', () => {
  /** One trade in each two-minute bar from 04:00 on, one tick higher each time. */
  function rising(barCount: number, given: LevelSession = session): LevelTracker {
    const tracker = new LevelTracker(given);
    for (let i = 0; i < barCount; i++) tracker.trade(i * 2 * MINUTE, 24000 + i, 1, BUY);
    return tracker;
  }

  it('wait for their bars', () => {
    const states = rising(61).levelsAt(122 * MINUTE);
    expect(stateOf(states, 'SMA_90')).toMatchObject({
      px: undefined,
      valid: false,
      reason: 'needs 90 bars, has 61',
    });
    expect(stateOf(rising(19).levelsAt(38 * MINUTE), 'EMA_20').reason).toBe(
      'needs 20 bars, has 19',
    );
  });

  it('exist before the open but count from it', () => {
    // Closes 24000 … 24089: mean 24044.5, half up 24045.
    expect(stateOf(rising(90).levelsAt(180 * MINUTE), 'SMA_90')).toEqual({
      tick: 24045,
      px: 6011.125,
      valid: false,
      reason: 'valid from 09:30 ET',
      validFromNs: undefined,
    });
    const states = rising(165).levelsAt(330 * MINUTE);
    expect(stateOf(states, 'SMA_90')).toMatchObject({
      px: (24000 + 119.5) / 4,
      valid: true,
      validFromNs: anchors.openNs,
    });
    expect(stateOf(states, 'EMA_20')).toMatchObject({ valid: true, validFromNs: anchors.openNs });
  });

  it('begin the EMA with the mean of the first 20 closes', () => {
    const seeded = rising(20).levelsAt(40 * MINUTE);
    expect(stateOf(seeded, 'EMA_20')).toMatchObject({ tick: 24010, px: 24009.5 / 4 });
    // 24009.5 + 2/21 · (24020 − 24009.5) = 24010.5
    expect(stateOf(rising(21).levelsAt(42 * MINUTE), 'EMA_20').px).toBe(24010.5 / 4);
  });

  it('count existing bars and never the one in the making', () => {
    const tracker = rising(20);
    expect(stateOf(tracker.levelsAt(38 * MINUTE), 'EMA_20').reason).toBe('needs 20 bars, has 19');
  });

  it('count from their last needed bar when it comes after the open', () => {
    const tracker = new LevelTracker(session);
    for (let i = 0; i < 90; i++) tracker.trade(at('09:00') + i * 2 * MINUTE, 24000, 1, BUY);
    const { validFromNs } = stateOf(tracker.levelsAt(at('12:40')), 'SMA_90');
    expect(validFromNs).toBe(utcNsOf(DATE, '12:00', 'America/New_York'));
  });

  it('reach into the previous session of the same contract, or say that it is missing', () => {
    expect(stateOf(rising(165).levelsAt(330 * MINUTE), 'SMA_200').reason).toBe(
      'previous session of this contract missing',
    );
    const previousCloses = Array.from({ length: 100 }, (_, i) => 23900 + i);
    const states = rising(165, { ...session, previousCloses }).levelsAt(330 * MINUTE);
    // The last 35 closes of yesterday and 165 of today: 23965 … 24164.
    expect(stateOf(states, 'SMA_200')).toMatchObject({
      px: 24064.5 / 4,
      valid: true,
      validFromNs: anchors.openNs,
    });
    expect(stateOf(states, 'SMA_400').reason).toBe('needs 400 bars, has 265');
  });

  it('round half up to the tick', () => {
    expect([24000.4996, 24000.5, -0.5].map(halfUp)).toEqual([24000, 24001, 0]);
  });
});

describe('overlays of the session itself', () => {
  const trades: Trade[] = [
    ['09:29:00', 30000, 50],
    ['09:30:01', 24000, 3],
    ['09:30:02', 24004, 1],
    ['09:33:00', 23990, 4],
  ];

  it('begin at the open, with its first trade', () => {
    expect(wordsOf(fed(trades.slice(0, 1)), '09:29:30', 'VWAP')[2]).toBe('starts at 09:30 ET');
    expect(wordsOf(fed(trades.slice(0, 1)), '09:30:01', 'VWAP')[2]).toBe('no trades since 09:30');
  });

  it('weigh the price by size and follow high and low', () => {
    const states = fed(trades).levelsAt(at('09:34'));
    // (24000·3 + 24004 + 23990·4) / 8 = 23995.5
    expect(stateOf(states, 'VWAP')).toEqual({
      tick: 23996,
      px: 5998.875,
      valid: true,
      reason: undefined,
      validFromNs: anchors.openNs + 1_000_000_001n,
    });
    expect(stateOf(states, 'SESSION_HIGH').tick).toBe(24004);
    expect(stateOf(states, 'SESSION_LOW').tick).toBe(23990);
  });

  it('put ROUND at the nearest 25 points to the last close', () => {
    const roundAfter = (tick: number): number | undefined =>
      stateOf(fed([['04:00', tick, 1]]).levelsAt(at('04:02')), 'ROUND').px;
    // 100 ticks are 25 points; halfway goes up.
    expect([24049, 24050, 24051, 23951].map(roundAfter)).toEqual([6000, 6025, 6025, 6000]);
    expect(stateOf(fed([]).levelsAt(at('04:02')), 'ROUND').reason).toBe('needs 1 bar, has 0');
  });

  it('come from minutes too, VWAP from the mean of high, low and close', () => {
    const tracker = new LevelTracker(session);
    tracker.minute({ ns: at('09:30'), o: 24000, h: 24012, l: 24000, c: 24006, vol: 2 });
    tracker.minute({ ns: at('09:31'), o: 24006, h: 24006, l: 23994, c: 24000, vol: 6 });
    const states = tracker.levelsAt(at('09:32'));
    // (24006·2 + 24000·6) / 8 = 24001.5; the first minute is known at 09:31.
    expect(stateOf(states, 'VWAP')).toMatchObject({
      px: 24001.5 / 4,
      validFromNs: anchors.openNs + BigInt(MINUTE),
    });
    expect(stateOf(states, 'SESSION_LOW').tick).toBe(23994);
  });
});

describe('level rows', () => {
  it('are those of the contract, every kind once a bar, known at its close', () => {
    const tracker = fed([
      ['04:00', 24000, 1],
      ['04:05', 24001, 1],
    ]);
    tracker.end();
    const rows: Columns<typeof levels2m> = tracker.rows();
    expect(Object.keys(rows)).toEqual(levels2m.columns.map(({ name }) => name));
    expect(rows.level_kind).toEqual([...profiles.ES.levelKinds, ...profiles.ES.levelKinds]);
    const minutes = Array.from(rows.available_at_ns, (ns) => Number(ns - anchors.startNs) / MINUTE);
    expect([...new Set(minutes)]).toEqual([2, 6]);
    expect(rows.bar_start_ns[0]).toBe(anchors.startNs);
  });

  it('are none for a session without trades', () => {
    const tracker = fed([]);
    tracker.end();
    expect(tracker.rows().level_kind).toEqual([]);
    expect(tracker.bars().o.length).toBe(0);
  });
});
