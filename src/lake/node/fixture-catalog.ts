import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixturesDir, hasFixtures } from './fixtures.ts';

/** What an independent program found in a DBN file; metadata is missing for a fragment. */
export type DbnBlock = {
  readonly version?: number;
  readonly dataset?: string;
  readonly schema?: string | null;
  readonly symbols?: readonly string[];
  /** Input symbol, then its intervals: first date, end date (YYYYMMDD), output symbol. */
  readonly mappings?: readonly (readonly [
    string,
    readonly (readonly [number, number, string])[],
  ])[];
  readonly n_mappings?: number;
  readonly stype_in?: string | null;
  readonly stype_out?: string;
  readonly records: number;
  /** Records by kind, in the catalog's own short names. */
  readonly by_rtype: Readonly<Record<string, number>>;
  /** Lengths that occur, bytes. */
  readonly rec_len: Readonly<Record<string, readonly number[]>>;
  readonly ts_event_min: string | null;
  readonly ts_event_max: string | null;
  readonly price_min?: number | null;
  readonly price_max?: number | null;
  readonly decoded_bytes: number;
  readonly zstd_frames?: number;
};

/** A DBN file among the fixtures, and what it should hold. */
export type DbnFixture = {
  /** Name within the fixtures' folder. */
  readonly file: string;
  readonly path: string;
  readonly dbn: DbnBlock;
};

type CatalogEntry = { readonly file: string; readonly dbn?: DbnBlock };

/** Names of record kinds in the catalog, where they are not those of their schemas. */
const catalogKinds: Readonly<Record<string, string>> = {
  trade: 'trades',
  mbp1: 'mbp-1',
  mbp10: 'mbp-10',
  cmbp1: 'cmbp-1',
  def: 'definition',
  stat: 'statistics',
  symmap: 'symbol-mapping',
};

/** The catalog's entries by record kind, with our names for the kinds. */
export function byKind<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(entries).map(([kind, value]) => [catalogKinds[kind] ?? kind, value]),
  );
}

/** All DBN fixtures with their blocks of the catalog; none where the folder is missing. */
export function dbnFixtures(): readonly DbnFixture[] {
  return catalogEntries().flatMap(({ file, dbn }) =>
    dbn === undefined ? [] : [{ file, path: join(fixturesDir, file), dbn }],
  );
}

/** Paths of the fixtures whose names end so. */
export function fixturesNamed(ending: string): readonly string[] {
  return catalogEntries()
    .filter(({ file }) => file.endsWith(ending))
    .map(({ file }) => join(fixturesDir, file));
}

function catalogEntries(): readonly CatalogEntry[] {
  if (!hasFixtures) return [];
  const text = readFileSync(join(fixturesDir, 'CATALOG.json'), 'utf8');
  return (JSON.parse(text) as { readonly entries: readonly CatalogEntry[] }).entries;
}
