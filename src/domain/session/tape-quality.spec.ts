import { describe, expect, it } from 'vitest';
import { withOverrides } from './instrument-profile.ts';
import { profiles } from './profiles.ts';
import { sessionAnchors } from './session-anchors.ts';
import { tapeMeasures } from './tape-quality.ts';

/** Pre-market 09:20 to 09:30, regular hours until 09:50. */
const short = { premarketStart: '09:20', end: '09:50' };
const anchors = sessionAnchors(withOverrides(profiles.ES, short), '2025-11-05');
const limits = { windowSeconds: 5 };

/** Trades of one lot, seconds since the session's start. */
function tape(...atS: readonly number[]) {
  const ts_ns = BigInt64Array.from(atS, (s) => anchors.startNs + BigInt(Math.round(s * 1e9)));
  return { ts_ns, lots: atS.map(() => 1), spanSeconds: 0 };
}

const every = (stepS: number, startS: number, endS: number): number[] =>
  Array.from({ length: Math.floor((endS - startS) / stepS) }, (_, i) => startS + i * stepS);

describe('tapeMeasures', () => {
  it('of a tape without holes are full', () => {
    const rows = tape(...every(60, 0, 600), ...every(5, 600, 1800));
    expect(tapeMeasures(rows, anchors, limits, 1)).toEqual({
      ...{ windowShare: 1, gapSeconds: 5, premarketCoverage: 1, rthVolume: 240 },
    });
  });

  it('see a hole in the middle and at either end', () => {
    const holed = tape(...every(5, 600, 1000), ...every(5, 1075, 1800));
    expect(tapeMeasures(holed, anchors, limits, 1)).toMatchObject({
      ...{ windowShare: 225 / 240, gapSeconds: 80, premarketCoverage: 0 },
    });
    expect(tapeMeasures(tape(700), anchors, limits, 1).gapSeconds).toBe(1100);
    expect(tapeMeasures(tape(1700), anchors, limits, 1).gapSeconds).toBe(1100);
    expect(tapeMeasures(tape(), anchors, limits, 1).gapSeconds).toBe(1200);
  });

  it('count the end of the session as outside, and its open as inside', () => {
    expect(tapeMeasures(tape(600, 1799.999999999, 1800), anchors, limits, 1).rthVolume).toBe(2);
  });

  it('take bars of a minute for the minute they stand for', () => {
    const bars = { ...tape(...every(60, 600, 1800)), spanSeconds: 60 };
    expect(tapeMeasures(bars, anchors, limits, 1)).toMatchObject({ windowShare: 1, gapSeconds: 0 });
  });

  it('widen the windows of a quiet simulation', () => {
    const rows = tape(...every(50, 600, 1800));
    expect(tapeMeasures(rows, anchors, limits, 0.1).windowShare).toBe(1);
  });
});
