import { describe, expect, it } from 'vitest';
import { betaOf, forceMass } from './force-mass.ts';

const rest = { flow: 0, move: 0 };

describe('forceMass', () => {
  it('is at ease when price moved as far as the flow pushed', () => {
    expect(forceMass({ flow: 3, move: 6 }, rest, 2)).toEqual({
      ...{ residual: 0, ratio: 1, predictedChange: 6, actualChange: 6 },
    });
  });

  it('sees flow that meets a wall', () => {
    const { residual, ratio } = forceMass({ flow: 8, move: 0 }, rest, 1);
    expect([residual, ratio]).toEqual([-0.8, 0]);
  });

  it('does not divide by a whisper', () => {
    expect(forceMass({ flow: 0.2, move: 3 }, rest, 1).ratio).toBeNaN();
    expect(forceMass({ flow: 0.25, move: 3 }, rest, 1).ratio).toBe(4);
  });

  it('tells a change of pace', () => {
    const change = forceMass({ flow: 1, move: 2 }, { flow: 3, move: 1 }, 1);
    expect([change.predictedChange, change.actualChange]).toEqual([-2, 1]);
  });

  it('knows nothing of what is unknown', () => {
    const { residual, ratio } = forceMass({ flow: NaN, move: 1 }, rest, 1);
    expect([residual, ratio]).toEqual([NaN, NaN]);
  });
});

describe('betaOf', () => {
  it('is moves over flows, and 1 before there were any', () => {
    expect(betaOf(30, 20)).toBe(1.5);
    expect(betaOf(0, 0)).toBe(1);
  });
});
