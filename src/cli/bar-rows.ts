import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Info } from 'csv-parse';
import { FaultError } from '../base/fault.ts';
import { clockOf, utcNsOf } from '../domain/session/exchange-clock.ts';
import { NS_PER_S } from '../domain/units/time.ts';
import type { BarColumns, BarRole } from './bar-columns.ts';
import { columnNamed, findBarColumns } from './bar-columns.ts';
import { timeFormats, writtenTime } from './bar-time.ts';
import { countOf, nanoOf } from './decimal.ts';
import { textFileBytes } from './text-file.ts';

/** A file of bars and how to read it. */
export type BarSource = {
  readonly path: string;
  /** Zone of times that carry none. */
  readonly timeZone: string | undefined;
  /** Whether a time says when its bar began or when it was over. */
  readonly label: 'start' | 'end';
  /** The user's names for columns. */
  readonly columns: ReadonlyMap<BarRole, string>;
  /** Only rows that hold these values, by column name. */
  readonly where: ReadonlyMap<string, string>;
};

/** One minute of trade as its row tells it. */
export type BarRow = {
  /** Line of the file, counted from 1. */
  readonly row: number;
  /** Start of the bar. */
  readonly tsEvent: bigint;
  readonly openNano: bigint;
  readonly highNano: bigint;
  readonly lowNano: bigint;
  readonly closeNano: bigint;
  readonly volume: bigint;
};

const MINUTE_NS = 60n * NS_PER_S;
const HOUR_NS = 60n * MINUTE_NS;

/** With this many bars, a common divisor of all steps is no accident. */
const BARS_TO_JUDGE = 20;

/**
 * Reads the bars of one instrument in time order.
 *
 * @throws FaultError if a row is no bar, times do not rise, the bars are not of one minute, or rows
 *   of several instruments remain after `where`.
 */
export async function* barRows(source: BarSource): AsyncGenerator<BarRow> {
  let reader: BarReader | undefined;
  for await (const { record, info } of csvRows(source.path)) {
    if (reader === undefined) {
      reader = new BarReader(source, record);
      continue;
    }
    const bar = reader.read(record, info.lines);
    if (bar !== undefined) yield bar;
  }
  if (reader === undefined) throw fault(source.path, 'expected a header, found an empty file');
  reader.end();
}

type CsvRow = { readonly record: readonly string[]; readonly info: Info };

async function* csvRows(path: string): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    comment: '#',
    comment_no_infix: true,
    delimiter: [',', ';', '\t'],
    info: true,
    skip_empty_lines: true,
    trim: true,
  });
  // An error of either stream ends the parser, whose reader below receives it.
  pipeline(Readable.from(textFileBytes(path)), parser, () => undefined);
  try {
    yield* parser as AsyncIterable<CsvRow>;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FaultError('input', `${path}: ${error.message}`, { file: path }, error);
  }
}

/** Turns rows into bars and watches over what one row cannot show: order, step, instrument. */
class BarReader {
  readonly #source: BarSource;
  readonly #columns: BarColumns;
  readonly #where: readonly { readonly index: number; readonly value: string }[];
  readonly #symbols = new Set<string>();
  #previousNs: bigint | undefined;
  #barCount = 0;
  #stepMinutes = 0;

