import { describe, expect, it } from 'vitest';
import { levelPressures } from '../features/level-pressure.ts';
import { tenBestDepth } from '../features/ten-best-depth.ts';
import { profiles } from '../session/profiles.ts';
import { sessionAnchors } from '../session/session-anchors.ts';
import { reflectedWords, simulatedWords, wordsBefore } from '../simulator/word-stream.ts';
import { barMoments } from './bar-moments.ts';
import type { PreparedSession } from './feature-session.ts';
import { globalRows } from './global-rows.ts';
import { CHANNEL_WINDOWS } from './level-surroundings.ts';
import type { LevelMoment } from './level-moments.ts';
import { conditionMeans, conditionState } from './level-channels.ts';
import { featuresAt, sweepFeatures } from './level-features.ts';
import type { LevelFeatures } from './level-features.ts';
import { sampleSession } from '../simulator/sample-session.ts';
import { storedFeatures } from './stored-features.ts';

const profile = profiles.ES;
const anchors = sessionAnchors(profile, '2025-10-31');
const stream = simulatedWords('features', 0.02, anchors);
const session = sampleSession(stream, { profile, anchors });
const moments = barMoments(session);

function featuresOf(
  of: PreparedSession,
  asked: readonly LevelMoment[],
  withChannels: boolean,
): readonly LevelFeatures[] {
  const all: LevelFeatures[] = [];
  sweepFeatures(of, asked, { withChannels }, (place, features) => (all[place] = features));
  return all;
}

/** Moments between bars, of levels that no bar knows. */
const drawn = [200, 2_000, 4_100, 4_700].flatMap((row): readonly LevelMoment[] => {
  const tsNs = anchors.startNs + BigInt(row + 1) * 5_000_000_000n + 1_234_567_890n;
  const levelTick = Math.round(session.touch.mid[row]);
  return [
    { row, tsNs, levelTick: levelTick + 6, kind: undefined, travel: 1 },
    { row, tsNs, levelTick: levelTick - 5, kind: undefined, travel: -1 },
  ];
});

describe('features of levels at closes of bars', () => {
  it('has a row for each level that is near, by time', () => {
    expect(moments.length).toBeGreaterThan(300);
    for (const { row, levelTick, tsNs } of moments) {
      expect(Math.abs(session.touch.mid[row] - levelTick)).toBeLessThanOrEqual(80);
      expect(anchors.startNs + BigInt(row + 1) * 5_000_000_000n).toBe(tsNs);
    }
  });

  it('is the same one by one, and with channels', () => {
    const all = featuresOf(session, moments, false);
    const long = featuresOf(session, moments, true);
    for (const place of [0, 17, 240, moments.length - 1]) {
      const { channels, ...features } = featuresAt(session, moments[place]);
      expect(features).toEqual({ ...all[place], channels: undefined, ...features });
      const { channels: none, ...swept } = all[place];
      expect([features, none]).toEqual([swept, undefined]);
      expect(channels.y.at(-1)).toBe(swept.y);
      expect(channels).toEqual(long[place].channels);
    }
  });

  it('stores nothing infinite, and finds most', () => {
    const { numbers, words } = storedFeatures(featuresOf(session, moments, false));
    for (const [name, column] of Object.entries(numbers)) {
      expect(column.filter((value) => Math.abs(value) === Infinity).length, name).toBe(0);
    }
    const known = (column: ArrayLike<unknown>): number =>
      Array.from(column).filter((value) => value !== undefined && !Number.isNaN(value)).length;
    for (const name of ['vel_20m', 'ofi_int_300s', 'bar_rel', 'churn_rel', 'fma_res', 'gap'])
      expect([name, known(numbers[name]) / moments.length > 0.9]).toEqual([name, true]);
    expect(known(words['barrier_state'])).toBeGreaterThan(0.9 * moments.length);
    const unknown = ['touch_ord', 't_since_touch', 'score_smooth', 'gex_asym', 'score_hedging'];
    for (const name of unknown) expect([name, known(numbers[name])]).toEqual([name, 0]);
  });
});

