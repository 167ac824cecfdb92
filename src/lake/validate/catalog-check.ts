import { FaultError } from '../../base/fault.ts';
import type { CatalogPartition, LakeCatalog } from '../../protocol/lake-catalog.ts';
import { CATALOG_FILE, catalogSession, listedPartition } from '../build-catalog.ts';
import type { LakePlatform } from '../stage/lake-platform.ts';
import { unlessEqual } from './findings.ts';
import type { Place, Violation } from './findings.ts';
import type { LakeDisk } from './lake-disk.ts';
import type { SeenPartition, ValidateContext } from './seen-partition.ts';

/** What is wrong, whose place is known. */
type Fault = Omit<Violation, keyof Place>;

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
  for (const [index, entry] of listed.entries()) {
    const { symbol, date: entryDate } = entry;
    const place = { table: 'catalog', symbol, date: entryDate };
    findings.check(place, orderFault(index === 0 ? '' : keyOf(listed[index - 1]), keyOf(entry)));
    const session = onDisk.get(keyOf(entry));
    const wanted = session && (await wantedEntry(disk, entry));
    const { sha256 } = disk.platform;
    const faults = session ? entryFaults(entry, { session, wanted, sha256 }) : [ghost];
    for (const fault of faults) findings.check(place, fault);
  }
  const listedKeys = new Set(listed.map(keyOf));
  for (const [key, { symbol, date: sessionDate }] of onDisk) {
    const missing = { check: 'catalog', expected: 'the session', found: 'none' };
    const place = { table: 'catalog', symbol, date: sessionDate };
    findings.check(place, listedKeys.has(key) ? undefined : missing);
  }
}

const ghost: Fault = { check: 'catalog', expected: 'no session, for none is there', found: 'one' };

/** What a build would list now; undefined if the session's row cannot be read. */
async function wantedEntry(
  { platform }: LakeDisk,
  entry: CatalogEntry,
): Promise<CatalogEntry | undefined> {
  try {
    return await catalogSession(platform, entry);
  } catch (error) {
    // Told where the partition was read.
    if (error instanceof FaultError) return undefined;
    throw error;
  }
}

function keyOf({ date, symbol }: Pick<CatalogEntry, 'date' | 'symbol'>): string {
  return `${date} ${symbol}`;
}

function orderFault(before: string, key: string): Fault | undefined {
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

/** What an entry is held against. */
type Held = {
  readonly session: ListedSession;
  /** What a build would list now; undefined if the session cannot be read. */
  readonly wanted: CatalogEntry | undefined;
  readonly sha256: LakePlatform['sha256'];
};

function* entryFaults(
  entry: CatalogEntry,
  { session: { tables }, wanted, sha256 }: Held,
): Generator<Fault | undefined> {
  for (const name of new Set([...Object.keys(entry.tables), ...tables.keys()])) {
    const partition = tables.get(name);
    const found = name in entry.tables ? entry.tables[name] : undefined;
    yield unlessEqual('catalog', name, {
      expected: partition && listingOf(partition, sha256),
      found,
    });
  }
  if (!wanted) return;
  const wantedFacts = factsOf(wanted);
  const facts = factsOf(entry);
  for (const name of new Set([...wantedFacts.keys(), ...facts.keys()])) {
    const both = { expected: wantedFacts.get(name), found: facts.get(name) };
    yield unlessEqual('catalog', name, both);
  }
}

/** What an entry says besides its tables, by name: `source`, `market.open`, `pressure.available`. */
function factsOf(entry: CatalogEntry): ReadonlyMap<string, unknown> {
  const facts = new Map<string, unknown>();
  for (const [name, value] of Object.entries<unknown>(entry)) {
    if (name === 'tables') continue;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) facts.set(name, value);
    else for (const [part, item] of Object.entries(value)) facts.set(`${name}.${part}`, item);
  }
  return facts;
}

/** A partition as the catalog lists it; the order of the keys is that of the catalog. */
function listingOf(
  { key, manifest }: SeenPartition,
  sha256: LakePlatform['sha256'],
): CatalogPartition | undefined {
  return manifest && listedPartition(key, manifest, sha256);
}
