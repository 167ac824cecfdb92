import { describe, expect, it } from 'vitest';
import { depthScale } from './depth-scale.ts';

describe('cells of depth on the screen', () => {
  it.each([
    // Twenty-four windows in a bar of 120 px, of 24, of 6 and of 2; a tick of 3 px.
    [120, 3, { windows: 1, ticks: 1 }],
    [24, 3, { windows: 1, ticks: 1 }],
    [6, 3, { windows: 4, ticks: 1 }],
    [2, 3, { windows: 16, ticks: 1 }],
    // A price scale of many points.
    [24, 0.4, { windows: 1, ticks: 4 }],
  ])('of bars of %d px and ticks of %d px take a pixel at least', (slotPx, tickPx, expected) => {
    const found = depthScale({ secondPx: slotPx / 120, tickPx });
    expect(found).toEqual(expected);
    expect(((found.windows * 5) / 120) * slotPx).toBeGreaterThanOrEqual(1);
    expect(found.ticks * tickPx).toBeGreaterThanOrEqual(1);
  });
});
