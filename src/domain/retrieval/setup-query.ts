import { TOUCH_HORIZON_MIN } from '../episodes/outcome.ts';
import { toNano } from '../features/rounding.ts';
import { firstPassage, pGeo } from '../labels/p-geo.ts';
import type { BarrierFrame, GeometricOdds } from '../labels/p-geo.ts';
import type { SetupQuery } from './answer.ts';
import type { MomentQuestion } from './moment-question.ts';
import type { HorizonMin } from '../episodes/outcome.ts';

/** A setup as it is described. */
export type DescribedSetup = {
  /** Raw values; NaN is missing. */
  readonly vector: Float32Array;
  /** Distance to the level, ATR, negative before it. */
  readonly y: number;
};

/** What geometry says of a frame, rounded as tables have it. */
export function roundedOdds(frame: BarrierFrame, horizonMin: number): GeometricOdds {
  const odds = pGeo(frame, horizonMin);
  return { break: toNano(odds.break), reject: toNano(odds.reject), chop: toNano(odds.chop) };
}

/**
 * A question as the past is searched with it. On the way to a level geometry speaks of the touch:
 * of the outcome from there on, and of getting there.
 */
export function setupQuery(
  asked: MomentQuestion & { readonly direction: 1 | -1 },
  { vector, y }: DescribedSetup,
  { horizonMin, touchTicks }: { readonly horizonMin: HorizonMin; readonly touchTicks: number },
): SetupQuery {
  const { question, kind, direction, xTicks, barrierTicks } = asked;
  const isBefore = question === 'approaching';
  const frame = isBefore ? { ...asked, xTicks: -touchTicks } : asked;
  return {
    ...{ kind, direction, vector, y: toNano(y), barrierShare: xTicks / barrierTicks },
    odds: roundedOdds(frame, horizonMin),
    touchOdds: isBefore ? toNano(firstPassage({ ...asked, touchTicks }, TOUCH_HORIZON_MIN)) : NaN,
  };
}
