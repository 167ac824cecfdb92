import type { OutcomeWord, Touch } from '../../context/episode-rows.ts';
import { outcomeKnownAt } from '../../context/known-touches.ts';
import { levelStyles } from '../../context/level-style.ts';

/** The horizon that signs stand for: the one the desk asks about first. */
const HORIZON_MIN = 8;
/** Signs nearer than this share of the width would cover each other. */
const SHARE_MIN = 0.014;

/** A touch on the scrubber. */
export type TouchMark = {
  readonly id: string;
  /** Place along the width, 0 … 1. */
  readonly share: number;
  /** Undefined while it is open, or where a later touch's sign stands. */
  readonly outcome: OutcomeWord | undefined;
  readonly words: string;
};

/**
 * Touches as marks, in their order; signs that would cover each other yield to the newer one.
 *
 * @param touches known at `atS`, ascending. @param share place of an instant along the width.
 */
export function touchMarks(
  touches: readonly Touch[],
  { atS, share }: { readonly atS: number; readonly share: (instantS: number) => number },
): readonly TouchMark[] {
  let lastShare = Infinity;
  const marks = touches.toReversed().map((touch): TouchMark => {
    const place = share(touch.triggerS);
    const known = outcomeKnownAt(touch, HORIZON_MIN, atS)?.outcome;
    const hasRoom = lastShare - place >= SHARE_MIN;
    if (known !== undefined && hasRoom) lastShare = place;
    const way = touch.dir === 'UP' ? 'from below' : 'from above';
    const fate = known === undefined ? 'not decided yet' : `${known} within ${HORIZON_MIN} min`;
    return {
      ...{ id: touch.eventId, share: place, outcome: hasRoom ? known : undefined },
      words: `Touch of ${levelStyles[touch.level].name} ${way}: ${fate}`,
    };
  });
  return marks.toReversed();
}
