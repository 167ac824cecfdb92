import { describe, expect, it } from 'vitest';
import { robustScale } from './robust-scale.ts';
import { setupScaling } from './setup-scaling.ts';
import type { ScalingRows } from './setup-scaling.ts';
import { shorten } from './short-float.ts';
import { smoothDifferences } from './smooth-differences.ts';
import { VECTOR_DIMS } from './vector-layout.ts';

function shortened(...values: number[]): number[] {
  const floats = Float32Array.from(values);
  shorten(floats);
  return [...floats];
}

describe('a short float', () => {
  it('keeps whole numbers up to 2,048 and rounds halves to even beyond', () => {
    expect(shortened(1, -3, 2047, 2048, 2049, 2050, 2051, 4098)).toEqual([
      ...[1, -3, 2047, 2048, 2048, 2050, 2052, 4096],
    ]);
  });

  it('is off by one part in 2,048 at most', () => {
    for (let value = 0.001; value < 1e6; value *= 1.37) {
      const [short] = shortened(value);
      expect(Math.abs(short / Math.fround(value) - 1)).toBeLessThanOrEqual(2 ** -11);
    }
  });

  it('rounds both signs alike, keeps what is unknown, and has one zero', () => {
    expect(shortened(0.1, -0.1, NaN, -0)).toEqual([0.0999755859375, -0.0999755859375, NaN, 0]);
  });
});

describe('smoothed differences', () => {
  it('follow golden case G15 where smoothing has nothing to do', () => {
    // Each step moves a third of the way: the smooth history is .1, .4, .2, .6 again.
    const [d1, d2, d3] = smoothDifferences(Float64Array.of(0.1, 1, -0.2, 1.4));
    expect(d1).toBeCloseTo(0.2, 12);
    expect(d2).toBeCloseTo(0.15, 12);
    expect(d3).toBeCloseTo(0.1375, 12);
  });

  it('are unknown across a gap', () => {
    expect(smoothDifferences(Float64Array.of(1, NaN, 1, 1))).toEqual([0, NaN, NaN]);
    expect(smoothDifferences(Float64Array.of(1))).toEqual([NaN, NaN, NaN]);
  });
});

describe('a robust scale', () => {
  it('tells golden case G9', () => {
    expect(robustScale(Float64Array.of(10, 2, 1, 3, 2))).toEqual({ center: 2, spread: 1.4826 });
  });

  it('falls back on quartiles, and on nothing', () => {
    const half = robustScale(Float64Array.of(0, 0, 0, 0, 0, 1, 2, 3));
    expect(half).toEqual({ center: 0, spread: 1.25 * (1 / 1.349) });
    expect(robustScale(Float64Array.of(7, 7, NaN))).toEqual({ center: 7, spread: 0 });
    expect(robustScale(Float64Array.of(NaN))).toEqual({ center: NaN, spread: NaN });
  });
});

/** Rows whose columns all hold the same values. */
function rowsOf(values: readonly number[], of: Partial<ScalingRows>): ScalingRows {
  const words = (word: string): string[] => values.map(() => word);
  return {
    ...{ types: words('TRIGGER'), kinds: words('PM_HIGH'), wins: values.map(() => 0) },
    vectors: Array.from({ length: VECTOR_DIMS }, () => values),
    ...of,
  };
}

describe('the scaling of setups', () => {
  const anchors = ['PM_HIGH', 'EMA_20'];

  it('is told by class and over all', () => {
    const averages = { kinds: ['EMA_20', 'EMA_20', 'EMA_20'] };
    const { sessionCount, scales } = setupScaling(
      [rowsOf([1, 2, 3], {}), rowsOf([4, 5, 9], averages)],
      { anchors, rowStepS: 30 },
    );
    expect(sessionCount).toBe(2);
    const centers = [scales.PM, scales.MA, scales.OR, scales.all].map(
      (scale) => scale.centers[152],
    );
    expect(centers).toEqual([2, 5, NaN, 3.5]);
  });

  it('counts triggers, and one approaching row a minute, and nothing after a touch', () => {
    const types = ['TRIGGER', 'MONITOR', 'MONITOR', 'LIVE'];
    const rows = rowsOf([1, 5, 100, 1000], { types, wins: [3, 11, 17, 23] });
    const centerOf = (rowStepS: number): number =>
      setupScaling([rows], { anchors, rowStepS }).scales.all.centers[0];
    expect(centerOf(30)).toBe(3);
    expect(centerOf(120)).toBe(5);
  });
});
