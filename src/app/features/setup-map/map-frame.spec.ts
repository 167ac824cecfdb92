import { describe, expect, it } from 'vitest';
import { frameOf, nearestPlace, pointOf } from './map-frame.ts';

const x = Float32Array.of(0, 10, 5);
const y = Float32Array.of(0, 20, 10);
const frame = frameOf({ x, y });
const size = { width: 112, height: 56 };

describe('the frame of a map', () => {
  it('holds the past with some air around it', () => {
    expect(frame.left).toBeCloseTo(-0.6, 5);
    expect(frame.right).toBeCloseTo(10.6, 5);
    expect([frame.bottom, frame.top].map((value) => Math.round(10 * value))).toEqual([-12, 212]);
  });

  it('puts the middle in the middle, up above, and what is beyond at the edge', () => {
    expect(pointOf({ x: 5, y: 10 }, frame, size).left).toBeCloseTo(56, 3);
    expect(pointOf({ x: 5, y: 20 }, frame, size).top).toBeLessThan(10);
    expect(pointOf({ x: 99, y: -99 }, frame, size)).toEqual({ left: 112, top: 56 });
  });

  it('finds the touch under the pointer, or none', () => {
    const view = { frame, size, withinPx: 8 };
    expect(nearestPlace({ x, y }, { left: 58, top: 30 }, view)).toBe(2);
    expect(nearestPlace({ x, y }, { left: 80, top: 50 }, view)).toBe(-1);
  });

  it('is there before anything is past', () => {
    const none = new Float32Array();
    expect(frameOf({ x: none, y: none })).toEqual({ left: -1, right: 1, bottom: -1, top: 1 });
  });
});
