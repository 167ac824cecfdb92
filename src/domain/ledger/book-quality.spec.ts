import { describe, expect, it } from 'vitest';
import { bookQuality } from './book-quality.ts';

const regular = { startWin: 10, endWin: 15, windowSeconds: 5 };

/** Windows 9 to 15, each with ten events; the book is crossed at the end of some. */
function windows(crossed: readonly number[], unknown = 0, events = 10) {
  const win = Int32Array.from({ length: 7 }, (_, i) => 9 + i);
  return {
    win,
    bb: Float64Array.from(win, (w) => (crossed.includes(w) ? 101 : 99)),
    ba: new Float64Array(7).fill(101),
    n_events: new Float64Array(7).fill(events),
    qa_unknown: new Int32Array(7).fill(unknown),
    qa_duplicate: new Int32Array(7),
    qa_over: new Int32Array(7),
  };
}

describe('bookQuality', () => {
  it('of a clean book is clean', () => {
    expect(bookQuality(windows([]), regular)).toEqual({ badOrderShare: 0, crossedSeconds: 0 });
  });

  it('counts how long the book stayed crossed, in the regular hours alone', () => {
    expect(bookQuality(windows([9, 15]), regular).crossedSeconds).toBe(0);
    expect(bookQuality(windows([10, 11, 13]), regular).crossedSeconds).toBe(10);
  });

  it('weighs what does not fit against all events', () => {
    expect(bookQuality(windows([], 1), regular).badOrderShare).toBe(0.1);
  });

  it('says nothing of a source without orders', () => {
    expect(bookQuality(windows([], 0, NaN), regular)).toEqual({
      ...{ badOrderShare: undefined, crossedSeconds: undefined },
    });
  });
});
