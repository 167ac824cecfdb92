import { assert, required } from '../base/assert.ts';
import { evaluation } from '../contracts/evaluation.ts';
import type { HorizonMin } from '../domain/episodes/outcome.ts';
import type { OpenRows } from '../domain/retrieval/session-index.ts';
import type {
  EvidenceFacts,
  EvidenceSession,
  EvidenceStep,
  EvidenceAsk,
  EvidenceTrust,
  GlanceAsk,
  GlanceStep,
  DaySpread,
  PastPath,
  PastRow,
  SetupMap,
  SetupTrail,
  SiftAsk,
  SiftStep,
} from '../protocol/evidence-api.ts';
import type { EvaluationReport } from '../protocol/evaluation-report.ts';
import type { CatalogPartition } from '../protocol/lake-catalog.ts';
import { GoldTables } from './gold-tables.ts';
import { openEvidence } from './open-evidence.ts';
import type { OpenedEvidence } from './open-evidence.ts';
import { PastPaths } from './past-paths.ts';
import { PastSessions } from './past-sessions.ts';
import { openSearch } from './search-module.ts';
import { daySpread, siftedStep } from './sifted-evidence.ts';
import type { SessionEvidence } from './session-evidence.ts';
import { storedClaims, trustRecords } from './trust-record.ts';

/** Nothing is made ahead until so long after a question, ms. */
const WARM_REST_MS = 60;

/** What stays from session to session. */
type Lake = {
  readonly url: string;
  readonly gold: GoldTables;
  readonly past: PastSessions;
  readonly paths: PastPaths;
};

/** A session and the horizon it is asked about. */
type Warmed = { readonly evidence: SessionEvidence; readonly horizonMin: HorizonMin };

/** One session at a time and its past; what has been read of past sessions stays for the next. */
export class EvidenceDesk {
  #lake: Lake | undefined;
  #search: Promise<OpenRows> | undefined;
  /** The session asked for last; one that was overtaken while it was read is thrown away. */
  #request: EvidenceSession | undefined;
  #opened: OpenedEvidence | undefined;
  /** When it was last asked. */
  #askedMs = -Infinity;
  /** What is being made ready, or is. */
  #warmed: Warmed | undefined;
  /** The spread asked for last; one that was overtaken is not finished. */
  #spread: SiftAsk | undefined;

  /** Opens a session. @see EvidenceApi.open */
  async open(request: EvidenceSession): Promise<EvidenceFacts> {
    this.#request = request;
    this.#opened?.evidence.close();
    this.#opened = undefined;
    const { gold, past } = this.#lakeAt(request.lakeUrl);
    this.#search ??= openSearch(request.wasmUrl);
    this.#search.catch(() => (this.#search = undefined));
    const opened = await openEvidence(request, { gold, past, openRows: await this.#search });
    if (this.#request === request) this.#opened = opened;
    else opened.evidence.close();
    return opened.facts;
  }

  /** What the past says at an instant. @see EvidenceApi.at */
  at(ask: EvidenceAsk): EvidenceStep {
    assert(this.#opened !== undefined, 'at() before open()');
    const { evidence } = this.#opened;
    const step = evidence.at(ask);
    this.#askedMs = performance.now();
    if (this.#warmed?.evidence !== evidence || this.#warmed.horizonMin !== ask.horizonMin) {
      this.#warmed = { evidence, horizonMin: ask.horizonMin };
      void this.#warm(evidence.warm(ask.level, ask.horizonMin), this.#warmed);
    }
    return step;
  }

  /** What the past says of several levels. @see EvidenceApi.atAll */
  async atAll(ask: GlanceAsk): Promise<GlanceStep | undefined> {
    const { evidence } = required(this.#opened, 'an open session');
    const steps = evidence.atAll(ask);
    for (;;) {
      // Whoever looks at one level waits for it; six cards come after.
      await pause();
      if (this.#opened?.evidence !== evidence) return undefined;
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  }

  /** What a part of the past says. @see EvidenceApi.sift */
  sift(ask: SiftAsk): SiftStep {
    return siftedStep(required(this.#opened, 'an open session').evidence, ask);
  }

  /** The same without each day in turn, a day at a time. @see EvidenceApi.spread */
  async spread(ask: SiftAsk): Promise<DaySpread | undefined> {
    this.#spread = ask;
    const { evidence } = required(this.#opened, 'an open session');
    const steps = daySpread(evidence, ask);
    for (;;) {
      await pause();
      if (this.#spread !== ask || this.#opened?.evidence !== evidence) return undefined;
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  }

  /** Past touches as a map. @see EvidenceApi.map */
  map(horizonMin: HorizonMin): SetupMap {
    return required(this.#opened, 'an open session').atlas.map(horizonMin);
  }

  /** The way of the present approach on it. @see EvidenceApi.trail */
  trail(ask: EvidenceAsk): SetupTrail {
    return required(this.#opened, 'an open session').atlas.trail(ask);
  }

  /** Price paths of past rows. @see EvidenceApi.paths */
  paths(rows: readonly PastRow[]): Promise<readonly (PastPath | undefined)[]> {
    const { past } = required(this.#opened, 'an open session');
    const { paths } = required(this.#lake, 'a lake');
    return Promise.all(
      rows.map((row) => {
        const days = past.filter(({ session }) => session.date === row.date);
        return paths.find(row, days);
      }),
    );
  }

  /** How far the answers can be trusted. @see EvidenceApi.trust */
  async trust(): Promise<EvidenceTrust | undefined> {
    const { session, evaluation: partition } = required(this.#request, 'an open session');
    const { gold } = required(this.#lake, 'a lake');
    if (partition === undefined) return undefined;
    const [rows, report] = await Promise.all([
      gold.readPartition(evaluation, partition),
      gold.readJson<EvaluationReport>(reportPath(partition)),
    ]);
    return { records: trustRecords(rows, session.date), claims: storedClaims(report) };
  }

  /**
   * Works ahead in short steps until something else is asked for; questions come in between. While
   * they come at the rate of a clock that runs, the screen has more use for the processor.
   */
  async #warm(steps: Generator<unknown, void>, warmed: Warmed): Promise<void> {
    while (this.#warmed === warmed && this.#opened?.evidence === warmed.evidence) {
      const restMs = performance.now() - this.#askedMs;
      if (restMs >= WARM_REST_MS && steps.next().done === true) return;
      await pause(restMs < WARM_REST_MS ? WARM_REST_MS - restMs : 0);
    }
  }

  #lakeAt(url: string): Lake {
    if (this.#lake?.url !== url) {
      const gold = new GoldTables(url);
      this.#lake = { url, gold, past: new PastSessions(gold), paths: new PastPaths(gold) };
    }
    return this.#lake;
  }
}

/** Lets what has come in meanwhile go first. */
function pause(ms = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The report lies beside the table. */
function reportPath({ path }: CatalogPartition): string {
  return `${path.slice(0, path.lastIndexOf('/'))}/evaluation.json`;
}
