import type { LevelKind } from '../../../domain/session/level-kind.ts';
import type { Episode, OutcomeWord } from '../../context/episode-rows.ts';

/** How price stands to a level, as far as it is known at a moment. */
export type LevelState = {
  readonly word: 'FAR' | 'MONITOR' | 'APPROACH' | 'TOUCH' | 'RESOLVED';
  /** Where price goes, or went; undefined where nobody can tell. */
  readonly dir: 'UP' | 'DOWN' | undefined;
  /** What became of the touch; undefined unless it is resolved. */
  readonly outcome: OutcomeWord | undefined;
  /** Since when, UNIX seconds; undefined while nothing goes on. */
  readonly sinceS: number | undefined;
};

/** Where price stands: seconds UNIX, ticks. */
export type LevelPlace = {
  readonly atS: number;
  /** Level less price. */
  readonly distanceTicks: number;
  /** Nearer than this a level is watched. */
  readonly monitorTicks: number;
};

/** What became of a touch stands on its card for this long, unless price comes back before. */
const RESOLVED_S = 15 * 60;
const outcomes: readonly string[] = ['BREAK', 'REJECT', 'CHOP'];

/**
 * The state of a level at a moment. How an approach ends is not looked at before it has ended, nor
 * a touch before it is confirmed: the rest of the session may be cut away.
 *
 * @param episodes of the session, in the order in which they began.
 */
export function levelStateAt(
  episodes: readonly Episode[],
  kind: LevelKind,
  { atS, distanceTicks, monitorTicks }: LevelPlace,
): LevelState {
  const last = episodes.findLast(({ level, startS }) => level === kind && startS <= atS);
  const nothing = { outcome: undefined, sinceS: undefined };
  if (last !== undefined && atS < last.endS) {
    const { dir, touch, startS } = last;
    const isTouched = touch !== undefined && touch.triggerS <= atS;
    return isTouched
      ? { ...nothing, word: 'TOUCH', dir, sinceS: touch.triggerS }
      : { ...nothing, word: 'APPROACH', dir, sinceS: startS };
  }
  if (last !== undefined && atS - last.endS <= RESOLVED_S && outcomes.includes(last.endReason)) {
    const outcome = last.endReason as OutcomeWord;
    return { word: 'RESOLVED', dir: last.dir, outcome, sinceS: last.endS };
  }
  if (!(Math.abs(distanceTicks) <= monitorTicks))
    return { ...nothing, word: 'FAR', dir: undefined };
  return { ...nothing, word: 'MONITOR', dir: distanceTicks >= 0 ? 'UP' : 'DOWN' };
}
