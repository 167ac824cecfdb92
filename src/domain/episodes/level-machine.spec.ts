import { describe, expect, it } from 'vitest';
import { profiles } from '../session/profiles.ts';
import { eventId } from './episode-id.ts';
import { LevelMachine } from './level-machine.ts';

const L = 24_000;
/** ATR of 8 ticks: armed from 12 ticks on, decided at 8. */
const ATR = 8;

/** A machine after trades of [seconds, x] or [seconds, x, lots]. */
function after(
  trades: readonly (readonly [s: number, x: number, lots?: number])[],
  { atr = ATR, side = 1 } = {},
): LevelMachine {
  const machine = new LevelMachine(profiles.ES.episodes, 0);
  machine.moveLevel(0, { levelTick: L, atr });
  for (const [s, x, lots = 1] of trades) machine.trade(s * 1e9, L + side * x, lots);
  return machine;
}

/** Price has kept its distance below the level until second 90. */
const armed = Array.from({ length: 19 }, (_, i) => [i * 5, -31] as const);
const touched = [...armed, [100, -2, 1], [103, -1, 3]] as const;

describe('an episode (golden case G21)', () => {
  it('is armed after 15 seconds, touched at 100 s and sure at 103 s', () => {
    expect(after(armed.slice(0, 3)).state().phase).toBe('FAR');
    expect(after(armed).state()).toMatchObject({ phase: 'ARMED', sinceNs: 15e9, direction: 1 });
    const [approach] = after(touched).approaches;
    expect(approach).toMatchObject({ ordinal: 1, armedNs: 15e9, startNs: 100e9, end: undefined });
    expect(approach.trigger).toEqual({
      ...{ ordinal: 1, levelTick: L, contactNs: 100e9, ns: 103e9, xTicks: -1, confirmCount: 2 },
      ...{ atr: 8, barrierTicks: 8 },
    });
  });

  it('is armed again only 12 ticks away for 15 s, and its next touch is the second', () => {
    const near = Array.from({ length: 9 }, (_, i) => [110 + i * 5, -11] as const);
    const far = Array.from({ length: 9 }, (_, i) => [155 + i * 5, -12] as const);
    const rejected = after([...touched, ...near]);
    expect(rejected.approaches[0].end).toEqual({ ns: 110e9, reason: 'REJECT' });
    expect(rejected.state().phase).toBe('COOLDOWN');
    const again = after([...touched, ...near, ...far]);
    // The last trade that was too near came at 150 s.
    expect(again.state()).toMatchObject({ phase: 'ARMED', sinceNs: 165e9 });
    again.trade(200e9, L - 2, 10);
    expect(again.approaches[1].trigger).toMatchObject({ ordinal: 2, ns: 200e9, confirmCount: 1 });
    const owner = { symbol: 'ESZ5', date: '2025-10-14', kind: 'PM_HIGH' } as const;
    expect(again.approaches.map((approach) => eventId(owner, approach))).toEqual([
      ...['ESZ5|2025-10-14|PM_HIGH|UP|01', 'ESZ5|2025-10-14|PM_HIGH|UP|02'],
    ]);
  });

  it('does not begin with a lone print of one lot', () => {
    const lone = after([...armed, [100, -2, 1], [104, -3, 1]]);
    expect(lone.state()).toMatchObject({ phase: 'CONTACT', sinceNs: 100e9 });
    lone.advance(105e9);
    expect(lone.state().phase).toBe('CONTACT');
    lone.advance(105e9 + 1);
    expect(lone.state()).toMatchObject({ phase: 'MONITOR', sinceNs: 105e9 });
    expect(lone.triggerCount).toBe(0);
    // A return from contact is no new approach.
    lone.trade(110e9, L, 10);
    expect(lone.approaches.map(({ trigger }) => trigger?.contactNs)).toEqual([110e9]);
  });
});

