import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import type { LakeCatalog } from '../../protocol/lake-catalog.ts';
import { CATALOG_FILE } from '../build-catalog.ts';
import { PARQUET_FILE } from '../stage/partition.ts';
import { unlessEqual } from './findings.ts';
import type { Place, Violation } from './findings.ts';
import type { SeenPartition, ValidateContext } from './seen-partition.ts';
import { sessionRow } from './session-row.ts';

type CatalogEntry = LakeCatalog['sessions'][number];

/** What the catalog has to say of a session. */
type ListedSession = {
  readonly symbol: string;
  readonly date: string;
  /** Whole gold partitions by table. */
  readonly tables: ReadonlyMap<string, SeenPartition>;
};

/** Holds the catalog against the folder it lists. @param date the only one to look at, if any. */
export async function checkCatalog(
  { disk, findings }: ValidateContext,
  partitions: readonly SeenPartition[],
  date: string | undefined,
): Promise<void> {
  const onDisk = sessionsOf(partitions);
  const text = await disk.platform.storage.readText(CATALOG_FILE);
  if (text === undefined && onDisk.size === 0) return;
  const entries = entriesOf(text);
  if (typeof entries === 'string') {
    const broken = { expected: 'a catalog of sessions', found: entries };
    findings.check({ table: 'catalog' }, { check: 'catalog', column: CATALOG_FILE, ...broken });
    return;
  }
  const listed = entries.filter((entry) => date === undefined || entry.date === date);
  const report = (place: Place, violation: Omit<Violation, keyof Place> | undefined): void =>
    findings.check(place, violation);
  for (const [index, entry] of listed.entries()) {
    const place = { table: 'catalog', symbol: entry.symbol, date: entry.date };
    const session = onDisk.get(keyOf(entry));
    const before = index === 0 ? '' : keyOf(listed[index - 1]);
    report(place, orderFault(before, keyOf(entry)));
    if (session) for (const fault of entryFaults(entry, session)) report(place, fault);
    else
      report(place, { check: 'catalog', expected: 'no session, for none is there', found: 'one' });
  }
  const listedKeys = new Set(listed.map(keyOf));
  for (const [key, session] of onDisk) {
    const { symbol, date: sessionDate } = session;
    const place = { table: 'catalog', symbol, date: sessionDate };
    const missing = { check: 'catalog', expected: 'the session', found: 'none' };
    report(place, listedKeys.has(key) ? undefined : missing);
  }
}

function keyOf({ date, symbol }: Pick<CatalogEntry, 'date' | 'symbol'>): string {
  return `${date} ${symbol}`;
}

function orderFault(before: string, key: string): Omit<Violation, keyof Place> | undefined {
  if (before < key) return undefined;
  return { check: 'catalog', expected: 'sessions that ascend', found: `${key} after ${before}` };
}

/** Sessions of the gold tier by key; one without its row in `sessions` is none. */
function sessionsOf(partitions: readonly SeenPartition[]): ReadonlyMap<string, ListedSession> {
  const found = new Map<
    string,
    { symbol: string; date: string; tables: Map<string, SeenPartition> }
  >();
  for (const partition of partitions) {
    const { tier, table, symbol, date } = partition.key;
    if (tier !== 'gold' || !partition.isWhole || !partition.manifest) continue;
    const session = found.get(keyOf(partition.key)) ?? { symbol, date, tables: new Map() };
    found.set(keyOf(partition.key), session);
    session.tables.set(table, partition);
  }
  return new Map([...found].filter(([, { tables }]) => tables.has('sessions')));
}

/** The catalog's sessions, or what is wrong with the document. */
function entriesOf(text: string | undefined): readonly CatalogEntry[] | string {
  if (text === undefined) return 'no file';
  let catalog: Partial<LakeCatalog> | null;
  try {
    catalog = JSON.parse(text) as Partial<LakeCatalog> | null;
  } catch {
    return 'other text than JSON';
  }
  if (catalog?.catalogVersion !== 1) return `version ${String(catalog?.catalogVersion)}`;
  const { sessions } = catalog;
  const isList = Array.isArray(sessions) && sessions.every(isEntry);
  return isList ? sessions : 'entries without symbol, date and tables';
}

function isEntry(entry: unknown): boolean {
  if (!isObject(entry)) return false;
  const { symbol, date, market, tables } = entry as Partial<CatalogEntry>;
  return (
    typeof symbol === 'string' && typeof date === 'string' && isObject(market) && isObject(tables)
  );
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function* entryFaults(
  entry: CatalogEntry,
  { tables }: ListedSession,
): Generator<Omit<Violation, keyof Place> | undefined> {
  for (const [name, expected] of Object.entries(wantedFacts(tables))) {
    yield unlessEqual('catalog', name, { expected, found: Reflect.get(entry, name) });
  }
  yield* marketFaults(entry, tables.get('sessions')?.profile);
  for (const name of new Set([...Object.keys(entry.tables), ...tables.keys()])) {
    const partition = tables.get(name);
    const found = name in entry.tables ? entry.tables[name] : undefined;
    yield unlessEqual('catalog', name, { expected: partition && listingOf(partition), found });
  }
}

/** A partition as the catalog lists it; the order of the keys is that of the catalog. */
function listingOf({ folder, manifest }: SeenPartition): unknown {
  const path = `${folder}/${PARQUET_FILE}`;
  const file = manifest?.files[PARQUET_FILE];
  return { path, rowCount: manifest?.rowCount, byteLength: file?.byteLength };
}

/** What the catalog repeats of a session: its row, its source, the market of its profile. */
function wantedFacts(tables: ReadonlyMap<string, SeenPartition>): Record<string, unknown> {
  const { columns, manifest, profile } = tables.get('sessions') ?? {};
  const row = sessionRow(columns);
  return {
    ...(manifest && {
      synthetic: manifest.source.synthetic,
      planted: manifest.source.planted,
      source: manifest.source.kind,
    }),
    ...(row && {
      included: row.included[0] === 1,
      reasons: row.reasons[0]?.split('; ') ?? [],
    }),
    ...(profile && { profile: profile.name }),
  };
}

/** Fields of the market that a profile has too. */
function* marketFaults(
  { market }: CatalogEntry,
  profile: InstrumentProfile | undefined,
): Generator<Omit<Violation, keyof Place> | undefined> {
  if (!profile) return;
  for (const [name, found] of Object.entries(market)) {
    const expected: unknown = Reflect.get(profile, name);
    yield unlessEqual('catalog', `market.${name}`, { expected, found });
  }
}
