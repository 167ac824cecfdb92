import type { CatalogSession } from '../../../protocol/lake-catalog.ts';
import { whyNoEvidence } from '../../../protocol/past-sessions.ts';
import type { Episode, OutcomeWord, Touch, TouchOutcome } from '../episode-rows.ts';
import { shownFrom } from '../touch-steps.ts';

/** The horizon that is asked about, minutes. */
export const BLIND_HORIZON_MIN = 8;
/** The analyst is put before the touch by at most this much, seconds. */
const LEAD_S_MAX = 180;
/** A shorter approach leaves nothing to look at, seconds. */
const LEAD_S_MIN = 10;

/** An approach that can be asked about: its instants are real ones, UNIX seconds. */
export type BlindApproach = {
  readonly touch: Touch;
  readonly outcome: OutcomeWord;
  /** What the touch became by the horizon. */
  readonly fate: TouchOutcome;
  /** Where the analyst is put, and how far he may go: to the touch. */
  readonly fromS: number;
  readonly untilS: number;
};

/** Sessions that can be asked about blind: with outcomes, and a past for the machine to answer from. */
export function blindSessions(sessions: readonly CatalogSession[]): readonly CatalogSession[] {
  return sessions.filter(
    (session) =>
      ['episodes', 'labels'].every((table) => Object.hasOwn(session.tables, table)) &&
      whyNoEvidence(sessions, session) === undefined,
  );
}

/** The approaches of a session that led to a touch whose outcome is known, but for those done. */
export function blindApproaches(
  episodes: readonly Episode[],
  done: ReadonlySet<string>,
): readonly BlindApproach[] {
  return episodes.flatMap(({ touch, startS }) => {
    const fate = touch?.outcomes.find(({ horizonMin }) => horizonMin === BLIND_HORIZON_MIN);
    if (touch === undefined || fate?.outcome === undefined || done.has(touch.eventId)) return [];
    const untilS = shownFrom(touch);
    const fromS = Math.ceil(Math.max(startS, untilS - LEAD_S_MAX));
    const isOpenTill = (fate.resolvedS ?? 0) > untilS;
    if (untilS - fromS < LEAD_S_MIN || !isOpenTill) return [];
    return [{ touch, outcome: fate.outcome, fate, fromS, untilS }];
  });
}

/** The same in a random order. @param random 0 … 1. */
export function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
