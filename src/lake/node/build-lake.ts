import { avroSchema } from '../../contracts/avro.ts';
import { lakeTables } from '../../contracts/lake-tables.ts';
import type { SessionLedger } from '../../domain/ledger/ledger-columns.ts';
import { buildCatalog, noteInCatalog } from '../build-catalog.ts';
import { bronzeSessions, deriveSession } from '../derive-sessions.ts';
import type { DeriveContext, DerivedSession } from '../derive-sessions.ts';
import type { LedgerSession } from '../silver/ledger.ts';
import { noteConfig } from '../stage/lake-config.ts';
import { FreshTables } from '../stage/fresh-tables.ts';
import type { PackTable } from '../stage/pack-table.ts';
import { PastTables } from '../stage/past-tables.ts';
import { jsonText } from '../stage/lake-json.ts';
import type { LakePlatform } from '../stage/lake-platform.ts';
import type { SessionKey } from '../stage/list-partitions.ts';
import type { SourceFacts } from '../stage/manifest.ts';
import { clearLeftovers } from './disk-storage.ts';
import { lockLake } from './lake-lock.ts';
import { nodePlatform } from './node-platform.ts';
import { BronzeBuild } from './bronze-build.ts';
import { foldBronzeRecords } from './fold-bronze-records.ts';
import { isWanted } from './build-request.ts';
import type { BuildObserver, BuildRequest } from './build-request.ts';
import { TablePacker } from './table-packer.ts';
import { RawRegistry } from './raw-registry.ts';
import type { RawSession } from './raw-registry.ts';

/** What a build did. */
export type BuildResult = {
  /** Sessions of which some partition was made. */
  readonly built: readonly DerivedSession[];
  readonly upToDate: readonly DerivedSession[];
  readonly skipped: readonly RawSession[];
};

/**
 * Builds a lake from raw files: bronze in one pass over each file, silver and gold from bronze, the
 * catalog last. What is up to date stays as it is.
 *
 * @throws FaultError at the first thing that is wrong in the world; sessions that were complete by
 * then are built, the one in the making is not published.
 */
export async function buildLake(
  request: BuildRequest,
  observer: BuildObserver,
): Promise<BuildResult> {
  const lock = await lockLake(request.lake);
  const packer = new TablePacker(nodePlatform(request.lake));
  try {
    return await buildLocked(request, observer, packer);
  } finally {
    await packer.close();
    await lock.release();
  }
}

async function buildLocked(
  request: BuildRequest,
  observer: BuildObserver,
  packer: TablePacker,
): Promise<BuildResult> {
  const { lake, profile } = request;
  const leftovers = await clearLeftovers(lake);
  if (leftovers > 0) observer.note(`cleared ${leftovers} leftovers of a build that was stopped`);
  const fresh = new FreshTables(() => packer.help());
  const pack: PackTable = (table, columns) => packer.pack(table, columns);
  const platform = { ...nodePlatform(lake), fresh, pack };
  await writeSchemas(platform);
  const configHash = await noteConfig(platform, profile);
  const derivation = new Derivation(request, { platform, profile, configHash });
  const registry = await RawRegistry.open(platform.storage);
  const bronze = new BronzeBuild({ request, observer, platform, configHash }, registry);
  const finish = async (): Promise<void> => {
    await registry.save();
    await derivation.run(await bronzeSessions({ platform, configHash }));
    await buildCatalog(platform);
  };
  try {
    await bronze.run(async (session) => {
      await derivation.run([session]);
      // A build that is killed later leaves what is complete for readers to find.
      await noteInCatalog(platform, session);
    });
  } catch (fault) {
    await fresh.settle().catch(() => undefined);
    // What was complete before the fault becomes readable; should that fail too, the first tells.
    await finish().catch(() => undefined);
    throw fault;
  }
  await finish();
  return { ...derivation.result(bronze.sessions), skipped: bronze.skipped };
}

/** Silver and gold of a build's sessions. */
class Derivation {
  readonly #context: DeriveContext;
  readonly #derived = new Map<string, DerivedSession>();

  constructor(
    request: BuildRequest,
    base: Pick<DeriveContext, 'platform' | 'profile' | 'configHash'>,
  ) {
    // Forced once is enough: the last look over all sessions finds them up to date.
    const isForced = ({ symbol, date }: SessionKey): boolean =>
      request.force === true && isWanted(request, date) && !this.#derived.has(`${date} ${symbol}`);
    const foldRecords = (session: LedgerSession): Promise<SessionLedger> =>
      foldBronzeRecords(request.lake, session);
    const { without } = request;
    this.#context = {
      ...base,
      isForced,
      foldRecords,
      without,
      past: new PastTables(),
      verdicts: new Map(),
    };
  }

  async run(sessions: readonly (SessionKey & { readonly source?: SourceFacts })[]): Promise<void> {
    for (const session of sessions) {
      const key = `${session.date} ${session.symbol}`;
      const derived = await deriveSession(this.#context, session);
      if (!derived) continue;
      const isBuilt = derived.isBuilt || this.#derived.get(key)?.isBuilt === true;
      this.#derived.set(key, { ...derived, isBuilt });
    }
  }

  /** @param seen sessions that the raw files gave, and whether their bronze was made. */
  result(seen: ReadonlyMap<string, boolean>): Pick<BuildResult, 'built' | 'upToDate'> {
    const sessions = [...this.#derived]
      .map(([key, session]) => ({
        ...session,
        isBuilt: session.isBuilt || seen.get(key) === true,
        isOurs: seen.has(key),
      }))
      .filter(({ isBuilt, isOurs }) => isBuilt || isOurs)
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    return {
      built: sessions.filter(({ isBuilt }) => isBuilt),
      upToDate: sessions.filter(({ isBuilt }) => !isBuilt),
    };
  }
}

/** The contracts as Avro schemas, for programs that are not ours. */
async function writeSchemas({ storage }: LakePlatform): Promise<void> {
  for (const contract of lakeTables) {
    const path = `schemas/${contract.table}.avsc`;
    const text = jsonText(avroSchema(contract));
    if ((await storage.readText(path)) !== text) await storage.write(path, text);
  }
}
