import { describe, expect, it } from 'vitest';
import type { SiftStep } from '../../../protocol/evidence-api.ts';
import { nextAsk } from './next-ask.ts';
import type { FilmMoment } from './next-ask.ts';

const now: FilmMoment = {
  ...{ key: '2025-11-14 ESZ5', atS: 1000, level: 'PM_HIGH', ownTick: undefined, horizonMin: 8 },
  ...{ approachId: 'a03', sieve: {}, takes: 0 },
};
const ask = { atS: 1000, level: 'PM_HIGH', ownTick: undefined, horizonMin: 8, sieve: {} } as const;
const film: SiftStep = {
  ...{ key: now.key, ask, question: 'approaching', approachId: 'a03', direction: 1 },
  ...{ answer: undefined, abstention: undefined, place: undefined, whole: undefined },
  computeMs: 0,
};

describe('films', () => {
  it('are taken where none runs', () => {
    expect(nextAsk(undefined, now)).toEqual(ask);
  });

  it('run on with the clock, in their approach and after it', () => {
    expect(nextAsk(film, { ...now, atS: 1300 })).toBeUndefined();
    expect(nextAsk(film, { ...now, atS: 1300, approachId: undefined })).toBeUndefined();
  });

  it.each([
    ['the clock is set back', { atS: 999 }],
    ['everything is decided', { atS: 1000 + 25 * 60 + 1 }],
    ['another approach begins', { approachId: 'a04' }],
    ['another level is looked at', { level: 'OR_LOW' }],
    ['another horizon is looked at', { horizonMin: 15 }],
    ['another session is open', { key: '2025-11-17 ESZ5' }],
  ] as const)('are taken anew when %s', (_, change) => {
    const moment: FilmMoment = { ...now, atS: 1100, ...change };
    expect(nextAsk(film, moment)).toMatchObject({ atS: moment.atS, level: moment.level });
  });

  it('are taken anew at every moment while nothing is asked', () => {
    expect(nextAsk({ ...film, question: 'none' }, { ...now, atS: 1001 })?.atS).toBe(1001);
  });

  it('stay of their moment when another part of the past is wanted', () => {
    const sieve = { touch: 'first' } as const;
    expect(nextAsk(film, { ...now, atS: 1200, sieve })).toEqual({ ...ask, sieve });
  });
});
