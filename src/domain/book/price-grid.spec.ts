import { describe, expect, it } from 'vitest';
import { FaultError } from '../../base/fault.ts';
import { mboRun } from './mbo-rows.ts';
import type { MboRow } from './mbo-rows.ts';
import { PriceGrid } from './price-grid.ts';

/** The grid's step after prices in hundredths of a point. */
function stepOf(...hundredths: number[]): number {
  const grid = new PriceGrid();
  const rows = hundredths.map((px, i): MboRow => ['A', 'B', i + 1, px, 1]);
  grid.fit(mboRun(rows, 10_000_000), 0, rows.length);
  return grid.stepNano / 10_000_000;
}

describe('price grid', () => {
  it.each([
    [[480_025, 480_100], 25],
    [[480_100], 480_100],
    [[0, 480_100, 0], 480_100],
    [[-75, 50], 25],
    [[7, 5], 1],
    [[0], 0],
  ])('of the prices %j is %d', (prices, step) => {
    expect(stepOf(...prices)).toBe(step);
  });

  it('becomes finer only when a price asks for it', () => {
    const grid = new PriceGrid();
    const fits = [100, 200, 250, 300].map((px) => grid.fit(mboRun([['A', 'B', 1, px, 1]]), 0, 1));
    expect(fits).toEqual([true, false, true, false]);
  });

  it('asks orders alone, and only those with a price', () => {
    const grid = new PriceGrid();
    const run = mboRun([
      ['A', 'B', 1, 0, 5],
      ['T', 'B', 1, 3, 5],
      ['C', 'B', 1, 3, 5],
    ]);
    run.words.set([-1, 0x7fffffff], 6);
    expect(grid.fit(run, 0, 3)).toBe(false);
  });

  it('refuses prices too far apart for their step', () => {
    const rows: MboRow[] = [
      ['A', 'B', 1, 1, 1],
      ['A', 'B', 2, 300_000_001, 1],
    ];
    expect(() => new PriceGrid().fit(mboRun(rows, 10), 0, 2)).toThrow(FaultError);
  });
});
