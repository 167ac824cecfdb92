import { describe, expect, it } from 'vitest';
import type { PastPath } from '../../../protocol/evidence-api.ts';
import { filmAfter, filmStep, resolvedStep, stageAt } from './film.ts';

/** A path that comes to the level, and goes where it is told from the touch on. */
function path(rowStep: number, after: (step: number) => number): PastPath {
  const x = Float32Array.from({ length: 421 }, (_, i) =>
    i < 240 ? Math.min(-1, (i - 240) / 4) : after(i - 240),
  );
  return {
    ...{ date: '2025-11-14', rowId: 'row', atS: 0, rowStep, barrierTicks: 8, firstStep: -240, x },
  };
}

const rising = path(-30, (step) => step / 2);
const approaching = { question: 'approaching', horizonMin: 8 } as const;

describe('the film of a neighbor', () => {
  it('begins at the moment it was found for, and goes on a step every five seconds', () => {
    expect(filmStep(rising, 0)).toBe(-30);
    expect(filmStep(rising, 4)).toBe(-30);
    expect(filmStep(rising, 150)).toBe(0);
    expect(filmStep(rising, -60)).toBe(-30);
  });

  it('tells no outcome before its own touch, nor before it was there to see', () => {
    const stage = (step: number) => stageAt(rising, 'BREAK', { ...approaching, step });
    // 8 ticks beyond the level are reached in step 16.
    expect([-30, -1, 0, 15, 16, 90].map(stage)).toEqual([
      ...['before', 'before', 'open', 'open', 'BREAK', 'BREAK'],
    ]);
  });

  it('waits for the horizon where closes do not show the outcome, and where there is none', () => {
    expect(resolvedStep(rising, 'REJECT', approaching)).toBe(96);
    expect(resolvedStep(rising, 'CHOP', approaching)).toBe(96);
    expect(stageAt(rising, 'CHOP', { ...approaching, step: 95 })).toBe('open');
    expect(stageAt(rising, 'CHOP', { ...approaching, step: 96 })).toBe('CHOP');
  });

  it('is asked from its own moment on while an episode goes on', () => {
    const late = path(20, (step) => (step < 18 ? 8 : step < 60 ? 0 : -8));
    const inIt = { question: 'inIt', horizonMin: 5 } as const;
    expect(resolvedStep(late, 'REJECT', inIt)).toBe(60);
    expect(resolvedStep(late, 'CHOP', inIt)).toBe(80);
    expect(filmAfter(inIt)).toBe(180);
    expect(filmAfter(approaching)).toBe(96);
  });
});
