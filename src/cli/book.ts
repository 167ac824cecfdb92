import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { FaultError } from '../base/fault.ts';
import type { BookState, PriceDepth } from '../domain/book/book-state.ts';
import { InstrumentBooks } from '../domain/book/instrument-books.ts';
import type { InstrumentBook } from '../domain/book/instrument-books.ts';
import { DbnReader } from '../domain/dbn/dbn-reader.ts';
import { Rtype, schemaName } from '../domain/dbn/record-kinds.ts';
import { StreamSymbols } from '../domain/dbn/stream-symbols.ts';
import { isoNs } from '../domain/units/time.ts';
import { feedReader } from '../lake/node/feed-reader.ts';
import { RawFile } from '../lake/node/raw-file.ts';
import { bookText } from './book-text.ts';
import { faultLine, ExitCode, writeJson, writeMessage, writeText } from './output.ts';
import { progress } from './progress.ts';

/** One price: 1e-9 points, resting lots, resting orders. */
export type PriceRow = readonly [px1e9: number, size: number, orders: number];

/** Prices of both sides, best first. */
export type BookSides = {
  /** ts_event of the event that led there, ISO with nanoseconds; null before any. */
  readonly time: string | null;
  readonly bids: readonly PriceRow[];
  readonly asks: readonly PriceRow[];
};

/** The book of one instrument after its last whole event. */
export type BookReport = BookSides & {
  readonly instrumentId: number;
  /** Raw symbol, where the file tells it. */
  readonly symbol?: string;
  /** Kind of the records: mbo, mbp-1 or mbp-10. */
  readonly source: string;
  readonly records: number;
  /** Cancels and modifies of orders that the file never showed; such a book is incomplete. */
  readonly unknownOrders: number;
  /** Orders at all prices; null where the source does not tell orders apart. */
  readonly restingOrders: number | null;
  /** Whether more may rest beyond the last price of a side; only of sources that end at a depth. */
  readonly unknownBeyond?: { readonly bids: boolean; readonly asks: boolean };
  /** The book at the end of each interval in which there was an event. */
  readonly states?: readonly BookSides[];
};

type BookOptions = { readonly depth: number; readonly every?: bigint; readonly json?: boolean };

/** Files from this size on show a bar. */
const PROGRESS_BYTES_MIN = 64e6;

/** Nanoseconds of the units of an interval. */
const unitNs: Readonly<Record<string, bigint>> = {
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

/** Adds `spymaster book FILE [--depth N] [--every INTERVAL] [--json]`. */
export function registerBook(program: Command): void {
  program
    .command('book')
    .description('the order book of each instrument after its last whole event')
    .argument('<file>', 'DBN with mbo, mbp-10 or mbp-1 records, plain or zstd')
    .option('--depth <n>', 'prices of each side', depthOf, 10)
    .option('--every <interval>', 'also as it stood at the end of each 30s, 1m, 1h …', everyOf)
    .option('--json', 'print one JSON document: a list with one book per instrument')
    .addHelpText(
      'after',
      `
Intervals count from 00:00 UTC; those without an event are left out. Prices in JSON are whole
numbers of 1e-9 points. A damaged file is shown up to its damage, and the exit code is then 1.

Example:
  spymaster book esh4-20231225.mbo.dbn.zst --depth 5 --every 1m`,
    )
    .action(async (file: string, options: BookOptions) => {
      const { reports, fault } = await books(file, options);
      if (options.json === true) writeJson(reports);
      else writeText(reports.map(bookText).join('\n\n'));
      if (fault === undefined) return;
      writeMessage(`spymaster: ${faultLine(fault)}`);
      process.exitCode = ExitCode.Fault;
    });
}

/**
 * Builds the books of all instruments of a file.
 *
 * @returns the books, and the fault of a file that is damaged behind its first records.
 * @throws FaultError if the file cannot be read at all, or holds no records that make a book.
 */
export async function books(
  path: string,
  { depth, every }: Pick<BookOptions, 'depth' | 'every'>,
): Promise<{ reports: BookReport[]; fault: FaultError | undefined }> {
  const raw = await RawFile.open(path);
  const stream = new InstrumentBooks({ depth, everyNs: every });
  const symbols = new StreamSymbols();
  const kinds = new Set<number>();
  const reader = new DbnReader(
    {
      metadata: (metadata) => symbols.metadata(metadata),
      run: (run) => {
        kinds.add(run.rtype);
        if (run.rtype === Rtype.SymbolMapping) symbols.mappings(run);
        stream.push(run);
      },
    },
    { file: path },
  );
  const fault = await feed(raw, reader);
  if (stream.books.length === 0) {
    if (fault !== undefined) throw fault;
    if (kinds.size > 0) throw withoutBooks(path, kinds);
  }
  const reports = stream.books.map((book) => {
    const { states, ...last } = report(book, symbols);
    return every === undefined ? last : { ...last, states };
  });
  return { reports, fault };
}

/** Reads all there is; a fault behind the first record is returned, one before it thrown. */
async function feed(raw: RawFile, reader: DbnReader): Promise<FaultError | undefined> {
  const isLong = raw.byteLength >= PROGRESS_BYTES_MIN;
  const bar = isLong ? progress('book', { unit: 'bytes', total: raw.byteLength }) : undefined;
  try {
    await feedReader(raw, reader, () => bar?.update(raw.bytesRead));
    return undefined;
  } catch (error) {
    if (!(error instanceof FaultError) || reader.recordCount === 0) throw error;
    return error;
  } finally {
    bar?.done();
  }
}

function withoutBooks(path: string, kinds: ReadonlySet<number>): FaultError {
  const found = Array.from(kinds, schemaName).join(', ');
  const expected = 'mbo, mbp-10 or mbp-1';
  const message = `${path}: expected ${expected} records, found ${found}`;
  return new FaultError('input', message, { file: path, expected, found });
}

function report(
  { instrumentId, rtype, book }: InstrumentBook,
  symbols: StreamSymbols,
): BookReport & { states: readonly BookSides[] } {
  const state = book.state();
  const states = state === undefined ? book.states : [...book.states, state];
  const symbol = state && symbols.symbolOf(instrumentId, state.tsEvent);
  return {
    instrumentId,
    ...(symbol === undefined ? {} : { symbol }),
    source: schemaName(rtype),
    records: book.recordCount,
    unknownOrders: book.unknownOrders,
    restingOrders: state?.restingOrders ?? null,
    ...(rtype === Rtype.Mbo ? {} : { unknownBeyond: state?.unknownBeyond }),
    ...sides(state),
    states: states.map(sides),
  };
}

function sides(state: BookState | undefined): BookSides {
  if (state === undefined) return { time: null, bids: [], asks: [] };
  const { tsEvent, bids, asks } = state;
  return { time: isoNs(tsEvent), bids: bids.map(priceRow), asks: asks.map(priceRow) };
}

function priceRow({ pxNano, size, count }: PriceDepth): PriceRow {
  return [pxNano, size, count];
}

function depthOf(text: string): number {
  const depth = Number(text);
  if (Number.isInteger(depth) && depth > 0) return depth;
  throw new InvalidArgumentError('Expected a whole number above 0.');
}

function everyOf(text: string): bigint {
  const [, count = '0', unit = ''] = /^(\d{1,6})([smh])$/.exec(text) ?? [];
  const ns = BigInt(count) * (unitNs[unit] ?? 0n);
  if (ns > 0n) return ns;
  throw new InvalidArgumentError('Expected a number of seconds, minutes or hours, such as 30s.');
}
