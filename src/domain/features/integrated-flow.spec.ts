import { describe, expect, it } from 'vitest';
import type { WindowColumns } from '../ledger/ledger-columns.ts';
import {
  flowMoments,
  flowWeightsByDepth,
  integratedFlow,
  principalWeights,
} from './integrated-flow.ts';

/** Windows whose flow at each depth is given, row by row. */
function windowsOf(rows: readonly (readonly number[])[]): WindowColumns {
  const depths = Array.from({ length: 10 }, (_, depth) => [
    `ofi_${depth + 1}`,
    Float64Array.from(rows, (row) => row[depth] ?? 0),
  ]);
  return {
    win: Int32Array.from(rows.keys()),
    ad_10_sum: Float64Array.from(rows, (row) => 20 * (row[0] === 0 ? 0 : 1)),
    ad_10_n: Int32Array.from(rows, () => 2),
    ...Object.fromEntries(depths),
  } as WindowColumns;
}

describe('integratedFlow', () => {
  it('counts the touch most until the weights are learned', () => {
    expect(flowWeightsByDepth[1] / flowWeightsByDepth[0]).toBeCloseTo(0.8, 12);
    expect(flowWeightsByDepth.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it('adds the depths by their weights', () => {
    const weights = [0.5, 0.3, 0.2, 0, 0, 0, 0, 0, 0, 0];
    const flow = integratedFlow(
      windowsOf([
        [10, 20, -5],
        [NaN, 1, 1],
      ]),
      weights,
    );
    expect([...flow]).toEqual([10, NaN]);
  });
});

describe('principalWeights', () => {
  it('find the direction in which all depths flow together', () => {
    const pattern = [4, 3, 2, 1, 0, 0, 0, 0, 0, 0];
    const rows = [1, -2, 3, NaN].map((size) => pattern.map((share) => size * share));
    const weights = principalWeights(flowMoments(windowsOf(rows)));
    pattern.forEach((share, depth) => expect(weights[depth]).toBeCloseTo(share / 10, 9));
  });

  it('weigh a deep market like a thin one', () => {
    const thin = windowsOf([[2, 1]]);
    const deep = windowsOf([[20, 10]]);
    const tenfold = { ...deep, ad_10_sum: Float64Array.of(200) };
    expect(flowMoments(tenfold)).toEqual(flowMoments(thin));
  });

  it('are not told by a session whose flow is never known', () => {
    expect(flowMoments(windowsOf([[NaN, 1]])).every(Number.isNaN)).toBe(true);
  });

  it('keep their first guess without any flow', () => {
    expect(principalWeights(new Float64Array(100))).toEqual(flowWeightsByDepth);
  });
});
