import { describe, expect, it } from 'vitest';
import type { EpisodeContext } from '../episodes/episode-context.ts';
import type { LevelMoment } from '../moments/level-moments.ts';
import { profiles } from '../session/profiles.ts';
import { sessionAnchors } from '../session/session-anchors.ts';
import { sampleSession } from '../simulator/sample-session.ts';
import { reflectedWords, simulatedWords, wordsBefore } from '../simulator/word-stream.ts';
import { setupRows } from './setup-rows.ts';
import type { Setup, SetupSource } from './setup-rows.ts';
import { VECTOR_DIMS, vectorColumns } from './vector-layout.ts';

const profile = profiles.ES;
const anchors = sessionAnchors(profile, '2025-10-31');
const stream = simulatedWords('setups', 0.02, anchors);
const session = sampleSession(stream, { profile, anchors });

const context: EpisodeContext = {
  ...{ touchCount: 2, minutesSinceTouch: 12.5, previousOutcome: -1, previousExcursion: -1.75 },
  ...{ cameThrough: 0, sinceNs: undefined },
};

/** 09:46:00, the first close of a bar that knows the opening range; one later, one too early. */
const rows = [4_151, 5_000, 100];

function sourcesOf(travel: 1 | -1): readonly SetupSource[] {
  return rows.map((row) => {
    const tsNs = anchors.startNs + BigInt(row + 1) * 5_000_000_000n;
    const levelTick = Math.round(session.touch.mid[row]) + 7 * travel;
    const moment: LevelMoment = { row, tsNs, levelTick, kind: undefined, travel };
    return { moment, context };
  });
}

/** Levels that a mirror swaps. */
const opposite: Readonly<Record<string, string>> = {
  ...{ PM_HIGH: 'PM_LOW', PM_LOW: 'PM_HIGH', OR_HIGH: 'OR_LOW', OR_LOW: 'OR_HIGH' },
  ...{ SESSION_HIGH: 'SESSION_LOW', SESSION_LOW: 'SESSION_HIGH' },
};

const named = ({ vector }: Setup): ReadonlyMap<string, number> =>
  new Map(vectorColumns.map(({ name }, dim) => [name, vector[dim]]));

describe('the setup of a level', () => {
  const [atOpeningRange, later, early] = setupRows(session, sourcesOf(1));

  it('knows all of its twenty minutes at 09:46, also before the level was there', () => {
    const clock = new Date(Number((sourcesOf(1)[0].moment.tsNs - anchors.openNs) / 1_000_000n));
    expect(clock.toISOString().slice(11, 19)).toBe('00:16:00');
    const of = named(atOpeningRange);
    for (const channel of ['n2', 'n4', 'haz_ahead', 'mb_ahead', 'tape_near', 'ofi_n', 'y']) {
      for (let segment = 1; segment <= 8; segment++) {
        expect([channel, segment, of.get(`${channel}_s${segment}`)]).not.toContain(NaN);
      }
    }
    expect(atOpeningRange.presentWeight).toBeGreaterThan(0.9);
  });

  it('does not know what the day has not yet seen', () => {
    expect(named(early).get('n1_s8')).toBeNaN();
    expect(early.presentWeight).toBeLessThan(atOpeningRange.presentWeight);
  });

  it('tells the context as ratios', () => {
    const of = named(atOpeningRange);
    expect(of.get('minutes')).toBeCloseTo(16 / 180, 3);
    expect(of.get('touch_ord')).toBeCloseTo(0.4, 3);
    expect(of.get('t_since_touch')).toBeCloseTo(Math.log(13.5), 2);
    expect(of.get('prev_outcome')).toBe(-1);
    expect(of.get('prev_exc')).toBe(-1.75);
  });

  it('has a state of the four conditions now and before', () => {
    for (const { states } of [atOpeningRange, later]) {
      for (const state of states) expect(state >= 0 && state <= 15).toBe(true);
    }
  });

  it('is the same alone and among others', () => {
    const [, source] = sourcesOf(1);
    expect(setupRows(session, [source])).toEqual([later]);
  });

  it('is told by the past alone', () => {
    const cutNs = anchors.startNs + BigInt(rows[1] + 1) * 5_000_000_000n;
    const known = sampleSession(wordsBefore(stream, cutNs), { profile, anchors });
    expect(setupRows(known, sourcesOf(1))).toEqual([atOpeningRange, later, early]);
  });

  it('is the same in a mirror, to the last bit', () => {
    const twice = 54_811;
    const { levels } = session;
    const mirror = sampleSession(reflectedWords(stream, twice), {
      ...{ profile, anchors },
      levels: {
        ...levels,
        level_kind: levels.level_kind.map((kind) => opposite[kind] ?? kind),
        level_tick: levels.level_tick.map((tick) => twice - tick),
      },
    });
    const sources = sourcesOf(1).map(({ moment }) => ({
      context,
      moment: { ...moment, levelTick: twice - moment.levelTick, travel: -1 as const },
    }));
    expect(setupRows(mirror, sources)).toEqual([atOpeningRange, later, early]);
    expect(VECTOR_DIMS).toBe(153);
  });
});
