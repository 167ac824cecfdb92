import { assertColumns } from '../contracts/check-columns.ts';
import { sessions } from '../contracts/sessions.ts';
import type { SessionLedger } from '../domain/ledger/ledger-columns.ts';
import type { InstrumentProfile } from '../domain/session/instrument-profile.ts';
import { sessionAnchors } from '../domain/session/session-anchors.ts';
import { derivedStagesOf } from './lake-stages.ts';
import { hasLedger, isLedgerFresh, publishLedger } from './silver/ledger.ts';
import type { LedgerSession } from './silver/ledger.ts';
import { foldBronzeTrades } from './silver/tape-ledger.ts';
import type { AnyStage, StageSession } from './stage/define-stage.ts';
import { freshManifest } from './stage/fresh-tables.ts';
import type { LakePlatform } from './stage/lake-platform.ts';
import { listPartitions } from './stage/list-partitions.ts';
import type { SessionKey } from './stage/list-partitions.ts';
import { readManifest } from './stage/manifest.ts';
import type { Manifest, SourceFacts } from './stage/manifest.ts';
import { partitionPath } from './stage/partition.ts';
import type { PastTables } from './stage/past-tables.ts';
import { runStage } from './stage/run-stage.ts';
import type { StageOutcome } from './stage/run-stage.ts';
import { TableReader } from './stage/table-reader.ts';

/** What silver and gold are made with. */
export type DeriveContext = {
  readonly platform: LakePlatform;
  readonly profile: InstrumentProfile;
  readonly configHash: string;
  /** Whether to make a session again that is up to date. */
  readonly isForced: (session: SessionKey) => boolean;
  /** Tables to leave out, such as `gold/level_pressure_5s`; nothing that is kept may need them. */
  readonly without?: ReadonlySet<string> | undefined;
  /** Folds a session's bronze orders or best prices, where its ledger is not what they make. */
  readonly foldRecords: (session: LedgerSession) => Promise<SessionLedger>;
  /** Tables of earlier sessions as far as they were read; filled here. */
  readonly past: PastTables;
  /** Verdicts on sessions as far as they were asked for, by "date symbol"; filled here. */
  readonly verdicts: Map<string, SessionVerdict>;
};

/** Whether the corpus may use a session, and why not. */
export type SessionVerdict = {
  readonly isIncluded: boolean;
  readonly grade: string;
  readonly reasons: readonly string[];
};

