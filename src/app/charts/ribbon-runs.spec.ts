import { describe, expect, it } from 'vitest';
import type { OutcomeShares, Signal } from '../context/signal-tracks.ts';
import { leaderSpans, ribbonRuns, saidAt } from './ribbon-runs.ts';
import type { AskedSignal } from './ribbon-runs.ts';

const shares = (BREAK: number, REJECT: number, CHOP: number): OutcomeShares => ({
  ...{ BREAK, REJECT, CHOP },
});

/** An answer at an instant; `kept` if it is kept back. */
function said(atS: number, kept = false, p = shares(0.5, 0.3, 0.2)): AskedSignal {
  const reason = kept ? 'NO_EDGE: wide' : undefined;
  return {
    ...{ level: 'PM_HIGH', atS, cause: 'STREAM', question: 'approaching', dir: 'UP' },
    ...{ approachId: 'a01', horizonMin: 8, touch: undefined },
    outcome: {
      ...{ p, low: p, high: p, base: p, smooth: p, k: 50, nEff: 30, abstains: kept, reason },
    },
  };
}

const nothing = (atS: number): Signal => ({
  ...{ ...said(atS), cause: 'CLOSE', question: 'none', outcome: undefined },
});

const spans = (track: readonly Signal[], startS: number, endS: number) =>
  ribbonRuns(track, { startS, endS }).map((run) => [run.isKept, run.startS, run.endS]);

describe('ribbonRuns', () => {
  it('joins what follows every five seconds, and holds the last for ten', () => {
    expect(spans([said(100), said(105), said(110)], 0, 999)).toEqual([[false, 100, 120]]);
  });

  it('parts what was said from what was kept back', () => {
    const track = [said(100), said(105, true), said(110, true), said(115)];
    expect(spans(track, 0, 999)).toEqual([
      [false, 100, 105],
      [true, 105, 115],
      [false, 115, 125],
    ]);
  });

  it('leaves a gap where nothing was said for longer', () => {
    expect(spans([said(100), said(130)], 0, 999)).toEqual([
      [false, 100, 110],
      [false, 130, 140],
    ]);
  });

  it('ends a run where nothing was asked any more', () => {
    expect(spans([said(100), nothing(104)], 0, 999)).toEqual([[false, 100, 104]]);
  });

  it('knows nothing of what was said after the cursor, nor how long it held', () => {
    const track = [said(100), said(105), said(110, true)];
    expect(spans(track, 0, 104)).toEqual([[false, 100, 104]]);
    expect(spans(track, 0, 109)).toEqual(spans(track.slice(0, 2), 0, 109));
  });

  it('starts anew with another approach', () => {
    const track = [said(100), { ...said(105), approachId: 'a02' }];
    expect(spans(track, 0, 999)).toHaveLength(2);
  });

  it('leaves out what ended before the window, and keeps what reaches into it', () => {
    const track = [said(100), said(200), said(205)];
    expect(spans(track, 111, 999)).toEqual([[false, 200, 215]]);
    expect(spans(track, 208, 999)).toEqual([[false, 200, 215]]);
  });
});

describe('saidAt', () => {
  it.each([
    [99, undefined],
    [100, 100],
    [110, 100],
    [111, undefined],
  ])('at %d finds %s', (atS, expected) => {
    expect(saidAt([said(100)], atS)?.atS).toBe(expected);
  });
});

describe('leaderSpans', () => {
  it('parts a run where another outcome takes the lead; the first in order wins a tie', () => {
    const track = [
      said(0, false, shares(0.4, 0.4, 0.2)),
      said(5, false, shares(0.5, 0.3, 0.2)),
      said(10, false, shares(0.2, 0.5, 0.3)),
    ];
    expect(leaderSpans(track)).toEqual([
      { leader: 'BREAK', start: 0, end: 2 },
      { leader: 'REJECT', start: 2, end: 3 },
    ]);
  });
});
