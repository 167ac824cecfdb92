import { describe, expect, it } from 'vitest';
import { allHold, bothHold, conditionWord, conditionsAhead, depthShift } from './conditions.ts';

describe('the conditions of a rejection', () => {
  it('see depth move away from the level', () => {
    // Centers 5.4 and 642/93 ticks away: golden case G1.
    const shift = depthShift({ S: 100, distanceS: 540, E: 93, distanceE: 642 });
    expect(shift).toBeCloseTo(0.600515, 6);
    expect(depthShift({ S: 40, distanceS: 140, E: 25, distanceE: 35 })).toBeCloseTo(-0.677419, 6);
  });

  it('cannot see an empty zone move', () => {
    expect(depthShift({ S: 0, distanceS: 0, E: 5, distanceE: 5 })).toBeNaN();
    expect(depthShift({ S: 5, distanceS: 5, E: 0, distanceE: 0 })).toBeNaN();
  });

  it('make a word of four bits beyond the dead band', () => {
    expect(conditionWord([0.600515, 0.069767, -0.677419, 0.333333], 0.05)).toBe(11);
    expect(conditionWord([0.05, 0.06, 0, 1], 0.05)).toBe(10);
    expect(conditionWord([1, NaN, 1, 1], 0.05)).toBeNaN();
  });

  it('hold together softly', () => {
    // Golden case G4.
    expect(bothHold(0.4, 0.2)).toBeCloseTo(0.282843, 6);
    expect(allHold(0.4, 0.2, 0.5, 0.1)).toBeCloseTo(0.251487, 6);
    expect(allHold(0.4, 0.2, -0.5, -0.1)).toBe(0);
    expect(allHold(0.4, 0.2, 0.3, 0.6)).toBeCloseTo(0.34641, 6);
    expect(allHold(0.4, 0.2, -0.3, -0.6)).toBe(0);
  });

  it('swap sides with the direction of travel', () => {
    expect(conditionsAhead([1, 2, 3, 4], 1)).toEqual([1, 2, 3, 4]);
    expect(conditionsAhead([1, 2, 3, 4], -1)).toEqual([3, 4, 1, 2]);
  });
});
