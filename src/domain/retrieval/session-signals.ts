import { followLevel } from '../episodes/follow-level.ts';
import type { FollowedLevel } from '../episodes/follow-level.ts';
import type { LevelKind } from '../session/level-kind.ts';
import {
  answersTo,
  askedOf,
  describedSetups,
  episodeSession,
  storedLevel,
} from './asking-session.ts';
import type { AskedLevel, AskedQuestion, AskingSession } from './asking-session.ts';
import type { Answer } from './answer.ts';
import { questionOfMoment } from './moment-question.ts';
import type { MomentQuestion } from './moment-question.ts';
import type { HorizonMin } from '../episodes/outcome.ts';
import type { SessionIndex } from './session-index.ts';
import { probabilitiesOf, smoothedOdds } from './smoothed-odds.ts';
import type { SmoothedOdds } from './smoothed-odds.ts';

/** Why the product spoke: a touch, the close of a bar, or the stream while price is near. */
export const signalCauses = ['TRIGGER', 'CLOSE', 'STREAM'] as const;

/** One of them. */
export type SignalCause = (typeof signalCauses)[number];

/** What was said of a level at a moment. */
export type Signal = {
  readonly cause: SignalCause;
  readonly asked: MomentQuestion;
  /** With what the stream had made of each by then: probabilities by outcome. */
  readonly answers: readonly (Answer & { readonly smoothed: readonly number[] })[];
};

/** Seconds between answers while price is near. */
const STREAM_S = 5;

/**
 * Everything that the product says in a session: at each touch, at each bar's close, and every five
 * seconds while a level is approached or an episode goes on; by time, then in the levels' order.
 *
 * @param done is told how many of the answers there are.
 */
export function sessionSignals(
  session: AskingSession,
  index: SessionIndex,
  options: {
    readonly kinds: readonly LevelKind[];
    readonly horizonMin: HorizonMin;
    readonly done?: (count: number, total: number) => void;
  },
): readonly Signal[] {
  const questions = options.kinds
    .flatMap((kind) => levelQuestions(session, storedLevel(session, kind)))
    .sort((a, b) => a.asked.ns - b.asked.ns);
  const setups = describedSetups(session, questions);
  const smoothing = new Map<string, SmoothedOdds>();
  const { touchTicks } = session.rules;
  const { horizonMin, done } = options;
  return questions.map(({ cause, asked }, i) => {
    const answers = answersTo(index, asked, { setup: setups[i], horizonMin, touchTicks });
    done?.(i + 1, questions.length);
    const { smoothingSeconds } = index.past.rules;
    return { cause, asked, answers: answers.map((answer) => smoothed(answer, asked)) };

    function smoothed(answer: Answer, { kind, approachId = '', ns }: MomentQuestion) {
      const key = `${kind} ${answer.answer}`;
      if (approachId === '' || answer.p.some(Number.isNaN))
        return { ...answer, smoothed: answer.p };
      const now = { approachId, atS: ns / 1e9, p: answer.p };
      const odds = smoothedOdds(smoothing.get(key), now, smoothingSeconds);
      smoothing.set(key, odds);
      return { ...answer, smoothed: probabilitiesOf(odds) };
    }
  });
}

type CausedQuestion = AskedQuestion & { readonly cause: SignalCause };

/** All that one level asks in a session. */
function levelQuestions(session: AskingSession, level: AskedLevel): readonly CausedQuestion[] {
  const episodes = episodeSession(session);
  const rules = { ...episodes.rules, rowStepSeconds: STREAM_S };
  const followed = followLevel({ ...episodes, rules }, level.ticks);
  const owner = { ...session.key, kind: level.kind };
  const barNs = episodes.barSeconds * 1e9;
  const streamed = followed.moments.map((moment): CausedQuestion => {
    const isClose = moment.rowType !== 'TRIGGER' && moment.ns % barNs === 0;
    const cause = moment.rowType === 'TRIGGER' ? 'TRIGGER' : isClose ? 'CLOSE' : 'STREAM';
    return { cause, asked: questionOfMoment(owner, moment), followed };
  });
  const answered = new Set(
    streamed.filter(({ cause }) => cause === 'CLOSE').map((q) => q.asked.ns),
  );
  const closes = closesOf(session).filter((ns) => !answered.has(ns));
  return [...streamed, ...closes.map((ns) => closeQuestion(session, { level, followed }, ns))];
}

/** Closes of bars between open and end, ns since the session's start. */
function closesOf({ prepared: { anchors, profile } }: AskingSession): readonly number[] {
  const barNs = profile.barSeconds * 1e9;
  const openNs = Number(anchors.openNs - anchors.startNs);
  const endNs = Number(anchors.endNs - anchors.startNs);
  const closes: number[] = [];
  for (let ns = (Math.floor(openNs / barNs) + 1) * barNs; ns < endNs; ns += barNs) closes.push(ns);
  return closes;
}

/** What a close asks while no approach goes on. */
function closeQuestion(
  session: AskingSession,
  { level, followed }: { readonly level: AskedLevel; readonly followed: FollowedLevel },
  ns: number,
): CausedQuestion {
  const { tape, prepared } = session;
  const slot = Math.floor(ns / (prepared.profile.barSeconds * 1e9));
  const last = {
    ...({ phase: 'FAR', sinceNs: ns, direction: undefined, approach: undefined } as const),
    levelTick: level.ticks[slot] ?? NaN,
    tick: tape.tick[tape.countBefore(ns) - 1] ?? NaN,
  };
  const asked = askedOf(session, level, { ns, followed: { ...followed, moments: [], last } });
  return { cause: 'CLOSE', asked, followed };
}
