import { describe, expect, it } from 'vitest';
import { sparkPoints } from './spark-points.ts';

function spark(closes: readonly number[], spanS = 400): string[] {
  const openS = Float64Array.from(closes, (_, i) => i * 100);
  const points = sparkPoints(
    { c: Float64Array.from(closes), openS },
    { tickPx: 0.25, share: (atS) => atS / spanS },
  );
  return points === '' ? [] : points.split(' ');
}

describe('the line along the scrubber', () => {
  it('fills its box from the lowest close to the highest', () => {
    expect(spark([10, 12, 11])).toEqual(['0.0,100.0', '250.0,0.0', '500.0,50.0']);
  });

  it('lies on the ground while nothing has moved, and is empty before the first close', () => {
    expect(spark([10, 10])).toEqual(['0.0,100.0', '250.0,100.0']);
    expect(spark([])).toEqual([]);
  });

  it('keeps to the points it can show, the newest always among them', () => {
    const closes = Array.from({ length: 5000 }, (_, i) => i);
    const points = spark(closes, 500_000);
    expect(points.length).toBeLessThanOrEqual(1001);
    expect(points.at(-1)).toBe('999.8,0.0');
  });
});
