import { definitions } from '../../contracts/definitions.ts';
import { ohlcv1m } from '../../contracts/ohlcv-1m.ts';
import { trades } from '../../contracts/trades.ts';
import type { AnyColumns, Contract } from '../../contracts/contract.ts';
import type { DefinitionRecord } from '../../domain/dbn/definition.ts';
import { definitionRows } from '../bronze/definition-rows.ts';
import { bronzeStages } from '../lake-stages.ts';
import type { StageFacts } from '../lake-stages.ts';
import type { ManifestInput, Provenance, SourceFacts } from '../stage/manifest.ts';
import { beginTable } from '../stage/publish-table.ts';
import { publishLedger } from '../silver/ledger.ts';
import { hasBook } from './order-partition.ts';
import type { BookKind, OrderPartition } from './order-partition.ts';
import type { RecordSpan, SessionDraft } from './session-draft.ts';

const bookWords: Readonly<Record<BookKind, string>> = {
  mbo: 'order data',
  'mbp-10': 'best prices',
};

/** What became of a draft: published, or why not. */
export type DraftOutcome =
  | { readonly kind: 'published'; readonly source: SourceFacts }
  | { readonly kind: 'skipped'; readonly reason: string };

/** Definitions of the raw files, of any contract and day, and the files that hold nothing else. */
export type KnownDefinitions = {
  readonly records: readonly DefinitionRecord[];
  readonly origins: readonly ManifestInput[];
};

/** A bronze table that is ready to be published. */
type BronzeTable = {
  readonly contract: Contract;
  readonly stage: StageFacts;
  readonly inputs: readonly ManifestInput[];
  readonly source: SourceFacts;
  readonly columns: AnyColumns & { readonly ts_ns: BigInt64Array };
};

/**
 * Publishes a session's bronze. Its book goes first: a lake with trades of an order file has its
 * orders.
 */
export async function publishSession(
  draft: SessionDraft,
  known: KnownDefinitions,
): Promise<DraftOutcome> {
  const { book, span } = draft;
  const tables = span === undefined ? [] : tradingTables(draft, span);
  if (!tables.some((table) => hasTradeInside(draft, table))) {
    await draft.discard();
    return { kind: 'skipped', reason: 'no trades inside the session' };
  }
  const better = await betterBook(draft);
  if (better !== undefined) {
    await draft.discard();
    return { kind: 'skipped', reason: `the lake has its ${bookWords[better]}` };
  }
  const [{ source }] = tables;
  const bookDone = book && (await publishBook(draft, book, source));
  const named = definitionTable(draft, known, source);
  for (const table of [...tables, ...named]) await publishBronze(draft, table, bookDone);
  return { kind: 'published', source };
}

/** What the lake has of a session that tells more than the draft. */
async function betterBook({ session, book }: SessionDraft): Promise<BookKind | undefined> {
  const { storage } = session.platform;
  if (book?.kind !== 'mbo' && (await hasBook('mbo', storage, session))) return 'mbo';
  return !book && (await hasBook('mbp-10', storage, session)) ? 'mbp-10' : undefined;
}

/**
 * Orders or best prices and, while their fold is at hand, the ledger that silver makes of them.
 *
 * @returns once others may go on; `done` when the book is there.
 */
async function publishBook(
  draft: SessionDraft,
  book: OrderPartition,
  source: SourceFacts,
): Promise<{ readonly done: Promise<unknown> }> {
  const { platform, symbol, window, profile, configHash } = draft.session;
  const ledger = book.ledger();
  const done = book.publish(provenanceOf(draft, book.stage, draft.inputs), source);
  if (platform.fresh) platform.fresh.begin(book.folder, done);
  else await done;
  const bronze = done.then((manifest) => book.originOf(manifest));
  const session = { symbol, date: window.date, profile, configHash, source, bronze };
  await publishLedger(platform, session, ledger);
  return { done };
}

/** The tables of what traded, the best source first. */
function tradingTables(draft: SessionDraft, span: RecordSpan): readonly BronzeTable[] {
  const { book, minutes, inputs } = draft;
  const kind = book?.kind ?? 'trades';
  const tape = kind === 'mbo' ? draft.orderTrades : draft.trades;
  const tapeTable: BronzeTable = {
    contract: trades,
    stage: bronzeStages.trades,
    inputs,
    source: sourceOf(draft, span, { kind, tape }),
    columns: tape.columns(),
  };
  const minuteTable: BronzeTable = {
    contract: ohlcv1m,
    stage: bronzeStages.ohlcv1m,
    inputs,
    source: sourceOf(draft, span, { kind: 'ohlcv-1m', tape: minutes }),
    columns: minutes.columns(),
  };
  return [tapeTable, minuteTable].filter(({ columns }) => columns.ts_ns.length > 0);
}

/** The definitions of the session's contract, if there are any. */
function definitionTable(
  { session, inputs }: SessionDraft,
  { records, origins }: KnownDefinitions,
  source: SourceFacts,
): readonly BronzeTable[] {
  const columns = definitionRows(records, session.symbol, session.window);
  if (columns.ts_ns.length === 0) return [];
  return [
    {
      contract: definitions,
      stage: bronzeStages.definitions,
      inputs: [...origins, ...inputs],
      source,
      columns,
    },
  ];
}

/** @param book that has to be there first. */
async function publishBronze(
  draft: SessionDraft,
  { contract, stage, inputs, source, columns }: BronzeTable,
  book: { readonly done: Promise<unknown> } | undefined,
): Promise<void> {
  const { platform, symbol, window, profile } = draft.session;
  const inputsThen = Promise.resolve(book?.done).then(() => inputs);
  const provenance = { ...provenanceOf(draft, stage, inputs), inputs: inputsThen };
  const place = {
    tier: 'bronze',
    symbol,
    date: window.date,
    profile,
    contract,
    provenance,
    source,
  } as const;
  await beginTable(platform, place, columns);
}

function provenanceOf(
  { session }: SessionDraft,
  { name, version }: StageFacts,
  inputs: readonly ManifestInput[],
): Provenance {
  return { stage: { name, version }, configHash: session.configHash, inputs };
}

function sourceOf(
  { session, recordCount }: SessionDraft,
  { firstNs, lastNs }: RecordSpan,
  { kind, tape }: { kind: SourceFacts['kind']; tape: { readonly offTickCount: number } },
): SourceFacts {
  return {
    kind,
    instrumentId: session.instrumentId,
    records: recordCount,
    firstNs: String(firstNs),
    lastNs: String(lastNs),
    qaOffTick: tape.offTickCount,
    ...session.facts,
  };
}

/** Whether anything traded between the session's start and the end of its last bar. */
function hasTradeInside({ session }: SessionDraft, { columns }: BronzeTable): boolean {
  const { startNs, barsEndNs } = session.window.anchors;
  return columns.ts_ns.some((ns) => ns >= startNs && ns < barsEndNs);
}
