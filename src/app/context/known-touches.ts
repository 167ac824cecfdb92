import type { Episode, Touch, TouchOutcome } from './episode-rows.ts';

/** The touches that are known at an instant, in the order in which they were confirmed. */
export function touchesKnownAt(episodes: readonly Episode[], atS: number): readonly Touch[] {
  return episodes
    .flatMap(({ touch }) => (touch !== undefined && touch.triggerS <= atS ? [touch] : []))
    .sort((a, b) => a.triggerS - b.triggerS);
}

/** What a touch became by a horizon, if that is known at an instant. */
export function outcomeKnownAt(
  { outcomes }: Touch,
  horizonMin: number,
  atS: number,
): TouchOutcome | undefined {
  const found = outcomes.find((outcome) => outcome.horizonMin === horizonMin);
  return found?.resolvedS !== undefined && found.resolvedS <= atS ? found : undefined;
}
