import { describe, expect, it } from 'vitest';
import { barrierMinute, relativeChurn } from './barrier-minute.ts';
import { barrierState } from './barrier-state.ts';

/** So many windows; 10 added, 50 pulled and 5 eaten in the last, depth from 100 to 55 with it. */
function history(windows: number) {
  const last = (lots: number): Float64Array => new Float64Array(windows).fill(lots, windows - 1);
  const E = new Float64Array(windows).fill(100).fill(55, windows - 1);
  return { E, add: last(10), pull: last(50), fill: last(5) };
}

describe('the last minute of a barrier', () => {
  it('is golden case G23’s vacuum', () => {
    const minute = barrierMinute(history(13), 0);
    expect(minute).toMatchObject({ depthStart: 100, depthEnd: 55, add: 10, pull: 50, fill: 5 });
    expect(minute.depthMean).toBe((11 * 100 + 55) / 12);
    expect(barrierState(minute, 10)).toBe('VACUUM');
  });

  it('is unknown where history is too short', () => {
    expect(barrierMinute(history(12), 0)).toMatchObject({ depthStart: NaN, depthEnd: 55 });
    expect(barrierMinute(history(11), 0).add).toBeNaN();
  });
});

it('holds a minute’s churn against ten', () => {
  // 65 in the last minute, 6.5 a minute over ten.
  expect(relativeChurn(history(120), 10)).toBe(Math.log(75 / 16.5));
  expect(relativeChurn(history(119), 10)).toBeNaN();
});
