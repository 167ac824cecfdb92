import { describe, expect, it } from 'vitest';
import { nearTouches } from './near-touches.ts';

const map = { x: Float32Array.of(0, 3, 1), y: Float32Array.of(0, 4, 0) };

describe('what lies near on the map', () => {
  it('is told from where the approach stands now, the nearest first', () => {
    const trail = { x: Float32Array.of(9, 0), y: Float32Array.of(9, 0) };
    expect(nearTouches(map, trail, 2)).toEqual([
      { place: 0, distance: 0 },
      { place: 2, distance: 1 },
    ]);
    expect(nearTouches(map, trail, 3).at(-1)).toEqual({ place: 1, distance: 5 });
  });

  it('is nothing while nothing is on its way', () => {
    expect(nearTouches(map, undefined, 3)).toEqual([]);
    expect(nearTouches(map, { x: new Float32Array(), y: new Float32Array() }, 3)).toEqual([]);
  });
});
