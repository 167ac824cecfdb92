import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { drawHidden, hiddenBefore, statesAt, statesOf } from './hidden-states.ts';
import type { ArmedLevel, LevelTouch } from './level-watch.ts';

const high: ArmedLevel = { kind: 'PM_HIGH', travel: 1, levelTick: 100 };
const justBehind: ArmedLevel = { kind: 'OR_HIGH', travel: 1, levelTick: 115 };
const farBehind: ArmedLevel = { kind: 'SMA_90', travel: 1, levelTick: 130 };
const below: ArmedLevel = { kind: 'EMA_20', travel: -1, levelTick: 70 };
const outOfReach: ArmedLevel = { kind: 'PM_LOW', travel: -1, levelTick: 59 };
const armed = [outOfReach, below, high, justBehind, farBehind];

function touch(level: ArmedLevel, timeS: number): LevelTouch {
  return { ...level, timeS, ordinal: 1, barrier: 12 };
}

describe('what is hidden around a level that price is led to', () => {
  const random = new Random('hidden');
  const states = drawHidden(high, armed, { random, zoneTicks: 20 });
  const hidden = { sinceS: 50, untilS: 300, states };

  it('is shared by the levels of its zone', () => {
    expect(states[0].levels).toEqual(['PM_HIGH', 'OR_HIGH']);
    expect(statesOf(states, justBehind)).toBe(states[0]);
  });

  it('is something of its own around levels where its outcome may lead', () => {
    expect(states.slice(1).map(({ levels }) => levels)).toEqual([['EMA_20'], ['SMA_90']]);
    expect(statesOf(states, outOfReach)).toBeUndefined();
    expect(statesOf(states, { ...below, travel: 1 })).toBeUndefined();
  });

  it('follows its levels, the one that price is led to first', () => {
    const moved = { ...high, levelTick: 102 };
    const now = statesAt(hidden, [below, moved]);
    expect(now.map(({ levelTick }) => levelTick)).toEqual([102, 70]);
  });

  it('announces a touch as long as it lasts', () => {
    const { ahead, behind } = states[0];
    expect(hiddenBefore(hidden, touch(high, 190))).toMatchObject({ ahead, behind, bentS: 140 });
    expect(hiddenBefore(hidden, touch(high, 300))).toBeUndefined();
    expect(hiddenBefore(hidden, touch(outOfReach, 190))).toBeUndefined();
  });
});
