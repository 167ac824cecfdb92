import { bars2m } from '../contracts/bars-2m.ts';
import type { InstrumentProfile } from '../domain/session/instrument-profile.ts';
import { sessionAnchors } from '../domain/session/session-anchors.ts';
import { addDays } from '../domain/units/time.ts';
import { sessionReasons } from './gold/session-reasons.ts';
import { derivedStagesOf } from './lake-stages.ts';
import type { StageSession } from './stage/define-stage.ts';
import type { LakePlatform } from './stage/lake-platform.ts';
import { listPartitions } from './stage/list-partitions.ts';
import type { SessionKey } from './stage/list-partitions.ts';
import { readManifest } from './stage/manifest.ts';
import type { Manifest, SourceFacts } from './stage/manifest.ts';
import { runStage } from './stage/run-stage.ts';
import { TableReader } from './stage/table-reader.ts';

/** How many days back a session still counts as the previous one: a week with its holidays. */
const PREVIOUS_DAYS_MAX = 7;

/** What silver and gold are made with. */
export type DeriveContext = {
  readonly platform: LakePlatform;
  readonly profile: InstrumentProfile;
  readonly configHash: string;
  /** Whether to make a session again that is up to date. */
  readonly isForced: (session: SessionKey) => boolean;
};

/** A session after its stages have run. */
export type DerivedSession = SessionKey & {
  /** Whether any of its tables was made now. */
  readonly isBuilt: boolean;
  readonly source: SourceFacts;
  /** Why the session stays out of the corpus; empty if it is included. */
  readonly reasons: readonly string[];
  /** Rows of its gold tables, by table. */
  readonly rowCounts: Readonly<Record<string, number>>;
};

/** Sessions with bronze of a configuration, ascending by date. */
export async function bronzeSessions({
  platform,
  configHash,
}: Pick<DeriveContext, 'platform' | 'configHash'>): Promise<readonly SessionKey[]> {
  const { storage } = platform;
  const keys = new Map<string, SessionKey>();
  for (const table of ['trades', 'ohlcv_1m']) {
    for (const session of await listPartitions(storage, 'bronze', table)) {
      const manifest = await sourceManifest(platform, session);
      if (manifest?.configHash === configHash)
        keys.set(`${session.date} ${session.symbol}`, session);
    }
  }
  return [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, session]) => session);
}

/**
 * Brings silver and gold of one session up to date, from its bronze alone.
 *
 * @throws FaultError of a stage; the tables before it stay.
 */
export async function deriveSession(
  context: DeriveContext,
  { symbol, date }: SessionKey,
): Promise<DerivedSession | undefined> {
  const { platform, profile, configHash } = context;
  const bronze = await sourceManifest(platform, { symbol, date });
  if (!bronze) return undefined;
  const session: StageSession = {
    symbol,
    date,
    profile,
    anchors: sessionAnchors(profile, date),
    source: bronze.source,
    configHash,
    previousDate: await previousDate(context, { symbol, date }),
  };
  const tables = new TableReader(platform);
  const isForced = context.isForced({ symbol, date });
  let isBuilt = false;
  const rowCounts: Record<string, number> = {};
  for (const stage of derivedStagesOf(bronze.source)) {
    const outcome = await runStage(stage, { platform, tables, session, isForced });
    isBuilt ||= outcome.isBuilt;
    const { tier, table, rowCount } = outcome.manifest;
    if (tier === 'gold') rowCounts[table] = rowCount;
  }
  const reasons = sessionReasons(profile, date, bronze.source);
  return { symbol, date, isBuilt, source: bronze.source, reasons, rowCounts };
}

/** Manifest of the best source that bronze has of a session. */
export async function sourceManifest(
  { storage }: LakePlatform,
  { symbol, date }: SessionKey,
): Promise<Manifest | undefined> {
  const keyOf = (table: string) => ({ tier: 'bronze', table, symbol, date }) as const;
  return (
    (await readManifest(storage, keyOf('trades'))) ??
    (await readManifest(storage, keyOf('ohlcv_1m')))
  );
}

/** The last session before, of the same contract and configuration, that the corpus includes. */
async function previousDate(
  { platform, profile, configHash }: DeriveContext,
  { symbol, date }: SessionKey,
): Promise<string | undefined> {
  for (let days = 1; days <= PREVIOUS_DAYS_MAX; days++) {
    const candidate = addDays(date, -days);
    const key = { tier: 'silver', table: bars2m.table, symbol, date: candidate } as const;
    const manifest = await readManifest(platform.storage, key);
    const isOurs = manifest?.configHash === configHash;
    if (isOurs && sessionReasons(profile, candidate, manifest.source).length === 0)
      return candidate;
  }
  return undefined;
}
