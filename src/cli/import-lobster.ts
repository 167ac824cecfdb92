import type { Command } from 'commander';
import { FaultError } from '../base/fault.ts';
import { utcNsOf } from '../domain/session/exchange-clock.ts';
import { addDays } from '../domain/units/time.ts';
import type { DbnWriter } from '../domain/dbn/dbn-writer.ts';
import { writeDbnFile } from './dbn-output.ts';
import { calendarDate } from './flag-values.ts';
import { importMetadata, instrumentIdOf } from './import-origin.ts';
import { levelsBefore } from './lobster-book.ts';
import type { LobsterMessage } from './lobster-messages.ts';
import { lobsterMessages, LobsterType } from './lobster-messages.ts';
import { LobsterToMbo } from './lobster-to-mbo.ts';
import { writeJson, writeText } from './output.ts';
import { progress } from './progress.ts';
import { textLines } from './text-file.ts';

type LobsterOptions = {
  readonly messages: string;
  readonly book?: string;
  readonly symbol: string;
  readonly date: string;
  readonly out: string;
  readonly json?: boolean;
};

/** What became of a message file. */
export type LobsterSummary = {
  readonly file: string;
  readonly messages: number;
  /** Messages by event type: add, partial-cancel, delete, execution, hidden-execution, cross, halt. */
  readonly byType: Readonly<Record<string, number>>;
  readonly records: number;
  /** Levels that rested before the first message, taken from the book file. */
  readonly seededLevels: number;
  /** Messages about orders that rested before the first one and are in no seeded level. */
  readonly unknownOrders: number;
};

/** Nasdaq's direct feed, under the names its records have elsewhere. */
const NASDAQ = { dataset: 'XNAS.ITCH', publisherId: 2, timeZone: 'America/New_York' } as const;

const typeNames: readonly (readonly [name: string, type: number])[] = [
  ['add', LobsterType.Add],
  ['partial-cancel', LobsterType.PartialCancel],
  ['delete', LobsterType.Delete],
  ['execution', LobsterType.Execution],
  ['hidden-execution', LobsterType.HiddenExecution],
  ['cross', LobsterType.Cross],
  ['halt', LobsterType.Halt],
];

const ROWS_PER_BATCH = 4096;

/** Adds `import lobster`. @param parent the `import` command. */
export function registerImportLobster(parent: Command): void {
  parent
    .command('lobster')
    .description('LOBSTER messages of one stock and day to order-by-order DBN')
    .requiredOption('--messages <file>', 'message file: .csv, .csv.gz or .csv.zst')
    .option('--book <file>', 'book file: its first row seeds what rested before the first message')
    .requiredOption('--symbol <symbol>', 'name of the instrument, e.g. AAPL')
    .requiredOption('--date <date>', 'day of the messages in New York, YYYY-MM-DD', calendarDate)
    .requiredOption('--out <file>', 'DBN file to write; packed if it ends in .zst')
    .option('--json', 'print what was written as one JSON document')
    .addHelpText(
      'after',
      `
Without --book, cancels and trades of orders that rested before the first message stay in the file
under their own ids, which a book skips. With it, each level of the first row becomes one order
that gives way to them.

Example:
  spymaster import lobster --messages AAPL_message_50.csv --book AAPL_orderbook_50.csv \\
    --symbol AAPL --date 2012-06-21 --out raw/AAPL-2012-06-21.mbo.dbn.zst`,
    )
    .action(async (options: LobsterOptions) => {
      const summary = await importLobster(options);
      if (options.json === true) writeJson(summary);
      else writeText(sentenceOf(summary));
    });
}

/**
 * Converts one message file.
 *
 * @throws FaultError if a row is no message; the output then does not come into being.
 */
export async function importLobster(options: LobsterOptions): Promise<LobsterSummary> {
  const { symbol, date, out } = options;
  const midnightNs = utcNsOf(date, '00:00', NASDAQ.timeZone);
  const metadata = importMetadata({
    dataset: NASDAQ.dataset,
    schema: 'mbo',
    symbol,
    startNs: midnightNs,
    endNs: utcNsOf(addDays(date, 1), '00:00', NASDAQ.timeZone),
  });
  const counts: Counts = { messages: new Map(), records: 0, seededLevels: 0, unknownOrders: 0 };
  await writeDbnFile(out, metadata, (writer) => convert(options, { midnightNs, writer, counts }));
  const byType = typeNames.map(([name, type]) => [name, counts.messages.get(type) ?? 0] as const);
  const { records, seededLevels, unknownOrders } = counts;
  return {
    file: out,
    messages: byType.reduce((sum, [, count]) => sum + count, 0),
    byType: Object.fromEntries(byType),
    records,
    seededLevels,
    unknownOrders,
  };
}

/** What is counted on the way. */
type Counts = {
  /** By event type. */
  readonly messages: Map<number, number>;
  records: number;
  seededLevels: number;
  unknownOrders: number;
};

type Conversion = {
  readonly midnightNs: bigint;
  readonly writer: DbnWriter;
  /** Written in place. */
  readonly counts: Counts;
};

/** Writes the records of all messages; yields after each batch. */
async function* convert(
  options: LobsterOptions,
  { midnightNs, writer, counts }: Conversion,
): AsyncGenerator<undefined> {
  const { publisherId } = NASDAQ;
  const instrumentId = instrumentIdOf(options.symbol);
  const converter = new LobsterToMbo({ publisherId, instrumentId, midnightNs }, (record) => {
    counts.records++;
    writer.mbo(record);
  });
  const bar = progress('Importing', { unit: 'messages' });
  let rowCount = 0;
  for await (const message of lobsterMessages(options.messages)) {
    if (rowCount++ === 0) counts.seededLevels = await seed(converter, options, message);
    converter.message(message);
    counts.messages.set(message.type, (counts.messages.get(message.type) ?? 0) + 1);
    if (rowCount % ROWS_PER_BATCH === 0) {
      bar.update(rowCount);
      yield;
    }
  }
  bar.update(rowCount);
  bar.done();
  counts.unknownOrders = converter.unknownCount;
}

/** Seeds the book from its file, if there is one; how many levels that were. */
async function seed(
  converter: LobsterToMbo,
  { book }: LobsterOptions,
  first: LobsterMessage,
): Promise<number> {
  if (book === undefined) return 0;
  const levels = levelsBefore(await firstLine(book), first);
  converter.seed(levels, first.clockNs);
  return levels.length;
}

async function firstLine(path: string): Promise<string> {
  for await (const lines of textLines(path)) {
    const line = lines.at(0);
    if (line !== undefined) return line;
  }
  throw new FaultError('input', `${path}: expected a row for each message, found an empty file`, {
    file: path,
  });
}

function sentenceOf({ file, messages, records, byType, ...rest }: LobsterSummary): string {
  const kinds = Object.entries(byType).map(([name, count]) => `${name} ${count}`);
  return [
    `${file}: ${records} records from ${messages} messages`,
    `  ${kinds.join(', ')}`,
    `  seeded levels ${rest.seededLevels}, messages of unknown orders ${rest.unknownOrders}`,
  ].join('\n');
}
