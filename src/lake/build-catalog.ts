import { sessions } from '../contracts/sessions.ts';
import { assertColumns } from '../contracts/check-columns.ts';
import type { InstrumentProfile } from '../domain/session/instrument-profile.ts';
import type {
  CatalogMarket,
  CatalogPartition,
  CatalogSession,
  LakeCatalog,
} from '../protocol/lake-catalog.ts';
import { allStages } from './lake-stages.ts';
import { ledgerStages } from './silver/ledger.ts';
import { contentHash } from './stage/content-hash.ts';
import { readConfig } from './stage/lake-config.ts';
import { jsonText, readJson } from './stage/lake-json.ts';
import type { LakePlatform } from './stage/lake-platform.ts';
import { listPartitions } from './stage/list-partitions.ts';
import type { SessionKey } from './stage/list-partitions.ts';
import { readManifest } from './stage/manifest.ts';
import type { Manifest, SourceFacts } from './stage/manifest.ts';
import { PARQUET_FILE, partitionPath } from './stage/partition.ts';
import type { PartitionKey } from './stage/partition.ts';
import { TableReader } from './stage/table-reader.ts';

/** Where readers look first. */
export const CATALOG_FILE = 'catalog.json';

/** Gold tables that a session may have, ascending. */
const goldTables = allStages()
  .map(({ writes }) => writes.split('/'))
  .flatMap(([tier, table]) => (tier === 'gold' ? [table] : []))
  .sort();

/**
 * Writes the catalog of all gold sessions in the lake, if it changed.
 *
 * @throws FaultError if a partition of `sessions` cannot be read.
 */
export async function buildCatalog(platform: LakePlatform): Promise<LakeCatalog> {
  const entries: CatalogSession[] = [];
  for (const { symbol, date } of await listPartitions(platform.storage, 'gold', sessions.table)) {
    const entry = await catalogSession(platform, { symbol, date });
    if (entry) entries.push(entry);
  }
  return writeCatalog(platform, entries);
}

/**
 * Brings one session of the catalog up to date and leaves the others as they are; makes a catalog
 * where there is none.
 *
 * @throws FaultError if a partition of `sessions` cannot be read.
 */
export async function noteInCatalog(platform: LakePlatform, session: SessionKey): Promise<void> {
  // One that cannot be read is made anew.
  const catalog = await readCatalog(platform).catch(() => undefined);
  if (catalog?.catalogVersion !== 1) {
    await buildCatalog(platform);
    return;
  }
  const entry = await catalogSession(platform, session);
  const others = catalog.sessions.filter(
    ({ date, symbol }) => date !== session.date || symbol !== session.symbol,
  );
  await writeCatalog(platform, entry ? [...others, entry] : others);
}

async function writeCatalog(
  { storage }: LakePlatform,
  entries: readonly CatalogSession[],
): Promise<LakeCatalog> {
  const ascending = [...entries].sort(
    (a, b) => compare(a.date, b.date) || compare(a.symbol, b.symbol),
  );
  const catalog: LakeCatalog = { catalogVersion: 1, sessions: ascending };
  const text = jsonText(catalog);
  if ((await storage.readText(CATALOG_FILE)) !== text) await storage.write(CATALOG_FILE, text);
  return catalog;
}

/**
 * The catalog as it was written; undefined if the lake has none.
 *
 * @throws FaultError with code `storage` if it is no JSON.
 */
export async function readCatalog({ storage }: LakePlatform): Promise<LakeCatalog | undefined> {
  return readJson<LakeCatalog>(storage, CATALOG_FILE);
}

/**
 * What the catalog says of a session; undefined if the lake does not have it.
 *
 * @throws FaultError if its partition of `sessions` cannot be read.
 */
export async function catalogSession(
  platform: LakePlatform,
  { symbol, date }: SessionKey,
): Promise<CatalogSession | undefined> {
  const { storage } = platform;
  const keyOf = (table: string): PartitionKey => ({ tier: 'gold', table, symbol, date });
  const manifest = await readManifest(storage, keyOf(sessions.table));
  if (!manifest) return undefined;
  const profile = await readConfig(storage, manifest.configHash);
  const row = await new TableReader(platform).read(
    { tier: 'gold', contract: sessions },
    symbol,
    date,
  );
  assertColumns(sessions, row, 'sessions');
  const tables: Record<string, CatalogPartition> = {};
  for (const table of goldTables) {
    const found = await readManifest(storage, keyOf(table));
    if (found) tables[table] = listedPartition(keyOf(table), found, platform.sha256);
  }
  const { source } = manifest;
  const hasLedger = ledgerStages.every(({ contract }) => Object.hasOwn(tables, contract.table));
  return {
    date,
    symbol,
    profile: profile.name,
    configHash: manifest.configHash,
    market: marketOf(profile),
    included: row.included[0] === 1,
    grade: row.grade[0],
    reasons: row.reasons[0]?.split('; ') ?? [],
    synthetic: source.synthetic,
    planted: source.planted,
    source: source.kind,
    pressure: pressureOf(source, hasLedger, profile),
    episodes: episodesOf(source, profile),
    tables,
  };
}

/** A partition as the catalog lists it. */
export function listedPartition(
  key: PartitionKey,
  manifest: Manifest,
  sha256: LakePlatform['sha256'],
): CatalogPartition {
  const { byteLength } = manifest.files[PARQUET_FILE];
  const path = `${partitionPath(key)}/${PARQUET_FILE}`;
  const hash = contentHash(manifest, sha256);
  const { rowCount, layout } = manifest;
  return { path, rowCount, byteLength, hash, ...(layout !== undefined && { layout }) };
}

/** Pressure is made of the ledger; who computes it needs the rules it was built with. */
function pressureOf(
  { kind }: SourceFacts,
  hasLedger: boolean,
  { pressure: rules, season }: InstrumentProfile,
): CatalogSession['pressure'] {
  if (kind === 'ohlcv-1m') return unavailable('the source has 1-minute bars only, no orders');
  if (kind === 'trades') return unavailable('the source has trades only, no orders');
  return hasLedger
    ? { available: true, rules, season }
    : unavailable('orders are not in this lake');
}

/** Approaches are followed trade by trade. */
function episodesOf(
  { kind }: SourceFacts,
  { episodes: rules }: InstrumentProfile,
): CatalogSession['episodes'] {
  if (kind === 'ohlcv-1m') return unavailable('the source has 1-minute bars only, no trades');
  return { available: true, rules };
}

function unavailable(reason: string): { readonly available: false; readonly reason: string } {
  return { available: false, reason };
}

function marketOf(profile: InstrumentProfile): CatalogMarket {
  const { timeZone, tickNano, pointValue, premarketStart, open, orMinutes, end } = profile;
  const { tailMinutes, barSeconds, priceDecimals } = profile;
  return {
    timeZone,
    tickNano,
    pointValue,
    premarketStart,
    open,
    orMinutes,
    end,
    tailMinutes,
    barSeconds,
    priceDecimals,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
