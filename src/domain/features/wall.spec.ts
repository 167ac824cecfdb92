import { describe, expect, it } from 'vitest';
import { thickestBand, vacuumReach } from './wall.ts';

const bands = { zoneTicks: 20, nearTicks: 4 };
const flat = new Float64Array(21).fill(10);

describe('the wall of a zone', () => {
  it('is its thickest band, per tick', () => {
    const depth = flat.slice();
    depth.fill(70, 9, 13);
    // 70 a tick against (17·10 + 4·70) / 21.
    const { height, distance } = thickestBand(depth, 0, bands, 10);
    expect(height).toBeCloseTo(Math.log(80 / (450 / 21 + 10)), 12);
    expect(distance).toBe(10.5);
  });

  it('is the nearest of equals, and no higher than the rest', () => {
    expect(thickestBand(flat, 0, bands, 10)).toEqual({ height: 0, distance: 2 });
    expect(thickestBand(new Float64Array(21), 0, bands, 10)).toEqual({ height: 0, distance: 2 });
  });

  it('is unknown where depth is', () => {
    const depth = flat.slice();
    depth[20] = NaN;
    expect(thickestBand(depth, 0, bands, 10).height).toBeNaN();
  });
});

describe('the vacuum of a zone', () => {
  it.each([
    [10, 0],
    [11, 1],
    [50, 4],
    [210, 20],
    [500, 20],
  ])('lets %d lots reach %d ticks', (lots, ticks) => {
    expect(vacuumReach(flat, 0, 20, lots)).toBe(ticks);
  });

  it('is unknown beyond known depth, and without an amount', () => {
    const depth = flat.slice();
    depth[3] = NaN;
    expect(vacuumReach(depth, 0, 20, 30)).toBe(2);
    expect(vacuumReach(depth, 0, 20, 31)).toBeNaN();
    expect(vacuumReach(flat, 0, 20, NaN)).toBeNaN();
  });
});
