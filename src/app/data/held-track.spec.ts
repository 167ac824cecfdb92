import { describe, expect, it } from 'vitest';
import type { PressureStep } from '../../protocol/pressure-api.ts';
import { HeldTrack } from './held-track.ts';

/** A step of the worker: window i ends at i. */
function step(windowCount: number, heldWindowCount: number): PressureStep {
  const first = Math.min(heldWindowCount, windowCount);
  const rows = Float64Array.from({ length: windowCount - first }, (_, i) => first + i);
  return {
    ...{ key: 'today', untilS: windowCount, levels: [], qaFlags: 0, computeMs: 0 },
    ...{ ladder: [], ticks: [] },
    ask: { atS: windowCount, selected: 'PM_HIGH', windows: 12, heldWindowCount },
    windowCount,
    track: { endS: rows, pressUp: rows, pressDown: rows, ofi: rows, velocity: rows },
  };
}

describe('the track held beside the worker', () => {
  it('makes a whole track of every step, there and back again', () => {
    const held = new HeldTrack();
    for (const windowCount of [3, 4, 1500, 1499, 0, 6300, 7, 6301]) {
      const { track } = held.stepOf(step(windowCount, held.windowCount));
      expect([...track.velocity]).toEqual(Array.from({ length: windowCount }, (_, i) => i));
    }
    expect(held.windowCount).toBe(6301);
  });

  it('leaves an older step as it was', () => {
    const held = new HeldTrack();
    const early = held.stepOf(step(2, held.windowCount));
    held.stepOf(step(4000, held.windowCount));
    expect([...early.track.endS]).toEqual([0, 1]);
  });
});
