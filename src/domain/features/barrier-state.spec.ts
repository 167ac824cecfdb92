import { describe, expect, it } from 'vitest';
import { barrierState, replenishment } from './barrier-state.ts';
import type { BarrierMinute, BarrierState } from './barrier-state.ts';
import { logRatio } from './ratio.ts';

const KAPPA = 10;
const melted = { depthStart: 100, depthEnd: 55, depthMean: 80, add: 10, mirror: 0 };
const still = { depthStart: 100, depthEnd: 100, depthMean: 100 };

const minutes: readonly (readonly [BarrierState, BarrierMinute])[] = [
  ['VACUUM', { ...melted, pull: 50, fill: 5 }],
  ['CONSUMED', { ...melted, pull: 15, fill: 40 }],
  ['ABSORPTION', { ...still, fill: 60, add: 70, pull: 10, mirror: 0 }],
  ['WALL', { ...still, fill: 5, add: 30, pull: 25, mirror: Math.log(2) }],
  ['NEUTRAL', { ...still, fill: 5, add: 29, pull: 25, mirror: Math.log(2) }],
  ['WEAK', { ...still, fill: 5, add: 30, pull: 25, mirror: -Math.log(2) }],
  ['NEUTRAL', { ...still, fill: 5, add: 30, pull: 25, mirror: 0 }],
];

describe('barrierState', () => {
  it('goes by golden case G23’s numbers', () => {
    expect(logRatio(melted.depthEnd, melted.depthStart, KAPPA)).toBeCloseTo(-0.526, 3);
    // Shares eaten of 5/65 and 40/65 lie on either side of what tells eaten from pulled.
    expect(barrierState({ ...melted, pull: 50, fill: 5 }, KAPPA)).toBe('VACUUM');
    expect(barrierState({ ...melted, pull: 15, fill: 40 }, KAPPA)).toBe('CONSUMED');
  });

  it.each(minutes)('is %s', (state, minute) => {
    expect(barrierState(minute, KAPPA)).toBe(state);
  });

  it('is never absorption where nothing was filled', () => {
    const empty = { depthStart: 0, depthEnd: 0, depthMean: 0, add: 0, pull: 0, fill: 0 };
    expect(barrierState({ ...empty, mirror: 0 }, KAPPA)).toBe('NEUTRAL');
    expect(barrierState({ ...empty, mirror: -Math.log(2) }, KAPPA)).toBe('WEAK');
  });

  it('has no name while the other side is unknown', () => {
    expect(barrierState({ ...melted, pull: 50, fill: 5, mirror: NaN }, KAPPA)).toBeUndefined();
  });
});

describe('replenishment', () => {
  it('is even when as much comes as goes, whatever takes it', () => {
    expect(replenishment({ add: 30, pull: 10, fill: 20 }, KAPPA)).toBe(0);
    expect(replenishment({ add: 30, pull: 30, fill: 0 }, KAPPA)).toBe(0);
  });
});
