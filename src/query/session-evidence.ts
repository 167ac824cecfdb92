import {
  answersTo,
  askedAt,
  describedSetups,
  outcomeCounts,
  drawnLevel,
  storedLevel,
} from '../domain/retrieval/asking-session.ts';
import type { AskedLevel, AskingSession } from '../domain/retrieval/asking-session.ts';
import { abstentionText, noData } from '../domain/retrieval/abstention.ts';
import type { MomentQuestion } from '../domain/retrieval/moment-question.ts';
import { queryDocument } from '../domain/retrieval/query-document.ts';
import type { QueryDocument } from '../domain/retrieval/query-document.ts';
import type { HorizonMin } from '../domain/episodes/outcome.ts';
import type { SessionIndex } from '../domain/retrieval/session-index.ts';
import { levelKinds } from '../domain/session/level-kind.ts';
import { warmLevel } from '../domain/retrieval/warm-index.ts';
import { horizonsMin } from '../domain/episodes/outcome.ts';
import type { AskedPlace, EvidenceAsk, EvidenceStep } from '../protocol/evidence-api.ts';

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

  /**
   * Makes what first questions would wait for, step by step: of one level first, then of all.
   *
   * @param first kind of the level; a level of one's own has nothing of its own.
   */
  *warm(first: string, horizonMin: HorizonMin): Generator<unknown, void> {
    const { anchors } = this.#index.past;
    const kinds = anchors.includes(first) ? [first, ...anchors] : anchors;
    for (const kind of kinds) yield* warmLevel(this.#index, kind, horizonMin);
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
    const { horizonMin } = ask;
    const { touchTicks } = this.#asking.rules;
    const answers = answersTo(this.#index, asked, { setup, horizonMin, touchTicks });
    return {
      document: queryDocument(asked, this.#index.past.corpus, { answers, horizonMin }),
      abstention: asked.abstention,
      kept: Object.fromEntries(
        answers.flatMap(({ answer, abstention }) => (abstention ? [[answer, abstention]] : [])),
      ),
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

type Said = Pick<EvidenceStep, 'document' | 'abstention' | 'kept' | 'place' | 'horizons'>;

/** Nothing is asked: there is no moment, or no level. */
function unasked({ horizonMin }: EvidenceAsk, why: string): Said {
  const abstention = noData('far', why);
  const document: QueryDocument = {
    ...{ question: 'none', eventId: null, approachId: null, direction: null },
    ...{ horizonMin, reason: abstentionText(abstention), answers: {} },
  };
  return { document, abstention, kept: {}, place: undefined, horizons: [] };
}

function placeOf(
  { ns, levelTick, xTicks, barrierTicks }: MomentQuestion,
  startNs: bigint,
): AskedPlace {
  const decidedS = Number(startNs / 1_000_000_000n) + ns / 1e9;
  return { decidedS, levelTick, xTicks, barrierTicks };
}
