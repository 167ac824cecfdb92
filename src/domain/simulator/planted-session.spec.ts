import { beforeAll, describe, expect, it } from 'vitest';
import { Action, MBO } from '../dbn/mbo.ts';
import { profiles } from '../session/profiles.ts';
import { sessionAnchors } from '../session/session-anchors.ts';
import type { MboRun } from './mbo-feed.ts';
import type { PlantedResult } from './planted-session.ts';
import { simulatePlantedSession } from './planted-session.ts';
import { favoredOutcome } from './planted-theory.ts';
import type { PlantedOutcome } from './planted-theory.ts';
import type { PlantedTouch } from './session-director.ts';

type Tape = { readonly timeS: number; readonly tick: number }[];
type Session = { readonly touches: readonly PlantedTouch[]; readonly tape: Tape; hash: number };

const profile = profiles.ES;
const dates = ['2025-10-27', '2025-10-28', '2025-10-29', '2025-10-30', '2025-10-31', '2025-11-03'];

// A quiet market is a quick one, and truth does not ask for more.
function session(date: string, strength: number, amplitude = 0.5, seed = 'truth'): Session {
  const anchors = sessionAnchors(profile, date);
  const tape: Tape = [];
  let hash = 0;
  const emit = ({ words, count }: MboRun): void => {
    for (let at = 0; at < count * MBO.wordCount; at += MBO.wordCount) {
      for (let i = 0; i < MBO.wordCount; i++) hash = (Math.imul(hash, 31) + words[at + i]) | 0;
      if (((words[at + MBO.bits] >>> 16) & 0xff) !== Action.Trade) continue;
      const ns =
        (BigInt(words[at + MBO.tsEventHi]) << 32n) | BigInt(words[at + MBO.tsEventLo] >>> 0);
      const nano = words[at + MBO.priceHi] * 2 ** 32 + (words[at + MBO.priceLo] >>> 0);
      tape.push({ timeS: Number(ns - anchors.startNs) / 1e9, tick: nano / profile.tickNano });
    }
  };
  const simulation = simulatePlantedSession({
    ...{ seed: `${seed}|${date}`, activity: 0.02, anchors, instrumentId: 7 },
    ...{ tickNano: profile.tickNano, startTick: 27_400, firstOrderId: 1, emit },
    ...{ profile, amplitude, strength, earlierRanges: [] },
  });
  let step: IteratorResult<number, PlantedResult> = simulation.next();
  while (step.done !== true) step = simulation.next();
  return { touches: step.value.touches, tape, hash };
}

/** What became of price within eight minutes. */
function realized({ levelTick, travel, timeS, barrier }: PlantedTouch, tape: Tape): PlantedOutcome {
  for (const trade of tape) {
    if (trade.timeS <= timeS || trade.timeS > timeS + 480) continue;
    const x = travel * (trade.tick - levelTick);
    if (Math.abs(x) >= barrier) return x > 0 ? 'BREAK' : 'REJECT';
  }
  return 'CHOP';
}

function shareOf<T>(rows: readonly T[], holds: (row: T) => boolean): number {
  return rows.filter(holds).length / rows.length;
}

/** Share of the outcome that the theory expects. */
function favoredShare(touches: readonly PlantedTouch[]): number {
  return shareOf(touches, (touch) => touch.outcome === favoredOutcome(touch));
}

describe('a session with known truth', () => {
  let edge: readonly Session[];

  beforeAll(() => {
    edge = dates.map((date) => session(date, 1.0931));
  });

  it('is the same order by order again, and another one from another seed', () => {
    expect(session(dates[0], 1.0931)).toEqual(edge[0]);
    expect(session(dates[0], 1.0931, 0.5, 'other').hash).not.toBe(edge[0].hash);
  });

  it('comes to its levels some fifteen times, from both sides', () => {
    const touches = edge.flatMap((each) => each.touches);
    expect(touches.length / edge.length).toBeGreaterThan(14);
    expect(touches.length / edge.length).toBeLessThan(23);
    expect(Math.abs(shareOf(touches, ({ travel }) => travel === 1) - 0.5)).toBeLessThan(0.15);
    expect(new Set(touches.map(({ kind }) => kind)).size).toBe(6);
  });

  it('bends order flow for two minutes before most of them', () => {
    const touches = edge.flatMap((each) => each.touches);
    expect(shareOf(touches, ({ bentS }) => bentS >= 100)).toBeGreaterThan(0.7);
  });

  it('lets the states decide, as often as their strength says', () => {
    const touches = edge.flatMap((each) => each.touches);
    expect(Math.abs(favoredShare(touches) - 0.599)).toBeLessThan(0.09);
  });

  it('carries out in price what was drawn', () => {
    const rows = edge.flatMap(({ touches, tape }) => touches.map((touch) => ({ touch, tape })));
    const agreed = shareOf(rows, ({ touch, tape }) => realized(touch, tape) === touch.outcome);
    // Without sessions before them, barriers are narrow at the open.
    expect(agreed).toBeGreaterThan(0.88);
  });

  it('lets the states decide nothing without strength, though flow is bent as before', () => {
    const touches = dates.flatMap((date) => session(date, 0).touches);
    expect(Math.abs(favoredShare(touches) - 1 / 3)).toBeLessThan(0.09);
    expect(shareOf(touches, ({ bentS }) => bentS >= 100)).toBeGreaterThan(0.7);
  });

  it('makes what was favored rare where the strength is below 0', () => {
    const touches = dates.flatMap((date) => session(date, -1.0931).touches);
    expect(favoredShare(touches)).toBeLessThan(0.25);
  });
});