it('counts a jump through the level as a touch, and one beyond the barrier as a break at once', () => {
  const jumped = after([...armed, [100, 3, 1], [101, 9, 1]]);
  expect(jumped.approaches[0].trigger).toMatchObject({ contactNs: 100e9, ns: 101e9, xTicks: 9 });
  expect(jumped.approaches[0].end).toEqual({ ns: 101e9, reason: 'BREAK' });
  expect(after([...armed, [100, 90, 10]]).approaches[0].end?.reason).toBe('BREAK');
});

it('ends an approach that turns round beyond 48 ticks, or takes more than two hours', () => {
  const turned = after([...armed, [100, -20], [110, -48], [120, -49]]);
  expect(turned.approaches[0].end).toEqual({ ns: 120e9, reason: 'NO_TOUCH' });
  expect(turned.state().phase).toBe('FAR');
  const slow = after([...armed, [100, -20]]);
  slow.advance(7_299.9e9);
  expect(slow.state().phase).toBe('MONITOR');
  slow.advance(7_400e9);
  expect(slow.approaches[0].end).toEqual({ ns: 7_300e9, reason: 'NO_TOUCH' });
});

it('lives until a barrier or for 15 minutes, a trade on the last instant included', () => {
  const broken = after([...touched, [103, 50], [1003, 8]]);
  expect(broken.approaches[0].end).toEqual({ ns: 1003e9, reason: 'BREAK' });
  const chopped = after([...touched, [1003, -7.5], [1004, 8]]);
  expect(chopped.approaches[0].end).toEqual({ ns: 1003e9, reason: 'CHOP' });
});

it('needs a trade in its 15 seconds, all of them on one side', () => {
  const quiet = after([[1, -31]]);
  quiet.advance(14e9);
  expect(quiet.state().phase).toBe('FAR');
  quiet.advance(15e9);
  expect(quiet.state()).toMatchObject({ phase: 'ARMED', sinceNs: 15e9 });
  const switched = (lastS: number) =>
    after([
      [1, -31],
      [2, 31],
      [lastS, 31],
    ]);
  expect(switched(15.9).state().phase).toBe('FAR');
  expect(switched(16).state()).toMatchObject({ phase: 'ARMED', direction: -1 });
  // Nothing but silence since the instant of a trade that was too near.
  const silent = after([
    [1, -3],
    [1, -31],
  ]);
  silent.advance(100e9);
  expect(silent.state().phase).toBe('FAR');
});

it('arms at half an ATR where that is more than 12 ticks, and never without an ATR', () => {
  const far = (x: number) => Array.from({ length: 5 }, (_, i) => [i * 5, x] as const);
  expect(after(far(-19), { atr: 40 }).state().phase).toBe('FAR');
  expect(after(far(-20), { atr: 40 }).state().phase).toBe('ARMED');
  expect(after(far(-500), { atr: NaN }).state().phase).toBe('FAR');
});

it('judges trades by where the level is now, and keeps it from contact on', () => {
  const machine = after([
    [1, -31],
    [5, -31],
    [9, -31],
  ]);
  machine.moveLevel(14e9, { levelTick: L - 25, atr: ATR });
  machine.advance(20e9);
  expect(machine.state().phase).toBe('FAR');
  machine.moveLevel(22e9, { levelTick: L - 10, atr: ATR });
  expect(machine.state()).toMatchObject({ phase: 'ARMED', sinceNs: 22e9 });
  machine.trade(30e9, L - 12, 1);
  machine.moveLevel(32e9, { levelTick: L - 5, atr: ATR });
  expect(machine.state()).toMatchObject({ phase: 'CONTACT', levelTick: L - 10 });
  machine.trade(33e9, L - 12, 1);
  expect(machine.approaches[0].trigger).toMatchObject({ levelTick: L - 10, xTicks: -2 });
});

it('ends what goes on with the session', () => {
  const machine = after(touched);
  machine.close(200e9);
  expect(machine.approaches[0].end).toEqual({ ns: 200e9, reason: 'SESSION_END' });
});
