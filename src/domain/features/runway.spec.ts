import { describe, expect, it } from 'vitest';
import { runway } from './runway.ts';

describe('runway', () => {
  const levels = [24_030, 24_008, NaN, 23_950, 24_000];

  it('ends at the nearest obstacle of its direction', () => {
    expect(runway(24_000, levels, 1, 24)).toEqual({ ticks: 8, quality: 'OBSTRUCTED' });
    expect(runway(24_000, levels, -1, 24)).toEqual({ ticks: 50, quality: 'CLEAR' });
  });

  it('is clear with nothing in sight, and obstructed at the barrier itself', () => {
    expect(runway(24_000, [NaN], 1, 24)).toEqual({ ticks: NaN, quality: 'CLEAR' });
    expect(runway(24_000, [24_024], 1, 24).quality).toBe('OBSTRUCTED');
    expect(runway(24_000, [24_025], 1, 24).quality).toBe('CLEAR');
  });
});
