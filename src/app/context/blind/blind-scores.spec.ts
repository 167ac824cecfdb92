import { describe, expect, it } from 'vitest';
import { blindDocument, blindLogIn, emptyLog } from './blind-log.ts';
import type { BlindEntry } from './blind-log.ts';
import { additionOf, scoreTables } from './blind-scores.ts';
import { forecastOf } from './brier.ts';

const even = forecastOf('BREAK', 1 / 3);

function entry(change: Partial<BlindEntry>): BlindEntry {
  return {
    ...{ eventId: 'e', date: '2025-11-14', symbol: 'ESZ5', level: 'PM_HIGH', dir: 'UP' },
    ...{ clock: '10:14:35', leadS: 30, horizonMin: 8, outcome: 'BREAK' },
    ...{ analyst: forecastOf('BREAK', 1), base: even, retrieval: even },
    ...{ madeAt: '2026-01-01T00:00:00Z', synthetic: true, planted: false },
    ...change,
  };
}

/** Forty forecasts on four days, the analyst as sure of the outcome as given. */
function many(p: number): readonly BlindEntry[] {
  return Array.from({ length: 40 }, (_, i) =>
    entry({ analyst: forecastOf('BREAK', p), date: `2025-11-1${i % 4}` }),
  );
}

describe('scores of forecasts made blind', () => {
  it('compare only what the machine answered too', () => {
    const { base, retrieval, ...kept } = entry({ analyst: forecastOf('CHOP', 1) });
    expect([base, retrieval]).toEqual([even, even]);
    const { all } = scoreTables([entry({}), kept]);
    expect(all).toMatchObject({ count: 1, analyst: 0 });
    expect(all.base).toBeCloseTo(2 / 3, 12);
    // The mean of certainty and even odds: (2/3 − 1)² + 2·(1/6)² = 1/6.
    expect(all.both).toBeCloseTo(1 / 6, 12);
  });

  it('are told apart by level and by hour', () => {
    const entries = [entry({}), entry({ level: 'OR_LOW', clock: '09:59:59' }), entry({})];
    const { byLevel, byHour } = scoreTables(entries);
    expect(byLevel.map(({ name, count }) => [name, count])).toEqual([
      ['OR Low', 1],
      ['PM High', 2],
    ]);
    expect(byHour.map(({ name, count }) => [name, count])).toEqual([
      ['09–10 h', 1],
      ['10–11 h', 2],
    ]);
  });
});

describe('whether the analyst adds anything to the machine', () => {
  it('is not told by a few forecasts, nor by those of one day', () => {
    expect(additionOf([entry({})]).verdict).toBe('few');
    expect(additionOf(Array.from({ length: 40 }, () => entry({}))).verdict).toBe('few');
  });

  it('is told by many: he adds, he takes, or nothing is shown', () => {
    expect(additionOf(many(0.9)).verdict).toBe('adds');
    expect(additionOf(many(0.05)).verdict).toBe('takes');
    const mixed = many(0.9).map((one, i) => (i % 2 ? one : { ...one, ...many(0.05)[0] }));
    expect(additionOf(mixed).count).toBe(40);
  });
});

describe('the log', () => {
  it('comes back as it was kept, and empty from a text of another shape', () => {
    const log = { entries: [entry({})], leftCount: 2 };
    expect(blindLogIn(JSON.stringify(log))).toEqual(log);
    expect(blindLogIn('no log')).toEqual(emptyLog);
    expect(blindLogIn('{"entries":7}')).toEqual(emptyLog);
  });

  it('is written for others with its scores, and says that it is synthetic', () => {
    const document = JSON.parse(blindDocument({ entries: [entry({})], leftCount: 0 }, 'now')) as {
      notice: string;
      entries: { brier: { analyst: number } }[];
    };
    expect(document.notice).toContain('SYNTHETIC');
    expect(document.entries[0]?.brier.analyst).toBe(0);
  });
});
