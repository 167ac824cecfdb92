import { describe, expect, it } from 'vitest';
import { levelClassOf, scaledWeights, scaleRow } from './setup-scale.ts';

const scale = { centers: Float64Array.of(2, 0, NaN), spreads: Float64Array.of(1.4826, 0, NaN) };

function scaled(...values: number[]): number[] {
  const target = new Float32Array(3);
  scaleRow({ values: Float32Array.from(values), start: 0 }, scale, { values: target, start: 0 });
  return [...target];
}

describe('the scale of a setup', () => {
  it('tells golden case G9: spreads from the center, four at most', () => {
    expect(scaled(3, 0, 0)[0]).toBeCloseTo(0.674491, 6);
    expect(scaled(10, 0, 0)[0]).toBe(4);
    expect(scaled(-10, 0, 0)[0]).toBe(-4);
  });

  it('leaves what is missing missing, and what has no scale at nothing', () => {
    expect(scaled(NaN, 5, NaN)).toEqual([NaN, 0, 0]);
    expect([...scaledWeights(Float64Array.of(0.5, 0.3, 0.2), scale)]).toEqual([0.5, 0, 0]);
  });
});

it('puts levels of a kind together', () => {
  const anchors = ['PM_HIGH', 'VWAP'];
  const classes = ['PM_HIGH', 'OR_LOW', 'EMA_20', 'VWAP', 'SMA_200'].map((kind) =>
    levelClassOf(kind, anchors),
  );
  expect(classes).toEqual(['PM', 'OR', 'MA', 'MA', undefined]);
});