/** A session after its stages have run. */
export type DerivedSession = SessionKey & {
  /** Whether any of its tables was made now. */
  readonly isBuilt: boolean;
  readonly source: SourceFacts;
  readonly grade: string;
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
 * @param session with its source where bronze is still on its way.
 * @throws FaultError of a stage; the tables before it stay.
 */
export async function deriveSession(
  context: DeriveContext,
  { symbol, date, source: known }: SessionKey & { readonly source?: SourceFacts },
): Promise<DerivedSession | undefined> {
  const { platform, profile, configHash } = context;
  const source = known ?? (await sourceManifest(platform, { symbol, date }))?.source;
  if (!source) return undefined;
  const past = await pastSessions(context, date);
  const { season, quality } = profile;
  const session: StageSession = {
    symbol,
    date,
    profile,
    anchors: sessionAnchors(profile, date),
    source,
    configHash,
    past,
    earlier: past.slice(0, Math.max(season.sessions, quality.trailingSessions)),
  };
  const tables = new TableReader(platform, { date, past: context.past });
  const { isLedgerBuilt, outcomes } = await madeTables(context, session, tables);
  const rowCounts: Record<string, number> = {};
  for (const outcome of outcomes) {
    const { tier, table, rowCount } = await outcome.manifest;
    if (tier === 'gold') rowCounts[table] = rowCount;
  }
  const isBuilt = isLedgerBuilt || outcomes.some((outcome) => outcome.isBuilt);
  const verdict = await verdictOn(tables, { symbol, date });
  context.verdicts.set(`${date} ${symbol}`, verdict);
  const { grade, reasons } = verdict;
  return { symbol, date, isBuilt, source, grade, reasons, rowCounts };
}

/** Runs a session's stages; all of their tables are there when it is done. */
async function madeTables(
  context: DeriveContext,
  session: StageSession,
  tables: TableReader,
): Promise<{ readonly isLedgerBuilt: boolean; readonly outcomes: readonly StageOutcome[] }> {
  const { platform, without } = context;
  const { source } = session;
  const isForced = context.isForced(session);
  try {
    const isLedgerBuilt = await bringLedger(context, session, { source, tables, isForced });
    const outcomes: StageOutcome[] = [];
    for (const stage of derivedStagesOf(source)) {
      if (without?.has(tableOf(stage)) === true) continue;
      outcomes.push(await runStage(stage, { platform, tables, session, isForced }));
    }
    return { isLedgerBuilt, outcomes };
  } finally {
    // What failed first is told first: a stage may miss what one before it should have made.
    await platform.fresh?.settle();
  }
}

/** Name of the table that a stage writes, with its tier. */
function tableOf({ writes }: AnyStage): string {
  return `${writes.tier}/${writes.contract.table}`;
}

/** Brings the ledger of a session up to date, if its bronze makes one; whether it was made now. */
async function bringLedger(
  { platform, profile, configHash, foldRecords }: DeriveContext,
  { symbol, date }: SessionKey,
  { source, tables, isForced }: BringLedger,
): Promise<boolean> {
  const key = { symbol, date };
  if (isLedgerFresh(platform, key)) return isForced;
  const table = ledgerBronze[source.kind];
  const partition = table && ({ tier: 'bronze', table, ...key } as const);
  const manifest = partition && (await freshManifest(platform, partition));
  if (!manifest) return false;
  const [[file, { sha256 }]] = Object.entries(manifest.files);
  const bronze = { name: `${partitionPath(partition)}/${file}`, sha256 };
  const session = { ...key, profile, configHash, source, bronze };
  // A forced build has folded what it built anew; the rest is as its bronze makes it.
  if (await hasLedger(platform, session)) return isForced;
  const fold = table === 'trades' ? foldBronzeTrades(tables, session) : foldRecords(session);
  await publishLedger(platform, session, await fold);
  return true;
}

/** What a ledger is brought up to date with. */
type BringLedger = {
  readonly source: SourceFacts;
  readonly tables: TableReader;
  readonly isForced: boolean;
};

/** The bronze table that a source's ledger is folded from; minutes make none. */
const ledgerBronze: Readonly<Record<SourceFacts['kind'], string | undefined>> = {
  mbo: 'mbo',
  'mbp-10': 'mbp_10',
  trades: 'trades',
  'ohlcv-1m': undefined,
};

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

/**
 * The sessions before a date that the corpus includes, of any contract and this configuration, the
 * latest first.
 */
async function pastSessions(
  { platform, configHash, verdicts }: DeriveContext,
  date: string,
): Promise<readonly SessionKey[]> {
  const { storage } = platform;
  const known = await listPartitions(storage, 'gold', sessions.table);
  const found: SessionKey[] = [];
  for (const session of known.filter((other) => other.date < date).reverse()) {
    const manifest = await readManifest(storage, { ...goldSessions, ...session });
    if (manifest?.configHash !== configHash) continue;
    const key = `${session.date} ${session.symbol}`;
    const verdict = verdicts.get(key) ?? (await verdictOn(new TableReader(platform), session));
    verdicts.set(key, verdict);
    if (verdict.isIncluded) found.push(session);
  }
  return found;
}

const goldSessions = { tier: 'gold', table: sessions.table } as const;

async function verdictOn(
  tables: TableReader,
  { symbol, date }: SessionKey,
): Promise<SessionVerdict> {
  const row = await tables.read({ tier: 'gold', contract: sessions }, symbol, date);
  assertColumns(sessions, row, 'sessions');
  return {
    isIncluded: row.included[0] === 1,
    grade: row.grade[0],
    reasons: row.reasons[0]?.split('; ') ?? [],
  };
}
