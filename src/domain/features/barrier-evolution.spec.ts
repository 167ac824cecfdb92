import { describe, expect, it } from 'vitest';
import { barrierEvolution } from './barrier-evolution.ts';

const KAPPA = 10;

/** Six minutes of a barrier, by window from the oldest. */
function history(depthAt: (window: number) => number) {
  const depth = Float64Array.from({ length: 72 }, (_, i) => depthAt(i));
  return { depth, add: new Float64Array(72).fill(4), fill: new Float64Array(72).fill(1) };
}

describe('barrierEvolution', () => {
  it('of a barrier that stands still is nothing', () => {
    const { rel, change, slope, volatility } = barrierEvolution(
      history(() => 90),
      KAPPA,
    );
    expect([rel, ...change, slope, volatility]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('weighs what was added against what was eaten', () => {
    // 36 windows: 144 added, 36 eaten.
    expect(
      barrierEvolution(
        history(() => 90),
        KAPPA,
      ).absorption,
    ).toBeCloseTo(Math.log(154 / 46), 12);
  });

  it('follows a barrier that melts by a tenth a minute', () => {
    const melting = history((i) => 1000 * Math.exp(-0.1 * (i / 12)) - KAPPA);
    const { change, slope, volatility } = barrierEvolution(melting, KAPPA);
    expect(change[0]).toBeCloseTo(-0.1, 9);
    expect(change[1]).toBeCloseTo(-0.3, 9);
    expect(change[2]).toBeCloseTo(-0.5, 9);
    expect(slope).toBeCloseTo(-0.1, 9);
    expect(volatility).toBeCloseTo(0, 9);
  });

  it('says nothing where history is short or unknown', () => {
    const short = {
      depth: new Float64Array(13).fill(5),
      add: new Float64Array(13),
      fill: new Float64Array(13),
    };
    const evolution = barrierEvolution(short, KAPPA);
    expect(evolution.change).toEqual([0, NaN, NaN]);
    expect([evolution.rel, evolution.slope, evolution.volatility, evolution.absorption]).toEqual([
      NaN,
      NaN,
      NaN,
      NaN,
    ]);
    expect(
      barrierEvolution(
        history((i) => (i === 50 ? NaN : 90)),
        KAPPA,
      ).rel,
    ).toBeNaN();
  });
});
