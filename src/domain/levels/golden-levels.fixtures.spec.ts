import { describe, expect, it } from 'vitest';
import {
  byNewYorkDate,
  fixtureJson,
  leanEsBars,
  mymBars,
  ninjaEsBars,
  sierraEsBars,
  type FixtureBar,
} from '../../lake/node/fixture-bars.ts';
import { hasFixtures } from '../../lake/node/fixtures.ts';
import type { MinuteBar } from '../bars/bar-fold.ts';
import { withOverrides, type InstrumentProfile } from '../session/instrument-profile.ts';
import { profiles } from '../session/profiles.ts';
import { sessionAnchors } from '../session/session-anchors.ts';
import { nearestTick, pointsOf } from '../units/ticks.ts';
import { LevelTracker } from './level-tracker.ts';
import { WindowRange } from './window-range.ts';

type GoldenRange = Record<'high' | 'low' | 'open' | 'close' | 'volume' | 'bars', number>;
type GoldenDay = Record<'pm' | 'or' | 'rth', GoldenRange>;
type GoldenDays = Record<string, GoldenDay>;

/** The goldens' regular hours end at 16:00; thin holiday mornings count in them too. */
const es = withOverrides(profiles.ES, { end: '16:00', tailMinutes: 0, premarketCoverageMin: 0 });
const mym = withOverrides(es, { tickNano: 1_000_000_000 });

function rangeOf(range: WindowRange, tickNano: number): GoldenRange {
  return {
    high: pointsOf(range.high, tickNano),
    low: pointsOf(range.low, tickNano),
    bars: range.minuteCount,
    open: pointsOf(range.open, tickNano),
    close: pointsOf(range.close, tickNano),
    volume: range.volume,
  };
}

/** One date's ranges, and its levels at 16:00 in points. */
function dayOf(profile: InstrumentProfile, date: string, bars: readonly FixtureBar[]) {
  const anchors = sessionAnchors(profile, date);
  const since = (tsNs: bigint): number => Number(tsNs - anchors.startNs);
  const tickOf = (points: number): number => nearestTick(points, profile.tickNano);
  const tracker = new LevelTracker({ profile, anchors });
  const ranges = [
    new WindowRange(0, since(anchors.openNs)),
    new WindowRange(since(anchors.openNs), since(anchors.orEndNs)),
    new WindowRange(since(anchors.openNs), since(anchors.endNs)),
  ] as const;
  for (const bar of bars) {
    const minute: MinuteBar = {
      ns: since(bar.startNs),
      o: tickOf(bar.open),
      h: tickOf(bar.high),
      l: tickOf(bar.low),
      c: tickOf(bar.close),
      vol: bar.volume,
    };
    tracker.minute(minute);
    for (const range of ranges) range.minute(minute);
  }
  const [pm, or, rth] = ranges.map((range) => rangeOf(range, profile.tickNano));
  const states = tracker.levelsAt(since(anchors.endNs));
  const levels = Object.fromEntries(states.map(({ kind, px }) => [kind, px]));
  return { ranges: { pm, or, rth }, levels };
}

function expectGolden(profile: InstrumentProfile, bars: FixtureBar[], golden: GoldenDays): number {
  const days = byNewYorkDate(bars);
  for (const [date, expected] of Object.entries(golden)) {
    const { ranges, levels } = dayOf(profile, date, days.get(date) ?? []);
    expect({ date, ...ranges }).toEqual({ date, ...expected });
    expect({ date, ...levels }).toMatchObject({
      PM_HIGH: expected.pm.high,
      PM_LOW: expected.pm.low,
      OR_HIGH: expected.or.high,
      OR_LOW: expected.or.low,
      SESSION_HIGH: expected.rth.high,
      SESSION_LOW: expected.rth.low,
    });
  }
  return Object.keys(golden).length;
}

describe.skipIf(!hasFixtures)('levels of real sessions', () => {
  it.each([
    { name: 'lean_es', bars: leanEsBars, profile: es, dayCount: 10 },
    { name: 'ninja_es', bars: ninjaEsBars, profile: es, dayCount: 5 },
    { name: 'mym', bars: mymBars, profile: mym, dayCount: 44 },
  ])('$name: pre-market, opening range and regular hours are the golden ones', (source) => {
    const golden = fixtureJson(`golden/levels_${source.name}.json`) as GoldenDays;
    expect(expectGolden(source.profile, source.bars(), golden)).toBe(source.dayCount);
  });

  it('es_5m: ten years of Chicago 5-minute bars land on New York hours', () => {
    const golden = fixtureJson('golden/levels_es_5m.json.zst') as Record<string, GoldenDays>;
    const fiveMinutes = withOverrides(es, { barSeconds: 300 });
    let dayCount = 0;
    for (const [symbol, days] of Object.entries(golden)) {
      dayCount += expectGolden(fiveMinutes, sierraEsBars(symbol), days);
    }
    expect(dayCount).toBe(1705);
  });
});
