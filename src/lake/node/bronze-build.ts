import { readDefinition } from '../../domain/dbn/definition.ts';
import type { DefinitionRecord } from '../../domain/dbn/definition.ts';
import { Rtype } from '../../domain/dbn/record-kinds.ts';
import type { RecordRun } from '../../domain/dbn/record-run.ts';
import { InstrumentNames } from '../bronze/instrument-names.ts';
import { sourceManifest } from '../derive-sessions.ts';
import { bronzeStages } from '../lake-stages.ts';
import type { LakePlatform } from '../stage/lake-platform.ts';
import type { SessionKey } from '../stage/list-partitions.ts';
import type { Manifest } from '../stage/manifest.ts';
import { BronzePass } from './bronze-pass.ts';
import type { SessionOutcome } from './bronze-pass.ts';
import { isWanted } from './build-request.ts';
import type { BuildObserver, BuildRequest } from './build-request.ts';
import { chooseContract } from './choose-contract.ts';
import type { ContractChoice } from './choose-contract.ts';
import { decodeRaw } from './decode-raw.ts';
import type { DecodeHooks } from './decode-raw.ts';
import { openRawFolder } from './raw-folder.ts';
import { groupsInTime, mayHold } from './raw-groups.ts';
import type { RawRegistry } from './raw-registry.ts';
import type { RawBuilt, RawSession } from './raw-registry.ts';
import { openRawSource, originOf } from './raw-source.ts';
import type { RawSource } from './raw-source.ts';

/** What the bronze part of a build works with. */
export type BronzeContext = {
  readonly request: BuildRequest;
  readonly observer: BuildObserver;
  readonly platform: LakePlatform;
  readonly configHash: string;
};

/** Hears of a session as soon as its bronze is on its way; decoding waits for it. */
export type OnSession = (session: SessionKey & Pick<Manifest, 'source'>) => Promise<void>;

/** Which raw files there are, what is new in them, and one pass over that. */
export class BronzeBuild {
  readonly #context: BronzeContext;
  readonly #registry: RawRegistry;
  readonly #names = new InstrumentNames();
  readonly #definitions: DefinitionRecord[] = [];
  readonly #sessions = new Map<string, boolean>();
  readonly #skipped = new Map<string, RawSession>();
  #definitionSources: readonly RawSource[] = [];
  #areDefinitionsKnown = false;

  constructor(context: BronzeContext, registry: RawRegistry) {
    this.#context = context;
    this.#registry = registry;
  }

  /** Sessions that the raw files gave, by "date symbol", and whether their bronze was made now. */
  get sessions(): ReadonlyMap<string, boolean> {
    return this.#sessions;
  }

