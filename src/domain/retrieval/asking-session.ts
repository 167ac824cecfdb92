import { episodeContext } from '../episodes/episode-context.ts';
import type { EpisodeOwner } from '../episodes/episode-id.ts';
import { followLevel, levelBySlot } from '../episodes/follow-level.ts';
import type { EpisodeSession, FollowedLevel } from '../episodes/follow-level.ts';
import type { EpisodeKey } from '../episodes/session-episodes.ts';
import type { TradeTape } from '../episodes/trade-tape.ts';
import { rowEndedBy } from '../features/ledger-index.ts';
import { WINDOW_NS } from '../ledger/ledger-columns.ts';
import type { PreparedSession } from '../moments/feature-session.ts';
import { atrAt } from '../moments/moment-facts.ts';
import type { EpisodeRules } from '../session/instrument-profile.ts';
import type { LevelKind } from '../session/level-kind.ts';
import { setupRows } from '../setups/setup-rows.ts';
import type { Setup, SetupSource } from '../setups/setup-rows.ts';
import { answerOf, neighborCounts } from './answer.ts';
import type { Answer, AnswerRequest } from './answer.ts';
import { answersOf } from './answer-words.ts';
import { questionAt } from './moment-question.ts';
import type { MomentQuestion } from './moment-question.ts';
import type { HorizonMin } from '../episodes/outcome.ts';
import type { SessionIndex } from './session-index.ts';
import { setupQuery } from './setup-query.ts';

/** A session that asks the past; all of it is borrowed. */
export type AskingSession = {
  readonly key: EpisodeKey;
  readonly prepared: PreparedSession;
  readonly tape: TradeTape;
  readonly rules: EpisodeRules;
};

/** A level of the session. */
export type AskedLevel = {
  readonly kind: EpisodeOwner['kind'];
  /** By slot of the day, ticks; NaN while it is not valid. */
  readonly ticks: Float64Array;
};

/** A question with all approaches that led to it. */
export type AskedQuestion = {
  readonly asked: MomentQuestion;
  readonly followed: FollowedLevel;
};

/** A level that the session's bars give. */
export function storedLevel({ prepared }: AskingSession, kind: LevelKind): AskedLevel {
  const { anchors, profile, atr, levels } = prepared;
  const grid = { ...anchors, barSeconds: profile.barSeconds, slotCount: atr.ticks.length };
  return { kind, ticks: levelBySlot(levels, kind, grid) };
}

/** A level that somebody drew, there all day. */
export function drawnLevel({ prepared }: AskingSession, tick: number): AskedLevel {
  return { kind: 'DRAWN', ticks: new Float64Array(prepared.atr.ticks.length).fill(tick) };
}

/** The session as its levels are followed through it. */
export function episodeSession({ prepared, tape, rules }: AskingSession): EpisodeSession {
  const { anchors, profile, atr } = prepared;
  return { tape, anchors, barSeconds: profile.barSeconds, atr, rules };
}

/** What a level asks at a moment; nothing later is looked at. @param ns since session start. */
export function askedAt(session: AskingSession, level: AskedLevel, ns: number): AskedQuestion {
  const followed = followLevel(episodeSession(session), level.ticks, ns);
  return { asked: askedOf(session, level, { ns, followed }), followed };
}

/** The same of a level that has been followed that far. */
export function askedOf(
  { key, prepared, tape, rules }: AskingSession,
  { kind }: AskedLevel,
  { ns, followed }: { readonly ns: number; readonly followed: FollowedLevel },
): MomentQuestion {
  const { index, touch, anchors } = prepared;
  const { atr, atrMode } = atrAt(prepared, anchors.startNs + BigInt(ns));
  return questionAt(
    {
      ...{ owner: { ...key, kind }, followed, ns, tradeCount: tape.countBefore(ns) },
      mid: touch.mid[rowEndedBy(index, ns, WINDOW_NS)] ?? NaN,
      ...{ atr, isSeasonal: atrMode === 'seasonal' },
    },
    rules,
  );
}

/** Setups of questions, in one pass over the ledger; undefined where nothing is asked. */
export function describedSetups(
  session: AskingSession,
  questions: readonly AskedQuestion[],
): readonly (Setup | undefined)[] {
  const sources = questions.map((question) => sourceOf(session, question));
  const known = sources.filter((source) => source !== undefined);
  const setups = setupRows(session.prepared, known);
  let next = 0;
  return sources.map((source) => (source ? setups[next++] : undefined));
}

function sourceOf(
  { prepared, tape }: AskingSession,
  { asked, followed: { approaches } }: AskedQuestion,
): SetupSource | undefined {
  const { kind, direction, ns, tradeCount, levelTick, atr, barrierTicks } = asked;
  const row = rowEndedBy(prepared.index, ns, WINDOW_NS);
  if (direction === undefined || row < 0) return undefined;
  return {
    moment: {
      ...{ row, tsNs: prepared.anchors.startNs + BigInt(ns), levelTick, travel: direction },
      kind: kind === 'DRAWN' ? undefined : kind,
    },
    context: episodeContext(
      { approaches, tape },
      { ns, tradeCount, levelTick, direction, atr, barrierTicks },
    ),
  };
}

/** How a question is answered. */
export type AnswerOptions = {
  readonly setup: Setup | undefined;
  readonly horizonMin: HorizonMin;
  readonly touchTicks: number;
};

/** Answers to a question from the past; none where nothing is asked. */
export function answersTo(
  index: SessionIndex,
  asked: MomentQuestion,
  options: AnswerOptions,
): readonly Answer[] {
  return requestsOf(asked, options).map((request) => answerOf(index, request));
}

/** Neighbors of the outcome's answer, by outcome; undefined where it is not asked. */
export function outcomeCounts(
  index: SessionIndex,
  asked: MomentQuestion,
  options: AnswerOptions,
): readonly number[] | undefined {
  const request = requestsOf(asked, options).find(({ answer }) => answer !== 'touch');
  return request && neighborCounts(index, request);
}

/** What a question asks of the past, answer by answer; nothing where nothing is asked. */
export function requestsOf(
  asked: MomentQuestion,
  { setup, ...options }: AnswerOptions,
): readonly AnswerRequest[] {
  const { direction, question } = asked;
  if (direction === undefined || !setup) return [];
  const query = setupQuery({ ...asked, direction }, setup, options);
  const { horizonMin } = options;
  return answersOf[question].map((answer) => ({ answer, query, horizonMin }));
}
