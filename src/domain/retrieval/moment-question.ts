import type { Approach } from '../episodes/approach.ts';
import { approachId, eventId } from '../episodes/episode-id.ts';
import type { EpisodeOwner } from '../episodes/episode-id.ts';
import type { FollowedLevel, FollowedMoment } from '../episodes/follow-level.ts';
import { barrierTicks } from '../features/seasonal-atr.ts';
import type { AtrMode } from '../features/seasonal-atr.ts';
import { WINDOW_NS } from '../ledger/ledger-columns.ts';
import type { EpisodeRules } from '../session/instrument-profile.ts';
import { noData } from './abstention.ts';
import type { Abstention } from './abstention.ts';
import type { QuestionWord } from './answer-words.ts';

/** A level at a moment, as far as anybody can know it then. Prices are ticks. */
export type LevelAtMoment = {
  readonly owner: EpisodeOwner;
  /** The level followed up to the moment and no further. */
  readonly followed: FollowedLevel;
  /** ns since the session's start. */
  readonly ns: number;
  /** Trades of the tape that are known then. */
  readonly tradeCount: number;
  /** Middle of the market when the last window ended; NaN unknown. */
  readonly mid: number;
  /** NaN unknown. */
  readonly atr: number;
  readonly isSeasonal: boolean;
};

/** What a moment asks of the past, and from where. */
export type MomentQuestion = {
  readonly question: QuestionWord;
  /** Why nothing is asked. */
  readonly abstention: Abstention | undefined;
  readonly kind: EpisodeOwner['kind'];
  /** 1 upward, −1 downward; undefined where nothing is asked. */
  readonly direction: 1 | -1 | undefined;
  readonly approachId: string | undefined;
  readonly eventId: string | undefined;
  /** Decision time: the trigger's while its touch is asked about; ns since the session's start. */
  readonly ns: number;
  /** Last window that had ended by then, and trades that were known. */
  readonly win: number;
  readonly tradeCount: number;
  readonly levelTick: number;
  /** Last trade's distance from the level in the direction of travel. */
  readonly xTicks: number;
  readonly barrierTicks: number;
  readonly atr: number;
  readonly atrMode: AtrMode;
};

const questionOf = { TRIGGER: 'atLevel', MONITOR: 'approaching', LIVE: 'inIt' } as const;

/**
 * What a moment asks: at a touch what becomes of it, until the next window has ended; in an episode
 * whether to stay; on the way to a level, and anywhere near it, whether it is reached and what then.
 *
 * The approach is told by the level's machine; without one, by the middle of the market.
 */
export function questionAt(moment: LevelAtMoment, rules: EpisodeRules): MomentQuestion {
  const { owner, ns, followed } = moment;
  const { last, moments } = followed;
  const touch = moments.findLast(({ rowType }) => rowType === 'TRIGGER');
  if (touch && lastWindow(touch.ns) === lastWindow(ns)) return questionOfMoment(owner, touch);
  if (last.approach) return questionOfMoment(owner, presentMoment(moment, last.approach, rules));
  if (Number.isNaN(last.levelTick)) return nothing(moment, 'the level is not valid now', rules);
  const distance = last.levelTick - moment.mid;
  const isNear = Math.abs(distance) <= rules.monitorTicks;
  if (isNear) return near(moment, distance >= 0 ? 1 : -1, rules);
  const found = Number.isNaN(distance) ? 'unknown' : `${Math.abs(distance)} ticks`;
  return nothing(
    moment,
    `far: distance ${found}, ${rules.monitorTicks} ticks count as near`,
    rules,
  );
}

/** What a moment of an approach asks. */
export function questionOfMoment(owner: EpisodeOwner, moment: FollowedMoment): MomentQuestion {
  const { rowType, approach, ns, tradeCount, levelTick, xTicks, atr, isSeasonal } = moment;
  return {
    ...{ question: questionOf[rowType], abstention: undefined },
    ...{ kind: owner.kind, direction: approach.direction },
    approachId: approachId(owner, approach),
    eventId: rowType === 'MONITOR' ? undefined : eventId(owner, approach),
    ...{ ns, win: lastWindow(ns), tradeCount, levelTick, xTicks, atr },
    ...{ atrMode: isSeasonal ? 'seasonal' : 'wilder14', barrierTicks: moment.barrierTicks },
  };
}

/** Number of the last window that has ended. */
function lastWindow(ns: number): number {
  return Math.floor(ns / WINDOW_NS) - 1;
}

/** The moment of an approach that goes on. */
function presentMoment(
  moment: LevelAtMoment,
  approach: Approach,
  rules: EpisodeRules,
): FollowedMoment {
  const { followed, ns, tradeCount, atr, isSeasonal } = moment;
  const { direction, trigger } = approach;
  const { levelTick, tick } = followed.last;
  return {
    ...{ rowType: trigger ? 'LIVE' : 'MONITOR', ns, tradeCount, approach, levelTick },
    ...{ xTicks: direction * (tick - levelTick) + 0, atr, isSeasonal },
    barrierTicks: trigger?.barrierTicks ?? barrierTicks(atr, rules),
  };
}

/** A level that is near without an approach: price may turn to it. */
function near(moment: LevelAtMoment, direction: 1 | -1, rules: EpisodeRules): MomentQuestion {
  const { ns, tradeCount, followed, atr, isSeasonal } = moment;
  const { levelTick, tick } = followed.last;
  return {
    ...{ question: 'approaching', abstention: undefined, kind: moment.owner.kind, direction },
    ...{ approachId: undefined, eventId: undefined },
    ...{ ns, win: lastWindow(ns), tradeCount, levelTick, atr },
    xTicks: direction * (tick - levelTick) + 0,
    ...{ atrMode: isSeasonal ? 'seasonal' : 'wilder14', barrierTicks: barrierTicks(atr, rules) },
  };
}

function nothing(moment: LevelAtMoment, words: string, rules: EpisodeRules): MomentQuestion {
  return {
    ...near(moment, 1, rules),
    ...{ question: 'none', abstention: noData('far', words), direction: undefined, xTicks: NaN },
  };
}
