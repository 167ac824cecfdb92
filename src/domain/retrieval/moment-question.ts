import type { Approach, LevelPhase, Trigger } from '../episodes/approach.ts';
import { approachId, eventId } from '../episodes/episode-id.ts';
import type { EpisodeOwner } from '../episodes/episode-id.ts';
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
  /** ns since the session's start. */
  readonly ns: number;
  /** How price stands to the level, and all approaches so far. */
  readonly phase: LevelPhase;
  readonly approaches: readonly Approach[];
  /** Middle of the market when the last window ended; NaN unknown. */
  readonly mid: number;
  /** NaN unknown. */
  readonly atr: number;
  readonly atrMode: AtrMode;
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
  /** Last window that had ended by then. */
  readonly win: number;
  readonly levelTick: number;
  /** Last trade's distance from the level in the direction of travel. */
  readonly xTicks: number;
  readonly barrierTicks: number;
  readonly atr: number;
  readonly atrMode: AtrMode;
};

/**
 * What a moment asks: at a touch what becomes of it, until the next window has ended; in an episode
 * whether to stay; on the way to a level, and anywhere near it, whether it is reached and what then.
 *
 * The approach is told by the level's machine; without one, by the middle of the market.
 */
export function questionAt(moment: LevelAtMoment, rules: EpisodeRules): MomentQuestion {
  const { ns, phase, approaches } = moment;
  const latest = approaches.at(-1);
  if (latest?.trigger && lastWindow(latest.trigger.ns) === lastWindow(ns)) {
    return atLevel(moment, latest, latest.trigger);
  }
  const { approach } = phase;
  if (approach?.trigger) return inIt(moment, approach, approach.trigger);
  if (approach) return approaching(moment, approach.direction, approach);
  const { levelTick } = phase;
  if (Number.isNaN(levelTick)) return nothing(moment, 'the level is not valid now');
  const distance = levelTick - moment.mid;
  if (!(Math.abs(distance) <= rules.monitorTicks)) {
    const found = Number.isNaN(distance) ? 'unknown' : `${Math.abs(distance)} ticks`;
    return nothing(moment, `far: distance ${found}, ${rules.monitorTicks} ticks count as near`);
  }
  return approaching(moment, distance >= 0 ? 1 : -1, undefined);
}

/** Number of the last window that has ended. */
function lastWindow(ns: number): number {
  return Math.floor(ns / WINDOW_NS) - 1;
}

function atLevel(moment: LevelAtMoment, approach: Approach, trigger: Trigger): MomentQuestion {
  const { levelTick, ns, xTicks, atr, barrierTicks: barrier } = trigger;
  return {
    ...{ question: 'atLevel', abstention: undefined, ...namesOf(moment, approach) },
    ...{ ns, win: lastWindow(ns), levelTick, xTicks, barrierTicks: barrier },
    ...{ atr, atrMode: moment.atrMode },
  };
}

function inIt(moment: LevelAtMoment, approach: Approach, trigger: Trigger): MomentQuestion {
  return {
    ...{ question: 'inIt', abstention: undefined, ...namesOf(moment, approach) },
    ...placeOf(moment, trigger.levelTick, approach.direction),
    barrierTicks: trigger.barrierTicks,
  };
}

function approaching(
  moment: LevelAtMoment,
  direction: 1 | -1,
  approach: Approach | undefined,
): MomentQuestion {
  return {
    ...{ question: 'approaching', abstention: undefined, kind: moment.owner.kind },
    ...{ approachId: undefined, eventId: undefined },
    ...(approach && namesOf(moment, approach)),
    ...placeOf(moment, moment.phase.levelTick, direction),
    direction,
  };
}

function nothing(moment: LevelAtMoment, words: string): MomentQuestion {
  return {
    ...{ question: 'none', abstention: noData('far', words), kind: moment.owner.kind },
    ...{ approachId: undefined, eventId: undefined },
    ...placeOf(moment, moment.phase.levelTick, 1),
    ...{ direction: undefined, xTicks: NaN },
  };
}

function namesOf({ owner }: LevelAtMoment, approach: Approach) {
  return {
    ...{ kind: owner.kind, direction: approach.direction },
    approachId: approachId(owner, approach),
    eventId: eventId(owner, approach),
  };
}

function placeOf({ ns, phase, atr, atrMode }: LevelAtMoment, levelTick: number, direction: 1 | -1) {
  return {
    ...{ ns, win: lastWindow(ns), levelTick, atr, atrMode },
    xTicks: direction * (phase.tick - levelTick),
    barrierTicks: barrierTicks(atr, 1),
  };
}
