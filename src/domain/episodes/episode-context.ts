import { clip } from '../features/ratio.ts';
import type { Approach } from './approach.ts';
import { PRIMARY_HORIZON_MIN } from './outcome.ts';
import type { TradeTape } from './trade-tape.ts';

/** How far back price counts as having come through, ns. */
const THROUGH_NS = 20 * 60e9;
/** Excursions are told up to here, ATR. */
const EXCURSION_MAX = 10;

/** A level's past up to now. */
export type LevelPast = {
  /** Its approaches, of which what is later than the moment is not looked at. */
  readonly approaches: readonly Approach[];
  readonly tape: TradeTape;
};

/** A moment at which a level's past is asked for; times ns since the session's start. */
export type ContextMoment = {
  readonly ns: number;
  /** Trades of the tape that are known then. */
  readonly tradeCount: number;
  /** Ticks. */
  readonly levelTick: number;
  /** 1 upward, −1 downward. */
  readonly direction: 1 | -1;
  /** Ticks; NaN unknown. */
  readonly atr: number;
  /** Ticks; frozen where an episode goes on. */
  readonly barrierTicks: number;
};

/** What a level's earlier episodes of the day tell; NaN unknown, or nothing to tell. */
export type EpisodeContext = {
  /** Touches from either side, the present one or the one that is waited for included. */
  readonly touchCount: number;
  /** Minutes since the last touch before the moment. */
  readonly minutesSinceTouch: number;
  /**
   * Where price went after the touch before this one, ahead positive: 1 or −1 after a break or a
   * rejection, 0 after neither; NaN until that is decided.
   */
  readonly previousOutcome: number;
  /** Farthest it has been from the level since that touch, ahead positive, ATR within ±10. */
  readonly previousExcursion: number;
  /** 1 if price was half a barrier beyond the level in the last twenty minutes. */
  readonly cameThrough: number;
  /** Since when the present approach or episode goes on, ns; undefined without one. */
  readonly sinceNs: number | undefined;
};

/** What earlier episodes of a level tell at a moment. */
export function episodeContext(
  { approaches, tape }: LevelPast,
  moment: ContextMoment,
): EpisodeContext {
  const { ns, tradeCount } = moment;
  const touched = approaches.filter(({ trigger }) => trigger !== undefined && trigger.ns <= ns);
  const present = approaches.find((approach) => goesOn(approach, ns));
  const isTouched = present !== undefined && touched.includes(present);
  const before = touched.filter(({ trigger }) => trigger !== undefined && trigger.ns < ns);
  const lastNs = before.at(-1)?.trigger?.ns ?? NaN;
  const previous = before.findLast((approach) => approach !== present);
  return {
    touchCount: touched.length + (isTouched ? 0 : 1),
    minutesSinceTouch: (ns - lastNs) / 60e9,
    previousOutcome: moment.direction * outcomeOf(previous, ns) + 0,
    previousExcursion: excursionSince(tape, previous?.trigger?.ns, moment),
    cameThrough: cameThrough(tape, moment, tape.countBefore(ns - THROUGH_NS), tradeCount),
    sinceNs: present?.startNs,
  };
}

/** Whether an approach, or the episode it led to, goes on at a time; at its trigger it does. */
function goesOn({ startNs, trigger, end }: Approach, ns: number): boolean {
  return startNs <= ns && (end === undefined || ns < end.ns || trigger?.ns === ns);
}

/** Where price went by the primary horizon, upward positive; NaN as long as that is open. */
function outcomeOf(previous: Approach | undefined, ns: number): number {
  if (!previous?.trigger) return NaN;
  const { direction, trigger, end } = previous;
  const horizonNs = trigger.ns + PRIMARY_HORIZON_MIN * 60e9;
  if (end && end.ns <= Math.min(ns, horizonNs)) {
    if (end.reason === 'BREAK') return direction;
    if (end.reason === 'REJECT') return -direction;
  }
  return ns >= horizonNs ? 0 : NaN;
}

function excursionSince(
  tape: TradeTape,
  sinceNs: number | undefined,
  { levelTick, direction, atr, tradeCount }: ContextMoment,
): number {
  if (sinceNs === undefined) return NaN;
  const { high, low } = tape.extremes(tape.countUntil(sinceNs), tradeCount);
  if (high < low) return NaN;
  const [up, down] = [high - levelTick, low - levelTick];
  const [ahead, behind] = direction === 1 ? [up, down] : [-down, -up];
  return clip((ahead >= -behind ? ahead : behind) / atr, EXCURSION_MAX) + 0;
}

function cameThrough(
  tape: TradeTape,
  { levelTick, direction, barrierTicks }: ContextMoment,
  start: number,
  end: number,
): number {
  if (Number.isNaN(barrierTicks)) return NaN;
  const { high, low } = tape.extremes(start, end);
  const farthest = direction === 1 ? high - levelTick : levelTick - low;
  return farthest >= barrierTicks / 2 ? 1 : 0;
}
