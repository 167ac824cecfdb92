import { required } from '../base/assert.ts';
import {
  answersTo,
  askedAt,
  describedSetups,
  outcomeCounts,
  requestsOf,
  drawnLevel,
  storedLevel,
} from '../domain/retrieval/asking-session.ts';
import type { Answer, AnswerRequest } from '../domain/retrieval/answer.ts';
import type { AskedLevel, AskingSession } from '../domain/retrieval/asking-session.ts';
import type { FollowedLevel } from '../domain/episodes/follow-level.ts';
import { abstentionText, noData } from '../domain/retrieval/abstention.ts';
import type { Abstention } from '../domain/retrieval/abstention.ts';
import type { MomentQuestion } from '../domain/retrieval/moment-question.ts';
import { queryDocument } from '../domain/retrieval/query-document.ts';
import type { AnswerDocument, QueryDocument } from '../domain/retrieval/query-document.ts';
import type { SessionIndex } from '../domain/retrieval/session-index.ts';
import { levelKinds } from '../domain/session/level-kind.ts';
import { USUAL_ROWS, warmLevel } from '../domain/retrieval/warm-index.ts';
import { horizonsMin } from '../domain/episodes/outcome.ts';
import type {
  AskedPlace,
  EvidenceAsk,
  EvidenceStep,
  GlanceAsk,
  GlanceStep,
  LevelGlance,
} from '../protocol/evidence-api.ts';

/**
 * The open session as it asks the past: what `spymaster query` says at the same moment, digit for
 * digit, for the rules are the domain's own.
 */
export class SessionEvidence {
  readonly #asking: AskingSession;
  readonly #index: SessionIndex;
  /** Followed levels by name, as they stand all day. */
  readonly #levels = new Map<string, AskedLevel>();

  /** Takes over the index. */
  constructor(asking: AskingSession, index: SessionIndex) {
    this.#asking = asking;
    this.#index = index;
  }

  /** What the past says at an instant. @see EvidenceApi.at */
  at(ask: EvidenceAsk): EvidenceStep {
    const startedMs = performance.now();
    const { symbol, date } = this.#asking.key;
    const level = this.#followed(ask.level, ask.ownTick);
    const said =
      level === undefined ? unasked(ask, 'the level was deleted') : this.#ask(level, ask);
    return { key: `${date} ${symbol}`, ask, ...said, computeMs: performance.now() - startedMs };
  }

