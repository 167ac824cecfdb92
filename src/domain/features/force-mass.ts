import { clip, softSign } from './ratio.ts';

/** A prediction smaller than this, ticks, says nothing to compare with. */
const PREDICTION_MIN = 0.25;
const RATIO_MAX = 4;

/** Thirty seconds of flow and price in the direction of travel. */
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

/**
 * Beta of a regression of moves on flows through zero; 1 without any flow.
 *
 * @param flowMove sum of flow times move, @param flowFlow sum of squared flows, over past pushes.
 */
export function betaOf(flowMove: number, flowFlow: number): number {
  return flowFlow > 0 ? flowMove / flowFlow : 1;
}
