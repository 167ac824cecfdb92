import { describe, expect, it } from 'vitest';
import { driftAwayFrom, driftTo, tickOnPath } from './approach-path.ts';
import type { ArmedLevel } from './level-watch.ts';

const level: ArmedLevel = { kind: 'PM_HIGH', travel: 1, levelTick: 100 };

describe('price on its way to a level', () => {
  const path = { travel: 1, sinceS: 1000, durationS: 150, fromTicks: 18 } as const;

  it('comes nearer slowly at first, and through it in the end', () => {
    const ticks = [1000, 1075, 1150, 1165].map((timeS) => tickOnPath(path, 100, timeS));
    expect(ticks).toEqual([82, 86.5, 100, expect.closeTo(103.78, 6)]);
  });

  it('comes from above in the mirror', () => {
    expect(tickOnPath({ ...path, travel: -1 }, 100, 1075)).toBe(113.5);
  });

  it('walks as it likes near its path, and is called back from afar, but never faster than it can', () => {
    expect([100, 98, 95, 60].map((tick) => driftTo(100, tick, 2))).toEqual([
      0,
      0,
      expect.closeTo(0.24, 9),
      0.4,
    ]);
    expect(driftTo(100, 105, 2)).toBeCloseTo(-0.24, 9);
  });

  it('turns away from levels it is not led to, the more readily the nearer they are', () => {
    const driftAt = (mid: number): number =>
      driftAwayFrom([level], { timeS: 0, mid, efficientTick: mid });
    expect([80, 86, 101].map(driftAt)).toEqual([0, 0, 0]);
    expect(driftAt(90)).toBeCloseTo(-0.6, 9);
    expect(driftAt(96)).toBeCloseTo(-1.5, 9);
  });
});
