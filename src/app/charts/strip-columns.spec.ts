import { describe, expect, it } from 'vitest';
import { boundOf, stripColumns, trailingMeans, windowsUntil } from './strip-columns.ts';

const endS = Float64Array.of(5, 10, 15, 20);
const values = Float64Array.of(1, -2, 3, 4);

/** A scale of so many pixels a second that starts at instant 0. */
const scaleOf = (pxPerS: number) => ({
  x: (atS: number) => atS * pxPerS,
  instant: (x: number) => x / pxPerS,
});

describe('the strip', () => {
  it('gives each window its own pixels, from its start to its end', () => {
    expect(stripColumns({ endS, values }, scaleOf(2), { width: 100, untilS: 20 })).toEqual([
      { left: 0, right: 10, low: 1, high: 1 },
      { left: 10, right: 20, low: -2, high: -2 },
      { left: 20, right: 30, low: 3, high: 3 },
      { left: 30, right: 40, low: 4, high: 4 },
    ]);
  });

  it('keeps the peaks of windows that share a pixel', () => {
    const columns = stripColumns({ endS, values }, scaleOf(0.1), { width: 100, untilS: 20 });
    expect(columns.map(({ low }) => low)).toContain(-2);
    expect(columns.map(({ high }) => high)).toContain(4);
    expect(columns.length).toBeLessThan(4);
  });

  it('shows no window that ends after the cursor', () => {
    const columns = stripColumns({ endS, values }, scaleOf(2), { width: 100, untilS: 14 });
    expect(columns.map(({ right }) => right)).toEqual([10, 20]);
  });

  it('leaves out what is beside the pane, and what cannot be told', () => {
    const gap = Float64Array.of(1, NaN, 3, 4);
    const columns = stripColumns({ endS, values: gap }, scaleOf(2), { width: 25, untilS: 20 });
    expect(columns.map(({ left }) => left)).toEqual([0, 20]);
  });

  it('counts a window from the instant it ends', () => {
    expect([4.9, 5, 9.9, 10, 99].map((atS) => windowsUntil(endS, atS))).toEqual([0, 1, 1, 2, 4]);
  });

  it('means over what is known of the last windows', () => {
    const means = trailingMeans(Float64Array.of(NaN, 2, 4, NaN, NaN), 2);
    expect([...means]).toEqual([NaN, 2, 3, 4, NaN]);
  });

  it('does not let one burst flatten a lane', () => {
    const column = (high: number) => ({ left: 0, right: 1, low: 0, high });
    const quiet = Array.from({ length: 200 }, () => column(0.9));
    expect(boundOf([...quiet, column(40)], [1, 2, 50])).toBe(1);
  });

  it('bounds a lane by a round figure', () => {
    const columns = stripColumns({ endS, values }, scaleOf(2), { width: 100, untilS: 20 });
    expect(boundOf(columns, [1, 3, 10])).toBe(3);
    expect(boundOf(columns, [0.1, 0.2])).toBe(0.2);
    expect(boundOf([], [1, 2])).toBe(1);
  });
});
