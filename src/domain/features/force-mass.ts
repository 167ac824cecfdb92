import type { WindowColumns } from '../ledger/ledger-columns.ts';
import { clip, softSign } from './ratio.ts';

/** A prediction smaller than this, ticks, says nothing to compare with. */
const PREDICTION_MIN = 0.25;
const RATIO_MAX = 4;

/** Windows of a push: thirty seconds. */
export const PUSH_WINDOWS = 6;

/** Thirty seconds of flow and price; in the direction of travel where one is meant. */
export type Push = {
  /** Flow at the touch over its depth, as `ofi_n`, over the whole 30 s. */
  readonly flow: number;
  /** Change of the mid, ticks. */
  readonly move: number;
};

/** What the flow should have moved, beside what moved; NaN where either is unknown. */
export type ForceMass = {
  /** Soft sign of actual less predicted: positive where price moved more easily. */
  readonly residual: number;
  /** Actual over predicted, within ±4; NaN where hardly anything was predicted. */
  readonly ratio: number;
  /** Prediction and actual move less those of the 30 s before, ticks. */
  readonly predictedChange: number;
  readonly actualChange: number;
};

/**
 * The thirty seconds that end with a window, up positive; NaN where they are not all known.
 *
 * @param end row behind the last window.
 */
export function pushBefore(
  { bb, ba, ofi_1: ofi, ad_1_sum: sums, ad_1_n: counts }: WindowColumns,
  end: number,
): Push {
  const start = end - PUSH_WINDOWS;
  if (start < 1) return { flow: NaN, move: NaN };
  let [lots, sum, count] = [0, 0, 0];
  for (let row = start; row < end; row++) {
    lots += ofi[row];
    sum += sums[row];
    count += counts[row];
  }
  const mid = (row: number): number => (bb[row] + ba[row]) / 2;
  // Without a change of the touch there was no flow.
  return { flow: lots === 0 ? 0 : (lots * count) / sum, move: mid(end - 1) - mid(start - 1) };
}

/** Sums of a regression of moves on flows through zero. */
export type PushSums = { readonly flowMove: number; readonly flowFlow: number };

/** The sums over a session's pushes, one after the other on the session's clock; NaN without any. */
export function pushSums(windows: WindowColumns): PushSums {
  let [flowMove, flowFlow, pushCount] = [0, 0, 0];
  const { win } = windows;
  for (let row = 0; row < win.length; row++) {
    if ((win[row] + 1) % PUSH_WINDOWS !== 0) continue;
    const { flow, move } = pushBefore(windows, row + 1);
    if (Number.isNaN(flow * move)) continue;
    flowMove += flow * move;
    flowFlow += flow * flow;
    pushCount++;
  }
  return pushCount > 0 ? { flowMove, flowFlow } : { flowMove: NaN, flowFlow: NaN };
}

/** Compares force and motion. @param beta ticks per unit of flow, from earlier sessions; else 1. */
export function forceMass(now: Push, before: Push, beta: number): ForceMass {
  const predicted = beta * now.flow;
  return {
    residual: softSign(now.move - predicted, 2),
    ratio: Math.abs(predicted) < PREDICTION_MIN ? NaN : clip(now.move / predicted, RATIO_MAX),
    predictedChange: predicted - beta * before.flow,
    actualChange: now.move - before.move,
  };
}

/** Beta of that regression, ticks per unit of flow; 1 without any flow. */
export function betaOf({ flowMove, flowFlow }: PushSums): number {
  return flowFlow > 0 ? flowMove / flowFlow : 1;
}
