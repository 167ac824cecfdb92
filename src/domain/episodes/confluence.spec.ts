import { expect, it } from 'vitest';
import type { LevelKind } from '../session/level-kind.ts';
import { confluences } from './confluence.ts';

const touch = (kind: LevelKind, s: number, levelTick: number) => ({
  ...{ eventId: `${kind} ${s}`, kind, ns: s * 1e9, levelTick },
});

it('joins levels within two ticks and a minute, from the second on', () => {
  const found = confluences([
    touch('PM_HIGH', 0, 100),
    touch('OR_HIGH', 0, 102),
    touch('SMA_90', 50, 103),
    touch('EMA_20', 60, 100),
    touch('PM_LOW', 61, 100),
  ]);
  expect([...found.values()]).toEqual([
    'PM_HIGH 0',
    'PM_HIGH 0',
    // Not near the first, but near one that is.
    'PM_HIGH 0',
    'PM_HIGH 0',
    'PM_HIGH 0',
  ]);
});

it('leaves apart what is further away, later, or the same level again', () => {
  const found = confluences([
    touch('PM_HIGH', 0, 100),
    touch('OR_HIGH', 10, 103),
    touch('PM_HIGH', 40, 100),
    touch('SMA_90', 71, 103),
  ]);
  expect([...found]).toEqual([...found.keys()].map((id) => [id, id]));
});
