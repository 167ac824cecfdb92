import { FaultError } from '../../base/fault.ts';
import type { DefinitionRecord } from '../../domain/dbn/definition.ts';
import { readDefinition } from '../../domain/dbn/definition.ts';
import type { RecordRun } from '../../domain/dbn/record-run.ts';
import { Rtype } from '../../domain/dbn/record-kinds.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import { isoNs } from '../../domain/units/time.ts';
import type { PlannedContract } from '../bronze/contract-plan.ts';
import type { InstrumentNames } from '../bronze/instrument-names.ts';
import { timeWordsOf } from '../bronze/record-time.ts';
import { SessionSplitter } from '../bronze/session-splitter.ts';
import type { Segment } from '../bronze/session-splitter.ts';
import type { SessionWindow } from '../bronze/session-window.ts';
import type { LakePlatform } from '../stage/lake-platform.ts';
import type { ManifestInput } from '../stage/manifest.ts';
import { decodeRaw } from './decode-raw.ts';
import type { DecodeHooks } from './decode-raw.ts';
import { publishSession } from './publish-session.ts';
import type { DraftOutcome } from './publish-session.ts';
import { originOf } from './raw-source.ts';
import type { RawSource } from './raw-source.ts';
import { SessionDraft } from './session-draft.ts';
import type { DraftSession } from './session-draft.ts';

/** What a pass over raw files must know. */
export type PassContext = {
  readonly platform: LakePlatform;
  readonly profile: InstrumentProfile;
  readonly configHash: string;
  readonly names: InstrumentNames;
  /** Definitions met so far; the pass adds those it meets. */
  readonly definitions: DefinitionRecord[];
  /** Files of definitions alone. */
  readonly definitionOrigins: readonly ManifestInput[];
  /** The contract of a session; undefined for a session that is not wanted. */
  readonly contractOf: (date: string) => PlannedContract | undefined;
  /** Hears of every session as it is published or given up. */
  readonly onSession: (session: SessionOutcome) => Promise<void>;
};

/** What became of one session of a pass. */
export type SessionOutcome = DraftOutcome & {
  readonly symbol: string;
  readonly date: string;
  /** Raw files that gave something, by their hashes. */
  readonly sources: readonly string[];
};

/**
 * One streaming pass over raw files that follow each other in time: every record is decoded once
 * and goes to all sessions it belongs to. A session is published when time has passed its end, or
 * at the end of the last file.
 */
export class BronzePass {
  readonly #context: PassContext;
  readonly #splitter: SessionSplitter;
  /** Open sessions by date. */
  readonly #drafts = new Map<string, SessionDraft>();
  readonly #publishedDates = new Set<string>();
  #nowNs = 0n;

  constructor(context: PassContext) {
    this.#context = context;
    this.#splitter = new SessionSplitter(context.profile);
  }

  /**
   * Decodes a file; sessions it may share with the next one stay open.
   *
   * @throws FaultError of the reader, or if the file contradicts the one before; sessions that were
   * still open are given up, and the pass is over.
   */
  async read(source: RawSource, hooks: DecodeHooks): Promise<void> {
    const { afterChunk } = hooks;
    try {
      await decodeRaw(
        source,
        { run: (run) => this.#take(run, source) },
        {
          ...hooks,
          afterChunk: async (bytesRead, recordCount) => {
            await this.#settle((draft) => draft.session.window.tradesEndNs <= this.#nowNs);
            await afterChunk(bytesRead, recordCount);
          },
        },
      );
    } catch (error) {
      await this.#giveUp();
      throw error;
    }
  }

  /** Publishes the sessions that are still open. */
  async end(): Promise<void> {
    try {
      await this.#settle(() => true);
    } catch (error) {
      await this.#giveUp();
      throw error;
    }
  }

  #take(run: RecordRun, source: RawSource): void {
    if (run.rtype === Rtype.Definition) this.#learn(run);
    const time = timeWordsOf(run.rtype, source.kind === 'mixed');
    if (!time) return;
    this.#splitter.split(run, time, (segment, stretch) => {
      this.#nowNs = segment.startNs;
      for (const window of segment.windows) {
        this.#draftOf(window, segment, source)?.take(run, segment, stretch, originOf(source));
      }
    });
  }

  #learn(run: RecordRun): void {
    for (let i = 0; i < run.count; i++) {
      const record = readDefinition(run, i);
      this.#context.definitions.push(record);
      this.#context.names.learnDefined(record.instrumentId, record.rawSymbol, record.tsRecv);
    }
  }

  #draftOf(
    window: SessionWindow,
    { startNs }: Segment,
    source: RawSource,
  ): SessionDraft | undefined {
    const { date } = window;
    const known = this.#drafts.get(date);
    if (known !== undefined) return known;
    const draft = this.#newDraft(window, isoNs(startNs).slice(0, 10), source);
    if (draft) this.#drafts.set(date, draft);
    return draft;
  }

  #newDraft(window: SessionWindow, utcDate: string, source: RawSource): SessionDraft | undefined {
    const { platform, profile, configHash, names, contractOf } = this.#context;
    const contract = contractOf(window.date);
    if (!contract) return undefined;
    const instrumentId = names.idOf(contract.symbol, utcDate);
    if (instrumentId === undefined) return undefined;
    return new SessionDraft({
      platform,
      window,
      symbol: contract.symbol,
      instrumentId,
      dataset: source.metadata?.dataset ?? '',
      profile,
      configHash,
      facts: factsOf(source, contract),
    });
  }

  /** Publishes the open sessions that are over and lets the others catch up with the disk. */
  async #settle(isOver: (draft: SessionDraft) => boolean): Promise<void> {
    const { definitions: records, definitionOrigins: origins, onSession } = this.#context;
    for (const [date, draft] of this.#drafts) {
      await draft.drain();
      if (!isOver(draft)) continue;
      this.#drafts.delete(date);
      if (!draft.isMet) {
        await draft.discard();
        continue;
      }
      this.#refuseSecond(draft);
      const outcome = await publishSession(draft, { records, origins });
      const { symbol } = draft.session;
      this.#publishedDates.add(date);
      const sources = draft.inputs.map(({ sha256 }) => sha256);
      await onSession({ ...outcome, symbol, date, sources });
    }
  }

  /** A session that was over and comes again would replace its first half by its second. */
  #refuseSecond({ session, inputs }: SessionDraft): void {
    const { symbol, window } = session;
    if (!this.#publishedDates.has(window.date)) return;
    const names = inputs.map(({ name }) => name).join(', ');
    throw new FaultError(
      'input',
      `${names}: expected ${symbol} of ${window.date} in files that follow each other, found it again after its end`,
    );
  }

  async #giveUp(): Promise<void> {
    for (const draft of this.#drafts.values()) await draft.discard();
    this.#drafts.clear();
  }
}

function factsOf(
  { synthetic, planted, activity }: RawSource,
  { reasons }: PlannedContract,
): DraftSession['facts'] {
  return { synthetic, planted, activity, reasons };
}
