import { describe, expect, it } from 'vitest';
import { pushApart } from './push-apart.ts';

const room = { start: 0, end: 100, gap: 10 };

describe('pushApart', () => {
  it('leaves labels alone that have room', () => {
    expect(pushApart([20, 50, 80], room)).toEqual([20, 50, 80]);
  });

  it('parts two labels evenly around their middle', () => {
    expect(pushApart([50, 52], room)).toEqual([46, 56]);
  });

  it('keeps the order of the prices, whatever order they come in', () => {
    expect(pushApart([52, 50], room)).toEqual([56, 46]);
  });

  it('stacks equal wishes', () => {
    expect(pushApart([50, 50, 50], room)).toEqual([40, 50, 60]);
  });

  it('keeps labels inside the axis', () => {
    expect(pushApart([-30, 2, 140], room)).toEqual([0, 10, 100]);
  });

  it('lets a crowd move its neighbor on', () => {
    expect(pushApart([50, 50, 58], room)).toEqual([
      42.666666666666664, 52.666666666666664, 62.666666666666664,
    ]);
  });

  it('holds the gap for any crowd', () => {
    const wishes = Array.from({ length: 9 }, (_, i) => 40 + Math.sin(i * 7) * 12);
    const sorted = pushApart(wishes, room).sort((a, b) => a - b);
    for (let i = 1; i < sorted.length; i++) {
      expect((sorted[i] ?? 0) - (sorted[i - 1] ?? 0)).toBeGreaterThanOrEqual(10 - 1e-9);
    }
  });
});