  /**
   * What the past says of several levels at an instant, in short, level by level: whoever looks at
   * one of them may ask in between. @see EvidenceApi.atAll
   */
  *atAll(ask: GlanceAsk): Generator<LevelGlance, GlanceStep> {
    const { symbol, date } = this.#asking.key;
    const { ns, why } = this.#placeOf(ask.atS);
    const slot = Math.floor(ns / (this.#asking.prepared.profile.barSeconds * 1e9));
    const startedMs = performance.now();
    let pausedMs = 0;
    const levels: LevelGlance[] = [];
    for (const glance of why === undefined ? this.#glances(ask, ns) : unasks(ask, why)) {
      levels.push(glance);
      const beganMs = performance.now();
      yield glance;
      pausedMs += performance.now() - beganMs;
    }
    return {
      ...{ key: `${date} ${symbol}`, ask, levels },
      atrTicks: this.#asking.prepared.atr.ticks[slot] ?? NaN,
      computeMs: performance.now() - startedMs - pausedMs,
    };
  }

  /** What is asked about the outcome at an instant. */
  outcomeAt(ask: EvidenceAsk): AskedOutcome {
    const { ns, why } = this.#placeOf(ask.atS);
    const level = this.#followed(ask.level, ask.ownTick);
    if (level === undefined || why !== undefined) {
      const { abstention } = unasked(ask, why ?? 'the level was deleted');
      return { ...{ asked: undefined, followed: undefined, request: undefined }, abstention };
    }
    const question = askedAt(this.#asking, level, ns);
    const [setup] = describedSetups(this.#asking, [question]);
    const { touchTicks } = this.#asking.rules;
    const options = { setup, horizonMin: ask.horizonMin, touchTicks };
    const request = requestsOf(question.asked, options).find(({ answer }) => answer !== 'touch');
    return { ...question, request, abstention: question.asked.abstention };
  }

  /** The level that is asked about; undefined for one of the user's own that is no more. */
  levelOf({ level, ownTick }: EvidenceAsk): AskedLevel | undefined {
    return this.#followed(level, ownTick);
  }

  /** Where a question is asked from; undefined where nothing is asked. */
  placeOf(asked: MomentQuestion): AskedPlace | undefined {
    const { startNs } = this.#asking.prepared.anchors;
    return asked.direction === undefined ? undefined : placeOf(asked, startNs);
  }

  /** The session that asks, and its past; both stay whose they are. */
  get sources(): { readonly asking: AskingSession; readonly index: SessionIndex } {
    return { asking: this.#asking, index: this.#index };
  }

  /** Makes what most first questions about a level would wait for, step by step. */
  warmOne({ level, horizonMin }: WarmAsk): Generator<unknown, void> {
    const { anchors } = this.#index.past;
    // A level of one's own shares the pools of all others.
    const kind = anchors.includes(level) ? level : anchors[0];
    return warmLevel(this.#index, { kind, horizonMin }, USUAL_ROWS);
  }

  /** The same of all levels. */
  warm(first: WarmAsk): Generator<unknown, void> {
    return this.#warm(first, USUAL_ROWS);
  }

  /** Makes what unusual questions would wait for too. */
  warmAll(first: WarmAsk): Generator<unknown, void> {
    return this.#warm(first, Infinity);
  }

  /** Lets go of what the search holds; no question comes after. */
  close(): void {
    this.#index.close();
  }

  *#warm({ level, horizonMin }: WarmAsk, rowsMax: number): Generator<unknown, void> {
    const { anchors } = this.#index.past;
    // A level of one's own has nothing of its own.
    const kinds = new Set(anchors.includes(level) ? [level, ...anchors] : anchors);
    for (const kind of kinds) yield* warmLevel(this.#index, { kind, horizonMin }, rowsMax);
  }

  /** An instant as time since the session's start, and why nothing is asked then. */
  #placeOf(atS: number): { readonly ns: number; readonly why: string | undefined } {
    const { anchors } = this.#asking.prepared;
    const ns = Number(BigInt(atS) * 1_000_000_000n - anchors.startNs);
    if (ns <= 0) return { ns, why: 'the session has not begun' };
    const isOver = ns > Number(anchors.endNs - anchors.startNs);
    return { ns, why: isOver ? 'the session is over' : undefined };
  }

  /** One pass over the ledger describes the setups of all levels. */
  *#glances({ levels, horizonMin }: GlanceAsk, ns: number): Generator<LevelGlance, void> {
    const { touchTicks } = this.#asking.rules;
    const questions = levels.map((kind) =>
      askedAt(this.#asking, required(this.#followed(kind), kind), ns),
    );
    const setups = describedSetups(this.#asking, questions);
    for (const [i, { asked }] of questions.entries()) {
      const options = { setup: setups[i], horizonMin, touchTicks };
      const answers = answersTo(this.#index, asked, options);
      const document = queryDocument(asked, this.#index.past.corpus, { answers, horizonMin });
      yield shortOf(levels[i], { document, abstention: asked.abstention, kept: keptOf(answers) });
    }
  }

  #ask(level: AskedLevel, ask: EvidenceAsk): Said {
    const { ns, why } = this.#placeOf(ask.atS);
    if (why !== undefined) return unasked(ask, why);
    const { anchors } = this.#asking.prepared;
    const question = askedAt(this.#asking, level, ns);
    const { asked } = question;
    const [setup] = describedSetups(this.#asking, [question]);
    const { horizonMin } = ask;
    const { touchTicks } = this.#asking.rules;
    const answers = answersTo(this.#index, asked, { setup, horizonMin, touchTicks });
    return {
      document: queryDocument(asked, this.#index.past.corpus, { answers, horizonMin }),
      abstention: asked.abstention,
      kept: keptOf(answers),
      place: asked.direction === undefined ? undefined : placeOf(asked, anchors.startNs),
      horizons: horizonsMin.flatMap((minutes) => {
        const options = { setup, horizonMin: minutes, touchTicks };
        const counts =
          minutes === horizonMin
            ? answers.find(({ answer }) => answer !== 'touch')?.counts
            : outcomeCounts(this.#index, asked, options);
        return counts ? [{ horizonMin: minutes, counts }] : [];
      }),
    };
  }

  /** Undefined for a level of one's own that is no more. */
  #followed(level: EvidenceAsk['level'], ownTick?: number): AskedLevel | undefined {
    const name = ownTick === undefined ? level : String(ownTick);
    const known = this.#levels.get(name);
    if (known !== undefined) return known;
    const kind = levelKinds.find((other) => other === level);
    if (kind === undefined && ownTick === undefined) return undefined;
    const made =
      kind === undefined
        ? drawnLevel(this.#asking, ownTick ?? NaN)
        : storedLevel(this.#asking, kind);
    this.#levels.set(name, made);
    return made;
  }
}

/** Of which level most is asked, and of which horizon. */
type WarmAsk = Pick<EvidenceAsk, 'level' | 'horizonMin'>;

/** A question about the outcome; all undefined but the reason where nothing is asked. */
export type AskedOutcome = {
  readonly asked: MomentQuestion | undefined;
  readonly followed: FollowedLevel | undefined;
  readonly request: AnswerRequest | undefined;
  readonly abstention: Abstention | undefined;
};

type Said = Pick<EvidenceStep, 'document' | 'abstention' | 'kept' | 'place' | 'horizons'>;

/** Nothing is asked: there is no moment, or no level. */
function unasked({ horizonMin }: Pick<EvidenceAsk, 'horizonMin'>, why: string): Said {
  const abstention = noData('far', why);
  const document: QueryDocument = {
    ...{ question: 'none', eventId: null, approachId: null, direction: null },
    ...{ horizonMin, reason: abstentionText(abstention), answers: {} },
  };
  return { document, abstention, kept: {}, place: undefined, horizons: [] };
}

/** The same of several levels. */
function unasks(ask: GlanceAsk, why: string): readonly LevelGlance[] {
  return ask.levels.map((level) => shortOf(level, unasked(ask, why)));
}

/** Answers that are kept back, and why. */
function keptOf(answers: readonly Answer[]): EvidenceStep['kept'] {
  return Object.fromEntries(
    answers.flatMap(({ answer, abstention }) => (abstention ? [[answer, abstention]] : [])),
  );
}

/** Without the neighbors: six levels of fifty would cross to the screen and nobody would see them. */
function shortOf(
  level: LevelGlance['level'],
  { document, abstention, kept }: Pick<Said, 'document' | 'abstention' | 'kept'>,
): LevelGlance {
  const { outcome, touch, outcomeGivenTouch } = document.answers;
  const answers = {
    ...(outcome && { outcome: short(outcome) }),
    ...(touch && { touch: short(touch) }),
    ...(outcomeGivenTouch && { outcomeGivenTouch: short(outcomeGivenTouch) }),
  };
  return { level, document: { ...document, answers }, abstention, kept };
}

function short(answer: AnswerDocument): AnswerDocument {
  return { ...answer, neighbors: [] };
}

function placeOf(
  { ns, levelTick, xTicks, barrierTicks }: MomentQuestion,
  startNs: bigint,
): AskedPlace {
  const decidedS = Number(startNs / 1_000_000_000n) + ns / 1e9;
  return { decidedS, levelTick, xTicks, barrierTicks };
}
