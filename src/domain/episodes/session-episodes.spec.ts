import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { episodeContext } from './episode-context.ts';
import { followLevel, levelBySlot } from './follow-level.ts';
import type { EpisodeSession } from './follow-level.ts';
import { LevelMachine } from './level-machine.ts';
import { sessionEpisodes } from './session-episodes.ts';
import type { EpisodeMoment, SessionEpisodes } from './session-episodes.ts';
import { levelRowsOf, sessionOf, WALK_START, walkTrades } from './wandering-session.ts';
import type { WalkTrades } from './wandering-session.ts';

const key = { symbol: 'ESZ5', date: '2025-10-14' };
const sigma = 0.8;
const seeds = [1, 2, 3, 4];

const walk = (seed: number): WalkTrades => walkTrades({ seed, sigma, tradesPerSecond: 1.5 });

function episodesOf(session: EpisodeSession, untilNs?: number): SessionEpisodes {
  return sessionEpisodes(key, session, levelRowsOf(), untilNs);
}

/** A row with all that is told of its level's past. */
function told(
  { levels }: SessionEpisodes,
  { setup, followed }: EpisodeMoment,
  session: EpisodeSession,
) {
  const level = levels.find(({ kind }) => kind === setup.kind);
  const past = { approaches: level?.approaches ?? [], tape: session.tape };
  const { direction } = setup;
  return { setup, context: episodeContext(past, { ...followed, direction }) };
}

describe.each(seeds)('walk %d', (seed) => {
  const trades = walk(seed);
  const session = sessionOf(trades, sigma);
  const whole = episodesOf(session);

  it('has rows before, at and after touches, each with a name of its own', () => {
    const types = Map.groupBy(whole.moments, ({ setup }) => setup.rowType);
    expect(types.get('TRIGGER')?.length).toBeGreaterThan(3);
    expect(types.get('MONITOR')?.length).toBeGreaterThan(20);
    expect(types.get('LIVE')?.length).toBeGreaterThan(10);
    const ids = whole.moments.map(({ setup }) => setup.rowId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { setup, followed } of whole.moments) {
      expect(setup.win).toBe(Math.floor(followed.ns / 5e9) - 1);
      if (setup.rowType === 'LIVE') expect(Math.abs(setup.xTicks)).toBeLessThan(setup.barrierTicks);
      if (setup.rowType !== 'TRIGGER') expect(followed.ns % 30e9).toBe(0);
    }
  });

  it('tells no row anything of what comes later', () => {
    const random = new Random(`future of ${seed}`);
    const sample = whole.moments.filter(() => random.uniform() < 0.04);
    for (const moment of sample) {
      const { tradeCount, ns } = moment.followed;
      // Another future: price leaps about from the next instant on.
      const other = {
        ns: trades.ns.map((at, i) => (i < tradeCount ? at : Math.max(at, ns + 1))),
        tick: trades.tick.map((tick, i) =>
          i < tradeCount ? tick : tick + random.integer(-60, 60),
        ),
        size: trades.size,
      };
      const changed = sessionOf(other, sigma);
      const found = episodesOf(changed);
      const same = found.moments.find(({ setup }) => setup.rowId === moment.setup.rowId);
      expect(same && told(found, same, changed)).toEqual(told(whole, moment, session));
    }
  });

  it('is the same row by row when it is followed only so far', () => {
    for (const untilNs of [21_000e9, 24_321.5e9, 30_600e9]) {
      const part = episodesOf(session, untilNs);
      const expected = whole.moments.filter(({ followed }) => followed.ns <= untilNs);
      expect(part.moments.map(({ setup }) => setup)).toEqual(expected.map(({ setup }) => setup));
    }
  });

  it('mirrors: with price upside down every approach goes the other way', () => {
    const upside = { ...trades, tick: trades.tick.map((tick) => 2 * WALK_START - tick) };
    const mirrored = sessionOf(upside, sigma);
    const found = sessionEpisodes(key, mirrored, levelRowsOf(WALK_START));
    const turned = (episodes: SessionEpisodes, of: EpisodeSession) =>
      episodes.moments.map((moment) => {
        const { setup, context } = told(episodes, moment, of);
        const { rowType, kind, decidedNs, xTicks, barrierTicks } = setup;
        return { ...{ rowType, kind, decidedNs, xTicks, barrierTicks }, context };
      });
    expect(turned(found, mirrored)).toEqual(turned(whole, session));
    const directions = found.approaches.map(({ direction }) => -direction);
    expect(directions).toEqual(whole.approaches.map(({ direction }) => direction));
  });

  it('is the same machine trade by trade, however often it is asked in between', () => {
    const grid = { startNs: session.anchors.startNs, barSeconds: 120, slotCount: 263 };
    const levels = levelBySlot(levelRowsOf(), 'EMA_20', grid);
    const random = new Random(seed);
    const openNs = 19_800e9;
    const machine = new LevelMachine(session.rules, openNs);
    let slot = 164;
    trades.ns.forEach((ns, i) => {
      for (; (slot + 1) * 120e9 <= ns; slot++) {
        const atr = session.atr.ticks[slot + 1];
        machine.moveLevel((slot + 1) * 120e9, { levelTick: levels[slot + 1], atr });
      }
      if (random.uniform() < 0.3) machine.advance(ns - random.uniform());
      machine.trade(ns, trades.tick[i], trades.size[i]);
      machine.advance(ns);
    });
    machine.close(31_500e9);
    expect(machine.approaches).toEqual(followLevel(session, levels).approaches);
  });
});

it('names touches of two levels at one price by the first of them', () => {
  // A level of the opening range two ticks above the pre-market's, both come to in one go.
  const rows = levelRowsOf();
  const near = {
    ...rows,
    level_kind: rows.level_kind.map((kind) => (kind === 'EMA_20' ? 'OR_HIGH' : kind)),
    level_tick: rows.level_tick.map((tick, i) => (i % 3 === 2 ? WALK_START + 32 : tick)),
  };
  const { approaches } = sessionEpisodes(key, sessionOf(walk(3), sigma), near);
  const of = (kind: string) => approaches.filter((approach) => approach.kind === kind);
  const [first] = of('PM_HIGH').filter(({ eventId }) => eventId !== undefined);
  const together = of('OR_HIGH').find(({ confluenceId }) => confluenceId === first.eventId);
  expect(together?.eventId).toBe('ESZ5|2025-10-14|OR_HIGH|UP|01');
  expect(first.confluenceId).toBe(first.eventId);
});
