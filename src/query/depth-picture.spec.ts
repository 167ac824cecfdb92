import { describe, expect, it } from 'vitest';
import type { DepthField } from '../domain/features/depth-field.ts';
import { depthStep, multipleOfStep } from '../protocol/depth-ramp.ts';
import { depthCells, lotsIn } from './depth-picture.ts';

/** Four windows of four ticks from 101 up, 10 lots usual at each; a wall of 500 in one window. */
const field: DepthField = {
  ...{ windowCount: 4, firstTick: 101, tickCount: 4 },
  lots: Float32Array.of(
    ...[10, 10, 10, 10],
    ...[10, 10, 500, 10],
    ...[10, 0, 10, 20],
    ...[10, 0, 10, 20],
  ),
  usual: Float64Array.of(10, 10, 10, 10),
};

/** Steps as the multiples they stand for, row by row from the highest price. */
function multiples(windows: number, ticks: number): number[][] {
  const { steps, columnCount, rowCount } = depthCells(field, { windows, ticks });
  return Array.from({ length: rowCount }, (_, row) =>
    Array.from(steps.subarray(row * columnCount, (row + 1) * columnCount), (step) =>
      Number(multipleOfStep(step).toFixed(1)),
    ),
  );
}

describe('cells of depth', () => {
  it('are what rests, against what is usual, the highest price first', () => {
    expect(multiples(1, 1)).toEqual([
      [1, 1, 2, 2],
      [1, 6, 1, 1],
      [1, 1, 0, 0],
      [1, 1, 1, 1],
    ]);
  });

  it('add up windows and ticks: a wall of one window of two still adds all its lots', () => {
    // Ticks 102 and 103 of the first two windows: 10 + 10 + 10 + 500 against 4 · 10, beyond the ramp. The
    // highest row holds tick 104 alone, the lowest 101: the other of each lies beyond the field.
    expect(multiples(2, 2)).toEqual([
      [0.5, 1],
      [6, 0.5],
      [0.5, 0.5],
    ]);
  });

  it('leave out windows that fill no whole column', () => {
    expect(depthCells(field, { windows: 3, ticks: 1 }).columnCount).toBe(1);
  });

  it('begin at a whole multiple of their ticks, whatever the field begins at', () => {
    expect(depthCells(field, { windows: 1, ticks: 2 }).firstTick).toBe(100);
    expect(depthCells(field, { windows: 1, ticks: 4 })).toMatchObject({
      firstTick: 100,
      rowCount: 2,
    });
  });

  it('do not change with what comes later', () => {
    const later = { ...field, lots: field.lots.slice().fill(999, 8) };
    const column = (from: DepthField): number[] => {
      const { steps, columnCount, rowCount } = depthCells(from, { windows: 2, ticks: 1 });
      return Array.from({ length: rowCount }, (_, row) => steps[row * columnCount]);
    };
    expect(column(later)).toEqual(column(field));
  });
});

describe('lots of a place', () => {
  it('are the sum of its windows and ticks, those beyond the field left out', () => {
    const all = { startWindow: 0, endWindow: 2, startTick: 90, endTick: 200 };
    expect(lotsIn(field, all)).toBe(570);
    expect(lotsIn(field, { ...all, startTick: 103, endTick: 104 })).toBe(510);
  });
});

describe('the ramp', () => {
  it('keeps ratios apart, and nothing from little', () => {
    expect(depthStep(0)).toBe(0);
    expect(depthStep(NaN)).toBe(0);
    expect(depthStep(0.001)).toBe(1);
    expect(depthStep(99)).toBe(255);
    for (const multiple of [0.5, 1, 2, 4]) {
      expect(multipleOfStep(depthStep(multiple))).toBeCloseTo(multiple, 1);
    }
  });
});
