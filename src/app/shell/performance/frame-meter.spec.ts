import { describe, expect, it } from 'vitest';
import { p95, readingOf } from './frame-meter.ts';

describe('frames', () => {
  it('are counted by the second, and the slow ones are not averaged away', () => {
    const even = Array.from({ length: 21 }, (_, i) => i * 20);
    expect(readingOf(even, [])).toEqual({
      ...{ fps: 50, frameP95Ms: 20 },
      ...{ longTaskCount: 0, longTaskMaxMs: 0 },
    });
    const held = [...even, 600, 800];
    expect(readingOf(held, [{ duration: 190 }, { duration: 70 }])).toEqual({
      ...{ fps: 28, frameP95Ms: 200 },
      ...{ longTaskCount: 2, longTaskMaxMs: 190 },
    });
  });

  it.each([
    [[3, 1, 2], 3],
    [Array.from({ length: 100 }, (_, i) => i + 1), 95],
    [[], NaN],
  ])('95 of 100 of %j keep to %d', (values, limit) => {
    expect(p95(values)).toBe(limit);
  });
});
