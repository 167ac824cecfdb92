import { describe, expect, it } from 'vitest';
import type { SessionFrame } from '../../context/session-frame.ts';
import { sessionScale } from './session-scale.ts';

const hours = (startS: number, openS: number, tailEndS: number): SessionFrame =>
  ({ startS: startS * 3600, openS: openS * 3600, tailEndS: tailEndS * 3600 }) as SessionFrame;

describe('sessionScale', () => {
  it('gives a long pre-market less room than its time', () => {
    const scale = sessionScale(hours(4, 9.5, 12.75));
    expect(scale.openShare).toBe(0.24);
    expect(scale.share(4 * 3600)).toBe(0);
    expect(scale.share(9.5 * 3600)).toBe(0.24);
    expect(scale.share(12.75 * 3600)).toBe(1);
  });

  it('keeps an even scale when the pre-market is short', () => {
    const scale = sessionScale(hours(9, 9.5, 12));
    expect(scale.share(10.5 * 3600)).toBeCloseTo(0.5, 12);
  });

  it('works without a pre-market', () => {
    const scale = sessionScale(hours(9.5, 9.5, 10.5));
    expect(scale.share(10 * 3600)).toBe(0.5);
    expect(scale.instant(0)).toBe(9.5 * 3600);
  });

  it('comes back to the instant it was given', () => {
    const scale = sessionScale(hours(4, 9.5, 12.75));
    for (const hour of [4, 6.25, 9.5, 10.24, 12.75]) {
      expect(scale.instant(scale.share(hour * 3600))).toBeCloseTo(hour * 3600, 6);
    }
  });
});
