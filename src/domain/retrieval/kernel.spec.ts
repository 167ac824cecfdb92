import { describe, expect, it } from 'vitest';
import { effectiveCount, kernelWeights } from './kernel.ts';
import { posteriorOf, tiltedBase } from './posterior.ts';

const distances = Float64Array.of(0.5, 1, 1.5, 1.8);
const apart = Int32Array.of(0, 1, 2, 3);

describe('golden case G10', () => {
  const weights = kernelWeights(distances, 2, 1.05);
  const count = effectiveCount(weights, apart, 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = [(weights[0] + weights[1]) / total, weights[2] / total, weights[3] / total];
  const { p, ci90 } = posteriorOf([0.4, 0.4, 0.2], shares, {
    ...{ priorCount: 10, effectiveCount: count },
  });

  it('weighs near neighbors most', () => {
    expect([...weights].map((weight) => weight.toFixed(6))).toEqual([
      ...['0.937500', '0.750000', '0.437500', '0.190000'],
    ]);
    expect(count).toBeCloseTo(3.211208, 6);
  });

  it('moves the base rate as far as the neighbors are worth', () => {
    expect(p.map((share) => share.toFixed(6))).toEqual(['0.479955', '0.348709', '0.171336']);
    expect(ci90[0][0]).toBeCloseTo(0.263148, 6);
    expect(ci90[0][1]).toBeCloseTo(0.700343, 6);
  });
});

describe('the weights of neighbors', () => {
  it('end a little above the last distance where no row comes after', () => {
    const [, last] = kernelWeights(Float64Array.of(0, 2), undefined, 1.05);
    expect(last).toBeCloseTo(1 - 1 / 1.05 ** 2, 12);
  });

  it('are equal where all are as far as the next row', () => {
    expect([...kernelWeights(Float64Array.of(2, 2, 2), 2, 1.05)]).toEqual([1, 1, 1]);
    expect([...kernelWeights(Float64Array.of(0, 0), 0, 1.05)]).toEqual([1, 1]);
  });
});

describe('how many neighbors the weighted ones are worth', () => {
  const equal = new Float64Array(50).fill(1);

  it('is their count where all weigh the same and none shares a day', () => {
    expect(effectiveCount(equal, Int32Array.from(equal.keys()), 0.1)).toBe(50);
  });

  it('shrinks where days are shared', () => {
    const days = Int32Array.from(equal.keys(), (i) => Math.floor(i / 2));
    expect(effectiveCount(equal, days, 0.1)).toBeCloseTo(50 / 1.1, 12);
  });

  it('is nothing without neighbors', () => {
    expect(effectiveCount(new Float64Array(0), new Int32Array(0), 0.1)).toBe(0);
  });
});

describe('the base rate at the geometry of the query', () => {
  it('is the pool’s where price stands as in the pool', () => {
    expect(tiltedBase([0.3, 0.5, 0.2], [0.4, 0.4, 0.2], [0.4, 0.4, 0.2])).toEqual([0.3, 0.5, 0.2]);
  });

  it('leans to what is nearer here', () => {
    // 0.3 × 0.6/0.4 : 0.5 × 0.2/0.4 : 0.2 × 0.2/0.2 = 0.45 : 0.25 : 0.20.
    const tilted = tiltedBase([0.3, 0.5, 0.2], [0.6, 0.2, 0.2], [0.4, 0.4, 0.2]);
    expect(tilted.map((share) => share.toFixed(6))).toEqual(['0.500000', '0.277778', '0.222222']);
  });

  it('stays where geometry is unknown, or was never likely', () => {
    expect(tiltedBase([0.6, 0.4], [NaN, NaN], [0.5, 0.5])).toEqual([0.6, 0.4]);
    expect(tiltedBase([1, 0], [1, 0], [1, 0])).toEqual([1, 0]);
  });
});
