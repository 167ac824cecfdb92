import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { kinematics } from './kinematics.ts';

/** Distances at the ends of 5-second windows, from those at the ends of minutes. */
function everyWindow(minutes: readonly number[]): number[] {
  return minutes.flatMap((y, i) => (i === 0 ? [y] : [...Array<number>(11).fill(NaN), y]));
}

describe('kinematics', () => {
  it('read −20, −14, −6, −1 a minute apart as slowing down at the last', () => {
    const { vel, acc, jerk } = kinematics(everyWindow([-20, -14, -6, -1]), 12);
    expect(vel[1]).toBeCloseTo(6.333333, 6);
    expect(acc[1]).toBeCloseTo(-0.5, 12);
    expect(jerk[1]).toBeCloseTo(-5, 12);
  });

  it('say nothing of spans longer than the history', () => {
    const { vel, acc, jerk } = kinematics(new Float64Array(37), 12);
    expect(vel).toEqual([0, 0, NaN, NaN, NaN]);
    expect(acc).toEqual([0, 0, NaN, NaN]);
    expect(jerk).toEqual([0, 0, NaN, NaN]);
  });

  it('of a steady approach are its speed, and no more', () => {
    const y = Array.from({ length: 241 }, (_, i) => -40 + i / 12);
    const { vel, acc, jerk } = kinematics(y, 12);
    for (const v of vel) expect(v).toBeCloseTo(1, 9);
    for (const zero of [...acc, ...jerk]) expect(zero).toBeCloseTo(0, 9);
  });

  it('depend on nothing before the longest span', () => {
    const random = new Random('kinematics');
    const y = Array.from({ length: 400 }, () => random.normal());
    expect(kinematics(y, 12)).toEqual(kinematics(y.slice(-241), 12));
  });
});