describe('the channels of a setup', () => {
  it.each(drawn.map((moment, i) => ({ i, moment })))(
    'are the pressure around a level that always stood there: moment $i',
    ({ moment }) => {
      const { channels } = featuresAt(session, moment);
      const { rowCount } = session.index;
      const level = new Int32Array(rowCount).fill(moment.levelTick);
      const [{ columns }] = levelPressures(session.index, [level], profile.pressure);
      const { row, travel } = moment;
      const start = Math.max(0, row + 1 - CHANNEL_WINDOWS);
      const of = (name: string, sign = 1): Float64Array =>
        columns[name].slice(start, row + 1).map((value) => sign * value);
      const [ahead, behind] = travel === 1 ? ['above', 'below'] : ['below', 'above'];
      expect(channels).toEqual({
        ...{ n1: of(`${ahead}_shift`), n2: of(`${ahead}_pa`) },
        ...{ n3: of(`${behind}_shift`), n4: of(`${behind}_pa`) },
        ...{ rd_ahead: of(`${ahead}_rd`), rd_behind: of(`${behind}_rd`) },
        ...{ haz_ahead: of(`${ahead}_haz`), haz_behind: of(`${behind}_haz`) },
        ...{ mb_ahead: of(`${ahead}_mb`), tape_near: of('tape_near', travel) },
        ofi_n: of('ofi_n', travel),
        y: of('mid_dist', travel).map((ticks) => ticks / featuresAt(session, moment).facts.atr),
      });
    },
  );

  it('have a state on the average of a minute', () => {
    const windows = (last: number): Float64Array => new Float64Array(24).fill(last, 12);
    const { channels } = featuresAt(session, drawn[4]);
    const known = {
      ...channels,
      n1: windows(0.5),
      n2: windows(0.03125),
      n3: windows(-1),
      n4: windows(1),
    };
    expect(conditionMeans(known)).toEqual([0.5, 0.03125, -1, 1]);
    expect(conditionMeans(known, 6)).toEqual([0.25, 0.015625, -0.5, 0.5]);
    expect(conditionState(known, 0.05)).toBe(1 + 8);
    expect(conditionState(known, 0.05, 20)).toBeNaN();
  });
});

describe('what comes later', () => {
  const endRow = 4_700;
  const cutNs = anchors.startNs + BigInt(endRow) * 5_000_000_000n;
  const cut = wordsBefore(stream, cutNs);
  const part = sampleSession(cut, { profile, anchors });
  const before = (moment: LevelMoment): boolean => moment.row < endRow - 1;

  it('changes no row before it', () => {
    const early = moments.filter(before);
    expect(early.length).toBeGreaterThan(100);
    expect(barMoments(part).filter(before)).toEqual(early);
    expect(featuresOf(part, early, false)).toEqual(featuresOf(session, early, false));
  });

  it('changes no channel', () => {
    const early = drawn.filter(before);
    expect(featuresOf(part, early, true)).toEqual(featuresOf(session, early, true));
  });

  it('changes nothing of the whole market', () => {
    const known = globalRows(part, tenBestDepth(part.index));
    const all = globalRows(session, tenBestDepth(session.index));
    const count = known.win.filter((win) => win < endRow - 1).length;
    expect(count).toBeGreaterThan(700);
    expect(known.atrMode.slice(0, count)).toEqual(all.atrMode.slice(0, count));
    for (const [name, column] of Object.entries(known.numbers)) {
      expect(column.slice(0, count), name).toEqual(all.numbers[name].slice(0, count));
    }
  });
});

describe('a reflection', () => {
  const twice = 54_811;
  const swap: Readonly<Record<string, string>> = {
    ...{ PM_HIGH: 'PM_LOW', PM_LOW: 'PM_HIGH', OR_HIGH: 'OR_LOW', OR_LOW: 'OR_HIGH' },
    ...{ SESSION_HIGH: 'SESSION_LOW', SESSION_LOW: 'SESSION_HIGH' },
  };
  const { levels } = session;
  const mirror = sampleSession(reflectedWords(stream, twice), {
    ...{ profile, anchors },
    levels: {
      ...levels,
      level_kind: levels.level_kind.map((kind) => swap[kind] ?? kind),
      level_tick: levels.level_tick.map((tick) => twice - tick),
    },
  });
  const kindOf = (kind: LevelMoment['kind']): LevelMoment['kind'] =>
    kind && ((swap[kind] ?? kind) as LevelMoment['kind']);
  const plain = storedFeatures(featuresOf(session, moments, false));
  const reflected = storedFeatures(
    featuresOf(
      mirror,
      moments.map((moment) => ({
        ...moment,
        ...{ levelTick: twice - moment.levelTick, kind: kindOf(moment.kind) },
        travel: moment.travel === 1 ? -1 : 1,
      })),
      false,
    ),
  );
  const signed = /^(mid_dist|tape_imb_.*|sweep_net_60s|gap)$/;

  it.each(Object.keys(plain.numbers))('has the same %s in the frame of travel', (name) => {
    const kind = name.replace('dist_', '');
    const twin = name.startsWith('dist_') ? `dist_${swap[kind] ?? kind}` : name;
    const seen = reflected.numbers[twin].map((value) => (signed.test(name) ? -value + 0 : value));
    if (name === 'session_pos') {
      const far = seen.filter((value, i) => Math.abs(1 - value - plain.numbers[name][i]) > 2e-9);
      expect([far.length, seen.some((value) => value > 0)]).toEqual([0, true]);
      return;
    }
    expect(seen).toEqual(plain.numbers[name]);
  });

  it.each(Object.keys(plain.words))('says the same %s', (name) => {
    const seen = reflected.words[name].map((word) =>
      name === 'dir' ? (word === 'UP' ? 'DOWN' : 'UP') : word,
    );
    expect(seen).toEqual(plain.words[name]);
  });
});
