import { describe, expect, it } from 'vitest';
import type { WindowColumns } from '../ledger/ledger-columns.ts';
import { betaOf, forceMass, pushBefore, pushSums } from './force-mass.ts';

const rest = { flow: 0, move: 0 };

describe('forceMass', () => {
  it('is at ease when price moved as far as the flow pushed', () => {
    expect(forceMass({ flow: 3, move: 6 }, rest, 2)).toEqual({
      ...{ residual: 0, ratio: 1, predictedChange: 6, actualChange: 6 },
    });
  });

  it('sees flow that meets a wall', () => {
    const { residual, ratio } = forceMass({ flow: 8, move: 0 }, rest, 1);
    expect([residual, ratio]).toEqual([-0.8, 0]);
  });

  it('does not divide by a whisper', () => {
    expect(forceMass({ flow: 0.2, move: 3 }, rest, 1).ratio).toBeNaN();
    expect(forceMass({ flow: 0.25, move: 3 }, rest, 1).ratio).toBe(4);
  });

  it('tells a change of pace', () => {
    const change = forceMass({ flow: 1, move: 2 }, { flow: 3, move: 1 }, 1);
    expect([change.predictedChange, change.actualChange]).toEqual([-2, 1]);
  });

  it('knows nothing of what is unknown', () => {
    const { residual, ratio } = forceMass({ flow: NaN, move: 1 }, rest, 1);
    expect([residual, ratio]).toEqual([NaN, NaN]);
  });
});

describe('betaOf', () => {
  it('is moves over flows, and 1 before there were any', () => {
    expect(betaOf({ flowMove: 30, flowFlow: 20 })).toBe(1.5);
    expect(betaOf({ flowMove: 0, flowFlow: 0 })).toBe(1);
  });
});

/** Windows of a market with a mid at every end, flow 10 each at a mean depth of 5 a side. */
function windowsOf(mids: readonly number[], ofi = mids.map(() => 10)): WindowColumns {
  const of = (value: (mid: number, row: number) => number) => Float64Array.from(mids, value);
  return {
    win: Int32Array.from(mids.keys()),
    bb: of((mid) => mid - 0.5),
    ba: of((mid) => mid + 0.5),
    ofi_1: of((_, row) => ofi[row]),
    ad_1_sum: of(() => 20),
    ad_1_n: Int32Array.from(mids, () => 2),
  } as unknown as WindowColumns;
}

describe('pushBefore', () => {
  it('adds six windows of flow over twice their mean depth, and sees how far the mid went', () => {
    const windows = windowsOf([100, 101, 101, 101, 102, 103, 104]);
    expect(pushBefore(windows, 7)).toEqual({ flow: 6, move: 4 });
    expect(pushBefore(windows, 6)).toEqual({ flow: NaN, move: NaN });
  });

  it('is no flow where the touch never changed', () => {
    const still = windowsOf([1, 1, 1, 1, 1, 1, 1], [0, 0, 0, 0, 0, 0, 0]);
    expect(pushBefore(still, 7)).toEqual({ flow: 0, move: 0 });
  });
});

it('a session adds one push for every half minute that is known', () => {
  const mids = Array.from({ length: 24 }, (_, row) => 100 + row);
  // The first half minute has no mid before it; the last holds a window of unknown flow.
  const ofi = mids.map((_, row) => (row === 23 ? NaN : 10));
  expect(pushSums(windowsOf(mids, ofi))).toEqual({ flowMove: 2 * 36, flowFlow: 2 * 36 });
});

it('a session whose flow is never known adds none', () => {
  const mids = Array.from({ length: 24 }, (_, row) => 100 + row);
  const unknown = windowsOf(
    mids,
    mids.map(() => NaN),
  );
  expect(pushSums(unknown)).toEqual({ flowMove: NaN, flowFlow: NaN });
});
