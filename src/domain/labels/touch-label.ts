import type { EpisodeMoment, NamedApproach } from '../episodes/session-episodes.ts';
import { TOUCH_HORIZON_MIN } from '../episodes/outcome.ts';
import { seenUntil } from './silences.ts';
import type { Silences } from './silences.ts';

/** Whether a level was touched after a moment before it. */
export type TouchLabel = {
  readonly moment: EpisodeMoment;
  /** Undefined where the market was not seen for long enough. */
  readonly touch: boolean | undefined;
  /** The touch's event. */
  readonly eventId: string | undefined;
  /** When it was decided, ns since the session's start; NaN if it was not. */
  readonly resolvedNs: number;
};

/**
 * Whether price triggers the level in the same direction within ten minutes of a moment, by this
 * approach or a later one.
 *
 * @param approaches all of the session.
 */
export function touchLabel(
  moment: EpisodeMoment,
  approaches: readonly NamedApproach[],
  silences: Silences,
): TouchLabel {
  const { ns } = moment.followed;
  const { kind, direction } = moment.setup;
  const endNs = ns + TOUCH_HORIZON_MIN * 60e9;
  const seenNs = seenUntil(silences, ns);
  const touching = approaches
    .filter((approach) => approach.kind === kind && approach.direction === direction)
    .find(({ trigger }) => trigger && trigger.ns > ns && trigger.ns <= Math.min(endNs, seenNs));
  if (touching?.trigger) {
    return { moment, touch: true, eventId: touching.eventId, resolvedNs: touching.trigger.ns };
  }
  const isWhole = seenNs >= endNs;
  return {
    ...{ moment, eventId: undefined },
    ...{ touch: isWhole ? false : undefined, resolvedNs: isWhole ? endNs : NaN },
  };
}
