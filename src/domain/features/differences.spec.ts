import { describe, expect, it } from 'vitest';
import { differences } from './differences.ts';

const y = Float64Array.of(0.1, 0.4, 0.2, 0.6);

describe('differences', () => {
  it('of .1, .4, .2, .6 are golden case G15', () => {
    const { d1, d2, d3 } = differences(y, () => false);
    expect([d1[3], d2[3], d3[3]].map((d) => Math.round(d * 1e9) / 1e9)).toEqual([
      0.2, 0.15, 0.1375,
    ]);
    expect([d1[0], d2[1], d3[2]]).toEqual([NaN, NaN, NaN]);
  });

  it('do not reach over a cut', () => {
    const { d1, d2, d3 } = differences(y, (row) => row === 2);
    expect([...d1].map(Number.isNaN)).toEqual([true, false, true, false]);
    expect([...d2, ...d3].every(Number.isNaN)).toBe(true);
  });

  it('stay within ±1 for what does', () => {
    const { d1, d2, d3 } = differences(Float64Array.of(-1, 1, -1, 1), () => false);
    expect([d1[3], d2[3], d3[3]]).toEqual([1, 1, 1]);
  });
});
