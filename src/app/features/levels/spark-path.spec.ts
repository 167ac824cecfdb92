import { describe, expect, it } from 'vitest';
import type { Signal } from '../../context/signal-tracks.ts';
import { sparkOf } from './spark-path.ts';

/** Said of one level: when, the smoothed chance of a break, and whether it was kept back. */
function said(atS: number, p: number, abstains = false): Signal {
  const shares = { BREAK: p, REJECT: 1 - p, CHOP: 0 };
  const answer = { p: shares, low: shares, high: shares, base: shares, smooth: shares };
  return {
    ...{ level: 'PM_HIGH', atS, cause: 'STREAM', question: 'inIt', dir: 'UP', approachId: 'a' },
    ...{ horizonMin: 8, touch: undefined },
    outcome: { ...answer, k: 50, nEff: 30, abstains, reason: abstains ? 'NO_EDGE: …' : undefined },
  };
}

const track = [said(1000, 0.5), said(1005, 0.6), said(1010, 0.6, true), said(1200, 0.85)];

describe('the picture of a probability', () => {
  it('ends at the moment: what was said later stays away', () => {
    expect(sparkOf(track, 'BREAK', 1005)).toEqual(sparkOf(track.slice(0, 2), 'BREAK', 1005));
    expect(sparkOf(track, 'BREAK', 1004).said).not.toContain('L');
    expect(sparkOf(track, 'BREAK', 999)).toEqual({ said: '', kept: '', end: undefined });
  });

  it('has its newest point at the right edge, higher for a higher chance', () => {
    const { end } = sparkOf(track, 'BREAK', 1200);
    expect(end).toEqual({ x: 41, y: 2 });
    expect(sparkOf(track, 'REJECT', 1200).end).toEqual({ x: 41, y: 12 });
  });

  it('breaks where there was silence, and lies on the base where an answer was kept back', () => {
    const { said: strokes, kept, end } = sparkOf(track, 'BREAK', 1300);
    expect(strokes.match(/M/g)).toHaveLength(2);
    expect(kept).toMatch(/^M[\d.]+ 13\.0$/);
    expect(end).toBeDefined();
    expect(sparkOf(track, 'BREAK', 1010).end).toBeUndefined();
  });
});
