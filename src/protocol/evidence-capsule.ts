import type {
  AnswerDocument,
  NeighborDocument,
  QueryDocument,
} from '../domain/retrieval/query-document.ts';
import type { LinkState } from './link-state.ts';
import { pastSessions } from './past-sessions.ts';
import type { CatalogSession } from './lake-catalog.ts';
import { hashDifferences, momentHashes, pastHashes, tableHashes } from './moment-hashes.ts';
import type { Difference, MomentHashes } from './moment-hashes.ts';

/** Where an answer was asked for. */
export type CapsuleMoment = {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly symbol: string;
  /** HH:MM:SS in the session's zone. */
  readonly clock: string;
  /** A level kind, or the price of one's own, points. */
  readonly level: string;
  /** What a level of one's own is called. */
  readonly name: string | undefined;
};

/** A past row without what price did after it. */
export type CapsuleNeighbor = Omit<
  NeighborDocument,
  'eventId' | 'mfeTicks' | 'maeTicks' | 'breakS'
>;

/** An answer, digit for digit. */
export type CapsuleAnswer = Omit<AnswerDocument, 'neighbors'> & {
  readonly neighbors: readonly CapsuleNeighbor[];
};

/** What the past said. */
export type CapsuleDocument = Omit<QueryDocument, 'answers'> & {
  readonly answers: Readonly<Partial<Record<keyof QueryDocument['answers'], CapsuleAnswer>>>;
};

/** What an answer is made of, and the answer: what two machines compare. */
export type CapsuleContent = {
  readonly hashes: MomentHashes;
  /** What tells one layout of the vectors from another. */
  readonly layout: string;
  /** Hash of each table of the session, and of each past session by date and symbol. */
  readonly tables: Readonly<Record<string, string>>;
  readonly past: Readonly<Record<string, string>>;
  readonly said: CapsuleDocument;
};

/**
 * An answer that another machine can check: the moment, what it was made of as hashes, and what was
 * said. No market data: nothing in it is a price, but that of a level one drew oneself.
 */
export type EvidenceCapsule = CapsuleContent & {
  readonly capsuleVersion: 1;
  readonly synthetic: boolean;
  readonly planted: boolean;
  readonly moment: CapsuleMoment;
  /** The rest of the view it was made from. */
  readonly link: LinkState;
};

/** What is compared of an answer of this lake. @param layout of the vectors it was found with. */
export function capsuleContent(
  sessions: readonly CatalogSession[],
  session: CatalogSession,
  { document, layout }: { readonly document: QueryDocument; readonly layout: string },
): CapsuleContent {
  return {
    hashes: momentHashes(sessions, session),
    layout,
    tables: tableHashes(session),
    past: pastHashes(pastSessions(sessions, session)),
    said: withoutMarket(document),
  };
}

/** A document without what prices did. */
function withoutMarket({ answers, ...asked }: QueryDocument): CapsuleDocument {
  const kept = Object.entries(answers).map(([word, answer]) => [word, capsuleAnswer(answer)]);
  return { ...asked, answers: Object.fromEntries(kept) as CapsuleDocument['answers'] };
}

function capsuleAnswer(answer: AnswerDocument): CapsuleAnswer {
  const neighbors = answer.neighbors.map(
    ({ rowId, date, level, direction, distance, weight, outcome }): CapsuleNeighbor => ({
      ...{ rowId, date, level, direction, distance, weight, outcome },
    }),
  );
  return { ...answer, neighbors };
}

/** In what two contents differ: what they are made of first, then digit by digit. */
export function capsuleDifferences(
  expected: CapsuleContent,
  found: CapsuleContent,
): readonly Difference[] {
  const hashes = hashDifferences(expected.hashes, found.hashes);
  return [
    ...hashes,
    ...valueDifferences('layout', expected.layout, found.layout),
    ...valueDifferences('table', expected.tables, found.tables),
    ...valueDifferences('past', expected.past, found.past),
    ...valueDifferences('answer', expected.said, found.said),
  ];
}

/** How many figures and words an answer has: what equality is equality of. */
export function valueCount(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, part) => sum + valueCount(part), 0);
}

/** Every place where two documents say something else; numbers must be equal to the bit. */
function valueDifferences(what: string, expected: unknown, found: unknown): readonly Difference[] {
  if (Object.is(expected, found)) return [];
  if (!isObject(expected) || !isObject(found)) {
    return [{ what, expected: shown(expected), found: shown(found) }];
  }
  const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
  return [...names].flatMap((name) =>
    valueDifferences(`${what}.${name}`, Reflect.get(expected, name), Reflect.get(found, name)),
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