  /** Sessions that no raw file could give, with their reasons. */
  get skipped(): readonly RawSession[] {
    return [...this.#skipped]
      .filter(([key]) => !this.#sessions.has(key))
      .map(([, session]) => session);
  }

  /**
   * Brings bronze up to date.
   *
   * @throws FaultError at the first file that is wrong; sessions complete by then are published.
   */
  async run(onSession: OnSession): Promise<void> {
    const sources = await this.#openSources();
    this.#definitionSources = sources.filter(({ kind }) => kind === 'definition');
    const trading = sources.filter(({ kind }) => kind !== 'definition');
    const { request, configHash } = this.#context;
    const choice = await chooseContract(trading, {
      profile: request.profile,
      configHash,
      names: this.#names,
      registry: this.#registry,
      symbol: request.symbol,
      hooksFor: (source, work) => this.#hooksFor(source, work),
      learnDefinitions: () => this.#learnDefinitions(),
    });
    const wanted = trading.filter((source) => mayHold(request, source));
    for (const group of groupsInTime(request.profile, wanted)) {
      await this.#bringUpToDate(group, choice, onSession);
      // A build that is killed later need not decode this group again.
      await this.#registry.save();
    }
  }

  async #openSources(): Promise<readonly RawSource[]> {
    const { request, observer } = this.#context;
    const { entries, otherNames, simulation } = await openRawFolder(request.raw, request.lake);
    for (const name of otherNames) observer.note(`${name}: skipped, not a DBN file`);
    const sources: RawSource[] = [];
    for (const entry of entries) {
      const sha256 = await this.#registry.sha256Of(entry);
      const source = await openRawSource(entry, sha256, simulation);
      if (typeof source !== 'string') sources.push(source);
      else observer.note(`${entry.name}: skipped, the lake has no use for ${source}`);
    }
    return sources;
  }

  async #bringUpToDate(
    group: readonly RawSource[],
    choice: ContractChoice,
    onSession: OnSession,
  ): Promise<void> {
    const known = await Promise.all(group.map((source) => this.#knownSessions(source, choice)));
    const isKnown = known.every((sessions) => sessions !== undefined);
    if (isKnown && this.#context.request.force !== true) {
      for (const session of known.flat()) this.#noteSession(session, false);
      return;
    }
    await this.#learnDefinitions();
    await this.#pass(group, choice, onSession);
  }

  /** Decodes a group of files; a fault leaves the sessions that were complete. */
  async #pass(
    group: readonly RawSource[],
    choice: ContractChoice,
    onSession: OnSession,
  ): Promise<void> {
    const { request, platform, configHash } = this.#context;
    const outcomes: SessionOutcome[] = [];
    const pass = new BronzePass({
      platform,
      profile: request.profile,
      configHash,
      names: this.#names,
      definitions: this.#definitions,
      definitionOrigins: this.#definitionSources.map(originOf),
      contractOf: (date) => (isWanted(request, date) ? choice(date) : undefined),
      onSession: async (outcome) => {
        outcomes.push(outcome);
        this.#noteSession(sessionOf(outcome), true);
        if (outcome.kind === 'published') await onSession(outcome);
      },
    });
    for (const source of group) await pass.read(source, this.#hooksFor(source, 'building'));
    await pass.end();
    for (const source of group) this.#noteBuilt(source, outcomes);
  }

  /** The sessions a file gave in an earlier build, if all of them still stand as it would make them. */
  async #knownSessions(
    source: RawSource,
    choice: ContractChoice,
  ): Promise<readonly RawSession[] | undefined> {
    const { request, platform, configHash } = this.#context;
    const built = this.#registry.recordOf(source.sha256)?.built;
    if (built?.planHash !== this.#planHash() || !covers(built, request)) return undefined;
    for (const session of built.sessions) {
      const contract = choice(session.date);
      if (contract?.symbol !== session.symbol) return undefined;
      if (session.skipped !== undefined) continue;
      const manifest = await sourceManifest(platform, session);
      const reasons = manifest?.source.reasons.join('; ');
      if (manifest?.configHash !== configHash || reasons !== contract.reasons.join('; ')) {
        return undefined;
      }
    }
    return built.sessions.filter(({ date }) => isWanted(request, date));
  }

  #noteBuilt(source: RawSource, outcomes: readonly SessionOutcome[]): void {
    const { from, to } = this.#context.request;
    const sessions = outcomes.filter(({ sources }) => sources.includes(source.sha256));
    const built = { planHash: this.#planHash(), from, to, sessions: sessions.map(sessionOf) };
    this.#registry.note(source.sha256, { name: source.name, built });
  }

  #noteSession(session: RawSession, isBuilt: boolean): void {
    const key = `${session.date} ${session.symbol}`;
    if (session.skipped !== undefined) {
      this.#skipped.set(key, session);
      return;
    }
    this.#sessions.set(key, isBuilt || this.#sessions.get(key) === true);
  }

  /** What decides, besides a file's own content and the contract, what bronze is made of it. */
  #planHash(): string {
    const { platform, configHash } = this.#context;
    const versions = Object.values(bronzeStages).map(({ name, version }) => `${name} ${version}`);
    const definitions = this.#definitionSources.map(({ sha256 }) => sha256);
    return platform.sha256([configHash, ...versions, ...definitions].join('\n')).slice(0, 16);
  }

  async #learnDefinitions(): Promise<void> {
    if (this.#areDefinitionsKnown) return;
    this.#areDefinitionsKnown = true;
    const run = (found: RecordRun): void => this.#learn(found);
    for (const source of this.#definitionSources) {
      await decodeRaw(source, { run }, this.#hooksFor(source, 'reading'));
    }
  }

  #learn(run: RecordRun): void {
    if (run.rtype !== Rtype.Definition) return;
    for (let i = 0; i < run.count; i++) {
      const record = readDefinition(run, i);
      this.#definitions.push(record);
      this.#names.learnDefined(record.instrumentId, record.rawSymbol, record.tsRecv);
    }
  }

  #hooksFor({ name, byteLength }: RawSource, work: string): DecodeHooks {
    const { observer, request } = this.#context;
    const progress = observer.file(name, work, byteLength);
    return {
      chunkBytes: request.chunkBytes,
      afterChunk: (bytesRead, recordCount) => {
        progress.update(bytesRead, recordCount);
        return Promise.resolve();
      },
      end: () => progress.done(),
    };
  }
}

function sessionOf(outcome: SessionOutcome): RawSession {
  const { symbol, date } = outcome;
  return outcome.kind === 'published'
    ? { symbol, date }
    : { symbol, date, skipped: outcome.reason };
}

/** Whether an earlier build was asked for at least the same dates. */
function covers(built: RawBuilt, { from, to }: BuildRequest): boolean {
  const isFromEarly = built.from === undefined || (from !== undefined && built.from <= from);
  const isToLate = built.to === undefined || (to !== undefined && built.to >= to);
  return isFromEarly && isToLate;
}
