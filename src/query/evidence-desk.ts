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
import { pause } from './pause.ts';
import { openSearch } from './search-module.ts';
import { daySpread, siftedStep } from './sifted-evidence.ts';
import { storedClaims, trustRecords } from './trust-record.ts';
import { WorkAhead } from './work-ahead.ts';
import type { WorkStage } from './work-ahead.ts';

/**
 * Nothing is made ahead until so long after a question: the screen needs the processors first. While
 * the clock runs fast questions come every 400 ms.
 */
const SOON_MS = 500;
/** Until then the desk may be at work elsewhere; a question every five seconds leaves time enough. */
const AT_REST_MS = 2000;

/** What stays from session to session. */
type Lake = {
  readonly url: string;
  readonly gold: GoldTables;
  readonly past: PastSessions;
  readonly paths: PastPaths;
};

/** One session at a time and its past; what has been read of past sessions stays for the next. */
export class EvidenceDesk {
  #lake: Lake | undefined;
  #search: Promise<OpenRows> | undefined;
  /** The session asked for last; one that was overtaken while it was read is thrown away. */
  #request: EvidenceSession | undefined;
  #opened: OpenedEvidence | undefined;
  readonly #ahead = new WorkAhead();
  /** The horizon that is being made ready for, or is; undefined before the first question. */
  #horizonMin: HorizonMin | undefined;
  /** The spread asked for last; one that was overtaken is not finished. */
  #spread: SiftAsk | undefined;

  /** Opens a session. @see EvidenceApi.open */
  async open(request: EvidenceSession): Promise<EvidenceFacts> {
    this.#request = request;
    this.#opened?.evidence.close();
    this.#opened = undefined;
    this.#ahead.begin([]);
    this.#horizonMin = undefined;
    const { gold, past } = this.#lakeAt(request.lakeUrl);
    this.#search ??= openSearch(request.wasmUrl);
    this.#search.catch(() => (this.#search = undefined));
    const opened = await openEvidence(request, { gold, past, openRows: await this.#search });
    const { evidence, facts } = opened;
    const steps = evidence.warmOne(request.first);
    while (this.#request === request && steps.next().done !== true) await pause();
    if (this.#request === request) this.#opened = opened;
    else evidence.close();
    return facts;
  }

  /** What the past says at an instant. @see EvidenceApi.at */
  at(ask: EvidenceAsk): EvidenceStep {
    assert(this.#opened !== undefined, 'at() before open()');
    const step = this.#opened.evidence.at(ask);
    this.#ahead.rest();
    if (this.#horizonMin !== ask.horizonMin) {
      this.#horizonMin = ask.horizonMin;
      this.#ahead.begin(this.#readied(this.#opened, ask));
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

  /** Makes what questions would wait for; what only few take comes when the desk is at rest. */
  #readied({ evidence, past }: OpenedEvidence, ask: EvidenceAsk): readonly WorkStage[] {
    const { paths } = required(this.#lake, 'a lake');
    return [
      { restMs: SOON_MS, steps: evidence.warm(ask) },
      { restMs: SOON_MS, steps: pathsRead(paths, past) },
      { restMs: AT_REST_MS, steps: evidence.warmAll(ask) },
    ];
  }

  #lakeAt(url: string): Lake {
    if (this.#lake?.url !== url) {
      const gold = new GoldTables(url);
      this.#lake = { url, gold, past: new PastSessions(gold), paths: new PastPaths(gold) };
    }
    return this.#lake;
  }
}

/** Reads the paths of past sessions, the newest first. */
function* pathsRead(paths: PastPaths, past: OpenedEvidence['past']): Generator<unknown, void> {
  for (const day of past.toReversed()) yield paths.read(day);
}

/** The report lies beside the table. */
function reportPath({ path }: CatalogPartition): string {
  return `${path.slice(0, path.lastIndexOf('/'))}/evaluation.json`;
}
