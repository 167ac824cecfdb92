import { describe, expect, it } from 'vitest';
import { profiles } from './profiles.ts';
import { sessionQuality } from './session-quality.ts';
import type { QualityMeasures, QualityYardstick } from './session-quality.ts';

const clean: QualityMeasures = {
  windowShare: 0.999,
  gapSeconds: 8,
  premarketCoverage: 1,
  rthVolume: 400_000,
  badOrderShare: 0,
  crossedSeconds: 0,
};
const es: QualityYardstick = {
  limits: profiles.ES.quality,
  premarketCoverageMin: profiles.ES.premarketCoverageMin,
  earlierVolumes: [],
  activity: 1,
};

describe('sessionQuality', () => {
  it.each<[string, Partial<QualityMeasures>]>([
    ['A', {}],
    ['A', { badOrderShare: undefined, crossedSeconds: undefined }],
    ['B', { premarketCoverage: 0.5 }],
    ['B', { gapSeconds: 31 }],
    ['C', { gapSeconds: 60, windowShare: 0.95 }],
    ['D', { gapSeconds: 60, windowShare: 0.95, badOrderShare: 0.001 }],
    ['D', { gapSeconds: 60, windowShare: 0.95, badOrderShare: 0.001, rthVolume: 100_000 }],
  ])('grades %s for %j', (grade, measures) => {
    expect(sessionQuality({ ...clean, ...measures }, es)).toEqual({ grade, reasons: [] });
  });

  it.each<[string, Partial<QualityMeasures>]>([
    ['THIN_TAPE: 94 % of windows have a trade, needs 95 %', { windowShare: 0.94 }],
    ['GAP: 60.5 s without a trade, at most 60 s', { gapSeconds: 60.5 }],
    ['CROSSED: book crossed for 1.2 s, at most 1 s', { crossedSeconds: 1.2 }],
    ['BAD_ORDERS: 0.2 % of events do not fit the book, at most 0.1 %', { badOrderShare: 0.002 }],
    ['LOW_VOLUME: 99999 lots in the regular hours, needs 100000', { rthVolume: 99_999 }],
  ])('refuses with %s', (reason, measures) => {
    const { grade, reasons } = sessionQuality({ ...clean, ...measures }, es);
    expect([grade, reasons]).toEqual(['F', [reason]]);
  });

  it('wants half of what earlier sessions traded, once there are five', () => {
    const earlierVolumes = [900_000, 1_000_000, 800_000, 2_000_000, 1_000_000];
    const four = { ...es, earlierVolumes: earlierVolumes.slice(1) };
    expect(sessionQuality(clean, four).grade).toBe('A');
    expect(sessionQuality(clean, { ...es, earlierVolumes }).reasons).toEqual([
      'LOW_VOLUME: 400000 lots in the regular hours, needs 500000',
    ]);
  });

  it('asks of a simulation what its activity can give', () => {
    const tenth = { ...es, activity: 0.1 };
    const quiet = { ...clean, rthVolume: 40_000, gapSeconds: 200 };
    expect(sessionQuality(quiet, tenth).grade).toBe('A');
    expect(sessionQuality(quiet, es).reasons).toHaveLength(2);
  });
});