  constructor(source: BarSource, header: readonly string[]) {
    this.#source = source;
    try {
      this.#columns = findBarColumns(header, source.columns);
      this.#where = Array.from(source.where, ([name, value]) => ({
        index: columnNamed(header, name),
        value,
      }));
    } catch (error) {
      if (error instanceof FaultError) throw fault(source.path, error.message);
      throw error;
    }
  }

  /** The row's bar; undefined for rows that are not asked for. */
  read(record: readonly string[], row: number): BarRow | undefined {
    if (this.#where.some(({ index, value }) => record[index] !== value)) return undefined;
    const { symbol } = this.#columns;
    if (symbol !== undefined) this.#symbols.add(record[symbol] ?? '');
    // A second instrument is an error, which is raised at the end, when all names are known.
    if (this.#symbols.size > 1) return undefined;
    const tsEvent = this.#startOf(record, row);
    this.#watchOrder(tsEvent, row);
    const bar: BarRow = {
      row,
      tsEvent,
      openNano: this.#priceOf(record, 'open', row),
      highNano: this.#priceOf(record, 'high', row),
      lowNano: this.#priceOf(record, 'low', row),
      closeNano: this.#priceOf(record, 'close', row),
      volume: this.#volumeOf(record, row),
    };
    this.#watchRange(bar);
    return bar;
  }

  /** What can only be said when every row has been seen. */
  end(): void {
    const { path } = this.#source;
    if (this.#symbols.size > 1) {
      const found = [...this.#symbols].sort().join(', ');
      throw fault(path, `expected one instrument, found ${found}; --where symbol=NAME chooses one`);
    }
    if (this.#barCount === 0) throw fault(path, 'expected bars, found none that match');
    if (this.#barCount >= BARS_TO_JUDGE && this.#stepMinutes > 1) {
      throw fault(path, `expected 1-minute bars, found steps of ${this.#stepMinutes} minutes`);
    }
  }

  #startOf(record: readonly string[], row: number): bigint {
    const text = this.#columns.time.map((index) => record[index] ?? '').join(' ');
    const time = writtenTime(text);
    if (time === undefined) throw this.#fault(row, `expected a time (${timeFormats})`, text);
    const labelNs = time.kind === 'instant' ? time.ns : this.#instantOf(time, row);
    if (labelNs % MINUTE_NS !== 0n) throw this.#fault(row, 'expected a whole minute', text);
    return this.#source.label === 'end' ? labelNs - MINUTE_NS : labelNs;
  }

  #instantOf(local: { readonly date: string; readonly clock: string }, row: number): bigint {
    const { timeZone, label } = this.#source;
    const text = `${local.date} ${local.clock}`;
    if (timeZone === undefined) {
      throw this.#fault(row, 'expected a time with zone, or --tz to give the zone', text);
    }
    const ns = utcNsOf(local.date, local.clock, timeZone);
    const startNs = label === 'end' ? ns - MINUTE_NS : ns;
    // When clocks go back, an hour is read twice: what would run backwards is its second reading.
    const isRepeat = this.#previousNs !== undefined && startNs <= this.#previousNs;
    return isRepeat && clockOf(ns + HOUR_NS, timeZone) === local.clock ? ns + HOUR_NS : ns;
  }

  #watchOrder(tsEvent: bigint, row: number): void {
    const previousNs = this.#previousNs;
    if (previousNs !== undefined) {
      const stepNs = tsEvent - previousNs;
      if (stepNs <= 0n) {
        const what = stepNs === 0n ? 'the same minute again' : `${-stepNs / MINUTE_NS} min earlier`;
        throw this.#fault(row, 'expected a later minute than in the row before', what);
      }
      this.#stepMinutes = greatestDivisor(this.#stepMinutes, Number(stepNs / MINUTE_NS));
    }
    this.#previousNs = tsEvent;
    this.#barCount++;
  }

  #watchRange({ row, openNano, highNano, lowNano, closeNano }: BarRow): void {
    const isInside = (px: bigint): boolean => lowNano <= px && px <= highNano;
    if (isInside(openNano) && isInside(closeNano)) return;
    throw this.#fault(row, 'expected open and close between low and high', 'one outside');
  }

  #priceOf(
    record: readonly string[],
    role: 'open' | 'high' | 'low' | 'close',
    row: number,
  ): bigint {
    const text = record[this.#columns[role]] ?? '';
    const nano = nanoOf(text);
    if (nano === undefined) throw this.#fault(row, `expected a price for ${role}`, text);
    return nano;
  }

  #volumeOf(record: readonly string[], row: number): bigint {
    const text = record[this.#columns.volume] ?? '';
    const volume = countOf(text);
    if (volume === undefined) throw this.#fault(row, 'expected a whole volume', text);
    return volume;
  }

  #fault(row: number, expected: string, found: string): FaultError {
    const { path } = this.#source;
    const message = `${path} row ${row}: ${expected}, found ${found === '' ? 'nothing' : found}`;
    return new FaultError('input', message, { file: path, row, expected, found });
  }
}

function fault(path: string, message: string): FaultError {
  return new FaultError('input', `${path}: ${message}`, { file: path });
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
