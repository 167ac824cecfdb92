import { assert } from '../../base/assert.ts';
import { DEPTH_COUNT } from '../ledger/ledger-columns.ts';
import type { WindowColumns } from '../ledger/ledger-columns.ts';

/** How much less each depth counts than the one before, until the weights are learned. */
const DECAY = 0.8;

/** Weights of the ten depths while there is no history: 0.8^(m − 1), their sum 1. */
export const flowWeightsByDepth: readonly number[] = normalized(
  Array.from({ length: DEPTH_COUNT }, (_, depth) => DECAY ** depth),
);

/**
 * Order flow imbalance of the ten best depths in one number per window, lots: each depth's flow
 * times its weight. NaN where a window's flow is unknown.
 *
 * @param weights ten, the touch first.
 * @see Cont, Cucuringu, Zhang 2023, integrated OFI.
 */
export function integratedFlow(windows: WindowColumns, weights: readonly number[]): Float64Array {
  assert(weights.length === DEPTH_COUNT, `flow weights: expected 10, found ${weights.length}`);
  const flow = new Float64Array(windows.win.length);
  flowsByDepth(windows).forEach((ofi, depth) => {
    const weight = weights[depth];
    for (let row = 0; row < flow.length; row++) flow[row] += weight * ofi[row];
  });
  return flow;
}

/** The flow columns, the touch first. */
export function flowsByDepth(windows: WindowColumns): readonly Float64Array[] {
  const { ofi_1, ofi_2, ofi_3, ofi_4, ofi_5, ofi_6, ofi_7, ofi_8, ofi_9, ofi_10 } = windows;
  return [ofi_1, ofi_2, ofi_3, ofi_4, ofi_5, ofi_6, ofi_7, ofi_8, ofi_9, ofi_10];
}

/**
 * First principal component of the flows of past sessions about zero, which no flow is; its sum made
 * positive and the sum of its absolute values 1: how much each depth adds to the common flow.
 *
 * @param moments sums of products of the flows, ten by ten, row by row.
 */
export function principalWeights(moments: Float64Array): readonly number[] {
  let weights = [...flowWeightsByDepth];
  // The largest component grows with every step; the gap to the next is wide for book flows.
  for (let step = 0; step < 200; step++) weights = normalized(product(moments, weights));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum < 0 ? weights.map((weight) => -weight) : weights;
}

/**
 * Sums of products of the flows of one session's windows, ten by ten, row by row. Each flow counts
 * by its window's mean depth, so that a deep market weighs as much as a thin one; windows without a
 * known flow are left out. All NaN where no window has one, as of trades alone.
 */
export function flowMoments(windows: WindowColumns): Float64Array {
  const { ad_10_sum: sums, ad_10_n: counts } = windows;
  const flows = flowsByDepth(windows);
  const moments = new Float64Array(DEPTH_COUNT * DEPTH_COUNT);
  if (flows[0].every(Number.isNaN)) return moments.fill(NaN);
  for (let row = 0; row < windows.win.length; row++) {
    if (Number.isNaN(flows[0][row]) || sums[row] === 0) continue;
    const depth = sums[row] / (DEPTH_COUNT * counts[row]);
    const square = depth * depth;
    for (let a = 0; a < DEPTH_COUNT; a++) {
      const flow = flows[a][row] / square;
      if (flow === 0) continue;
      for (let b = 0; b < DEPTH_COUNT; b++) moments[a * DEPTH_COUNT + b] += flow * flows[b][row];
    }
  }
  return moments;
}

function product(matrix: Float64Array, vector: readonly number[]): number[] {
  return vector.map((_, row) =>
    vector.reduce((sum, value, column) => sum + matrix[row * DEPTH_COUNT + column] * value, 0),
  );
}

function normalized(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + Math.abs(weight), 0);
  return sum === 0 ? [...flowWeightsByDepth] : weights.map((weight) => weight / sum);
}
