import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { Rtype } from '../domain/dbn/record-kinds.ts';
import { dateOf, utcNsOf } from '../domain/session/exchange-clock.ts';
import { isoNs, NS_PER_S } from '../domain/units/time.ts';
import type { BarRole } from './bar-columns.ts';
import { isBarRole } from './bar-columns.ts';
import type { BarSource } from './bar-rows.ts';
import { barRows } from './bar-rows.ts';
import type { DbnWriter } from '../domain/dbn/dbn-writer.ts';
import { writeDbnFile } from './dbn-output.ts';
import { timeZone } from './flag-values.ts';
import { importMetadata, instrumentIdOf } from './import-origin.ts';
import { writeJson, writeText } from './output.ts';
import { progress } from './progress.ts';

type BarsOptions = {
  readonly symbol: string;
  readonly tz?: string;
  readonly label: 'start' | 'end';
  readonly out: string;
  readonly columns?: ReadonlyMap<BarRole, string>;
  readonly where?: ReadonlyMap<string, string>;
  readonly json?: boolean;
};

/** What became of a file of bars. */
export type BarsSummary = {
  readonly file: string;
  readonly bars: number;
  /** Start of the first bar, ISO with nanoseconds. */
  readonly first: string;
  /** Start of the last bar, ISO with nanoseconds. */
  readonly last: string;
  readonly volume: number;
};

const BARS_PER_BATCH = 1024;
const MINUTE_NS = 60n * NS_PER_S;

/** Adds `import bars`. @param parent the `import` command. */
export function registerImportBars(parent: Command): void {
  parent
    .command('bars')
    .description('1-minute bars of any CSV file to ohlcv-1m DBN')
    .argument('<file>', 'file with a header: .csv, .csv.gz or .csv.zst')
    .requiredOption('--symbol <symbol>', 'name of the instrument, e.g. ESH6')
    .option('--tz <zone>', 'zone of times that carry none, e.g. America/New_York or UTC', timeZone)
    .addOption(
      new Option('--label <label>', 'what a time says: when its bar began, or when it was over')
        .choices(['start', 'end'])
        .makeOptionMandatory(),
    )
    .requiredOption('--out <file>', 'DBN file to write; packed if it ends in .zst')
    .option('--columns <list>', 'names of columns, e.g. time=timestamp_utc,volume=vol', columnsOf)
    .option('--where <list>', 'only rows with these values, e.g. symbol=MYMM5', pairsOf)
    .option('--json', 'print what was written as one JSON document')
    .addHelpText(
      'after',
      `
Columns named open, high, low, close (or last), volume and a time are found by themselves; a date
and a clock in two columns are given as time=Date+Time. Lines that start with # are skipped.
Most vendors label a bar with its start, some (NinjaTrader) with its end: a wrong label moves every
level by a bar, so it has to be said.

Examples:
  spymaster import bars ES.csv --symbol ESH6 --tz America/New_York --label end --out raw/ES.dbn.zst
  spymaster import bars MYM.csv.zst --symbol MYMM5 --where symbol=MYMM5 --label start \\
    --out raw/MYM.dbn.zst`,
    )
    .action(async (file: string, options: BarsOptions) => {
      const summary = await importBars(file, options);
      if (options.json === true) writeJson(summary);
      else writeText(`${summary.file}: ${summary.bars} bars, ${summary.first} to ${summary.last}`);
    });
}

/**
 * Converts one file of bars. It is read twice, because a DBN file begins with the span of its
 * records; so nothing is written of a file that has a fault anywhere.
 *
 * @throws FaultError if the file is not one instrument's 1-minute bars in order.
 */
export async function importBars(path: string, options: BarsOptions): Promise<BarsSummary> {
  const source: BarSource = {
    path,
    timeZone: checkedZone(options.tz),
    label: options.label,
    columns: options.columns ?? new Map(),
    where: options.where ?? new Map(),
  };
  const { barCount, startNs, endNs, volume } = await surveyed(source);
  const metadata = importMetadata({
    dataset: 'BARS.IMPORT',
    schema: 'ohlcv-1m',
    symbol: options.symbol,
    startNs,
    endNs,
  });
  const instrumentId = instrumentIdOf(options.symbol);
  await writeDbnFile(options.out, metadata, (writer) =>
    copyBars(source, { writer, instrumentId, barCount }),
  );
  const [first, last] = [isoNs(startNs), isoNs(endNs - MINUTE_NS)];
  return { file: options.out, bars: barCount, first, last, volume: Number(volume) };
}

type Copy = {
  readonly writer: DbnWriter;
  readonly instrumentId: number;
  /** Bars that will come. */
  readonly barCount: number;
};

/** Writes every bar; yields after each batch. */
async function* copyBars(
  source: BarSource,
  { writer, instrumentId, barCount }: Copy,
): AsyncGenerator<undefined> {
  const bar = progress('Writing', { unit: 'bars', total: barCount });
  let written = 0;
  for await (const { tsEvent, openNano, highNano, lowNano, closeNano, volume } of barRows(source)) {
    writer.ohlcv({
      rtype: Rtype.Ohlcv1M,
      publisherId: 0,
      instrumentId,
      tsEvent,
      openNano,
      highNano,
      lowNano,
      closeNano,
      volume,
    });
    bar.update(++written);
    if (written % BARS_PER_BATCH === 0) yield;
  }
  bar.done();
}

type Survey = {
  readonly barCount: number;
  readonly startNs: bigint;
  /** End of the last bar. */
  readonly endNs: bigint;
  readonly volume: bigint;
};

async function surveyed(source: BarSource): Promise<Survey> {
  const bar = progress('Reading', { unit: 'bars' });
  let barCount = 0;
  let startNs = 0n;
  let endNs = 0n;
  let volume = 0n;
  for await (const row of barRows(source)) {
    if (barCount === 0) startNs = row.tsEvent;
    endNs = row.tsEvent + MINUTE_NS;
    volume += row.volume;
    bar.update(++barCount);
  }
  bar.done();
  return { barCount, startNs, endNs, volume };
}

/** The zone, if the clock knows it: better said now than at the first row. */
function checkedZone(timeZone: string | undefined): string | undefined {
  if (timeZone !== undefined) utcNsOf(dateOf(0n, 'UTC'), '00:00', timeZone);
  return timeZone;
}

function columnsOf(list: string): ReadonlyMap<BarRole, string> {
  const columns = new Map<BarRole, string>();
  for (const [role, name] of pairsOf(list)) {
    if (!isBarRole(role)) {
      throw new InvalidArgumentError(
        `expected time, open, high, low, close, volume or symbol, found ${role}`,
      );
    }
    columns.set(role, name);
  }
  return columns;
}

/** Reads `a=1,b=2`. */
function pairsOf(list: string): ReadonlyMap<string, string> {
  return new Map(
    list.split(',').map((pair): [string, string] => {
      const [name = '', value = ''] = pair.split('=').map((word) => word.trim());
      if (name === '' || value === '') {
        throw new InvalidArgumentError(`expected NAME=VALUE, found ${pair}`);
      }
      return [name, value];
    }),
  );
}
