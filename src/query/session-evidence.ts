import {
  answersTo,
  askedAt,
  describedSetups,
  drawnLevel,
  storedLevel,
} from '../domain/retrieval/asking-session.ts';
import type { AskedLevel, AskingSession } from '../domain/retrieval/asking-session.ts';
import type { Answer } from '../domain/retrieval/answer.ts';
import type { MomentQuestion } from '../domain/retrieval/moment-question.ts';
import { queryDocument } from '../domain/retrieval/query-document.ts';
import type { QueryDocument } from '../domain/retrieval/query-document.ts';
import type { HorizonMin } from '../domain/retrieval/retrieval-rules.ts';
import type { SessionIndex } from '../domain/retrieval/session-index.ts';
import { levelKinds } from '../domain/session/level-kind.ts';
import type { Setup } from '../domain/setups/setup-rows.ts';
import { horizonsMin } from '../domain/episodes/outcome.ts';
import type {
  AskedPlace,
  EvidenceAsk,
  EvidenceStep,
  HorizonGlance,
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
    const level = this.#levelOf(ask);
    const said =
      level === undefined ? unasked(ask, 'the level was deleted') : this.#ask(level, ask);
    return { key: `${date} ${symbol}`, ask, ...said, computeMs: performance.now() - startedMs };
  }

  /** Lets go of what the search holds; no question comes after. */
  close(): void {
    this.#index.close();
  }

  #ask(level: AskedLevel, ask: EvidenceAsk): Said {
    const { anchors } = this.#asking.prepared;
    const ns = Number(BigInt(ask.atS) * 1_000_000_000n - anchors.startNs);
    if (ns <= 0) return unasked(ask, 'the session has not begun');
    if (ns > Number(anchors.endNs - anchors.startNs)) return unasked(ask, 'the session is over');
    const question = askedAt(this.#asking, level, ns);
    const { asked } = question;
    const [setup] = describedSetups(this.#asking, [question]);
    const answersAt = (horizonMin: HorizonMin): readonly Answer[] =>
      this.#answers(asked, setup, horizonMin);
    const { horizonMin } = ask;
    const answers = answersAt(horizonMin);
    return {
      document: queryDocument(asked, this.#index.past.corpus, { answers, horizonMin }),
      place: asked.direction === undefined ? undefined : placeOf(asked, anchors.startNs),
      horizons: horizonsMin.flatMap((minutes) =>
        glanceOf(minutes === horizonMin ? answers : answersAt(minutes)),
      ),
    };
  }

  #answers(
    asked: MomentQuestion,
    setup: Setup | undefined,
    horizonMin: HorizonMin,
  ): readonly Answer[] {
    const { touchTicks } = this.#asking.rules;
    return answersTo(this.#index, asked, { setup, horizonMin, touchTicks });
  }

  /** Undefined for a level of one's own that is no more. */
  #levelOf({ level, ownTick }: EvidenceAsk): AskedLevel | undefined {
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

type Said = Pick<EvidenceStep, 'document' | 'place' | 'horizons'>;

/** Nothing is asked: there is no moment, or no level. */
function unasked({ horizonMin }: EvidenceAsk, why: string): Said {
  const document: QueryDocument = {
    ...{ question: 'none', eventId: null, approachId: null, direction: null },
    ...{ horizonMin, reason: `NO_DATA: ${why}`, answers: {} },
  };
  return { document, place: undefined, horizons: [] };
}

function placeOf(
  { ns, levelTick, xTicks, barrierTicks }: MomentQuestion,
  startNs: bigint,
): AskedPlace {
  const decidedS = Number(startNs / 1_000_000_000n) + ns / 1e9;
  return { decidedS, levelTick, xTicks, barrierTicks };
}

/** The outcome's answer at a glance; nothing where only the touch is asked about, or nothing. */
function glanceOf(answers: readonly Answer[]): readonly HorizonGlance[] {
  return answers
    .filter(({ answer }) => answer !== 'touch')
    .map(({ horizonMin, counts, abstention }) => ({
      ...{ horizonMin, counts, abstain: abstention !== undefined },
    }));
}
