import { fnv1a64 } from '../domain/episodes/episode-id.ts';
import { APP_VERSION } from './app-version.ts';
import type { DocumentField } from './document-field.ts';
import type { CatalogSession } from './lake-catalog.ts';
import { pastSessions, pastTables } from './past-sessions.ts';

/** What the digits of a moment are made of: equal hashes give equal digits. No market data in it. */
export type MomentHashes = {
  /** Version of the app. */
  readonly app: string;
  /** The configuration the session was built with; undefined in an older lake. */
  readonly config: string | undefined;
  /** The session's own tables; undefined where the catalog does not hash them. */
  readonly session: string | undefined;
  /** The sessions that may answer: how many, and what they hold. */
  readonly pastCount: number;
  readonly past: string | undefined;
};

/** What two sides say otherwise of each other. */
export type Difference = {
  /** What differs: `config`, `table trades`, `answers.outcome.p.BREAK`. */
  readonly what: string;
  readonly expected: string;
  readonly found: string;
};

/** The tables that a moment on the screen is made of. */
const momentTables: readonly string[] = [
  ...['bars_2m', 'levels_2m', 'trades', 'window_5s', 'tick_ledger_5s', 'reprices_5s'],
  ...['session_stats', 'setup_scaling', 'episodes', 'labels'],
];

/** The hashes of a session and of its past, from the catalog alone. */
export function momentHashes(
  sessions: readonly CatalogSession[],
  session: CatalogSession,
): MomentHashes {
  const past = pastSessions(sessions, session);
  return {
    app: APP_VERSION,
    config: session.configHash,
    session: foldedHash(Object.entries(tableHashes(session))),
    pastCount: past.length,
    past: foldedHash(Object.entries(pastHashes(past))),
  };
}

/** Hash of each table a moment is made of, those that the session has. */
export function tableHashes({
  tables,
}: Pick<CatalogSession, 'tables'>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    momentTables.flatMap((table) => {
      const hash = hashIn(tables, table);
      return hash === undefined ? [] : [[table, hash]];
    }),
  );
}

/** Hash of each past session by date and symbol, over the tables that answer. */
export function pastHashes(past: readonly CatalogSession[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    past.flatMap(({ date, symbol, tables }) => {
      const hash = foldedHash(pastTables.map((table) => [table, hashIn(tables, table)]));
      return hash === undefined ? [] : [[`${date} ${symbol}`, hash]];
    }),
  );
}

function hashIn(tables: CatalogSession['tables'], table: string): string | undefined {
  return Object.hasOwn(tables, table) ? tables[table].hash : undefined;
}

/** One hash of several; undefined without any, or if one is not known. */
function foldedHash(
  hashes: readonly (readonly [name: string, hash: string | undefined])[],
): string | undefined {
  if (hashes.length === 0 || hashes.some(([, hash]) => hash === undefined)) return undefined;
  return fnv1a64(hashes.flat().join(' ')).toString(16).padStart(16, '0');
}

/** The hashes in a document. @throws FaultError 'decode' */
export function readMomentHashes(field: DocumentField): MomentHashes {
  const hash = (name: string): string | undefined =>
    field.at(name).maybe((value) => value.textLike(/^[0-9a-f]{16}$/, '16 hexadecimal digits'));
  return {
    app: field.at('app').text(),
    config: hash('config'),
    session: hash('session'),
    pastCount: field.at('pastCount').number(),
    past: hash('past'),
  };
}

/** In what two moments are made of other things; none if their digits must be equal. */
export function hashDifferences(
  expected: MomentHashes,
  found: MomentHashes,
): readonly Difference[] {
  const pastOf = ({ past, pastCount }: MomentHashes): string =>
    `${hashText(past)} of ${pastCount} sessions`;
  const all: readonly Difference[] = [
    { what: 'app', expected: expected.app, found: found.app },
    { what: 'config', expected: hashText(expected.config), found: hashText(found.config) },
    { what: 'session', expected: hashText(expected.session), found: hashText(found.session) },
    { what: 'past', expected: pastOf(expected), found: pastOf(found) },
  ];
  return all.filter((difference) => difference.expected !== difference.found);
}

function hashText(hash: string | undefined): string {
  return hash ?? 'not known';
}
