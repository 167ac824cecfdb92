import { describe, expect, it } from 'vitest';
import { bookQuality } from './book-quality.ts';

const regular = { startWin: 10, endWin: 15 };

/** Windows 9 to 15, each with ten events; with how long the book was crossed in some, ms. */
function windows(crossedMs: Readonly<Record<number, number>>, unknown = 0, events = 10) {
  const win = Int32Array.from({ length: 7 }, (_, i) => 9 + i);
  return {
    win,
    n_events: new Float64Array(7).fill(events),
    qa_unknown: new Int32Array(7).fill(unknown),
    qa_duplicate: new Int32Array(7),
    qa_over: new Int32Array(7),
    qa_crossed_ms: Int32Array.from(win, (w) => crossedMs[w] ?? 0),
  };
}

describe('bookQuality', () => {
  it('of a clean book is clean', () => {
    expect(bookQuality(windows({}), regular)).toEqual({ badOrderShare: 0, crossedSeconds: 0 });
  });

  it('counts how long the book stayed crossed, in the regular hours alone', () => {
    const secondsOf = (crossedMs: Readonly<Record<number, number>>): number | undefined =>
      bookQuality(windows(crossedMs), regular).crossedSeconds;
    expect(secondsOf({ 9: 3000, 15: 2000 })).toBe(0);
    expect(secondsOf({ 11: 40, 13: 1250 })).toBe(1.25);
  });

  it('weighs what does not fit against all events', () => {
    expect(bookQuality(windows({}, 1), regular).badOrderShare).toBe(0.1);
  });

  it('says nothing of a source without orders', () => {
    expect(bookQuality(windows({}, 0, NaN), regular)).toEqual({
      ...{ badOrderShare: undefined, crossedSeconds: undefined },
    });
  });
});
