/**
 * The real bars beside the repository as one shape, whatever their file, clock and label; for
 * specs. Each source states its own: LEAN UTC, NinjaTrader New York with the bar's end, Databento
 * UTC, Sierra Chart Chicago.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { dateOf, utcNsOf } from '../../domain/session/exchange-clock.ts';
import { addDays, NS_PER_S } from '../../domain/units/time.ts';
import { fixturesDir } from './fixtures.ts';

/** One bar of a source, prices in points. */
export type FixtureBar = {
  /** Start of the bar, UNIX ns. */
  readonly startNs: bigint;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
};

const NEW_YORK = 'America/New_York';
const CHICAGO = 'America/Chicago';
const SESSION_SHIFT_NS = 6n * 3600n * NS_PER_S;

/** Text of a zstd file of one frame. @param path below the fixtures' folder. */
export function fixtureText(path: string): string {
  return zstdDecompressSync(readFileSync(join(fixturesDir, path))).toString('utf8');
}

/** JSON of a plain or zstd file. @param path below the fixtures' folder. */
export function fixtureJson(path: string): unknown {
  const isPlain = path.endsWith('.json');
  return JSON.parse(
    isPlain ? readFileSync(join(fixturesDir, path), 'utf8') : fixtureText(path),
  ) as unknown;
}

/** Rows of a CSV text by column name; lines that begin with # are left out. */
export function csvRows(text: string): Record<string, string>[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const [names = [], ...rows] = lines.map((line) => line.split(',').map((cell) => cell.trim()));
  return rows.map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])));
}

/** LEAN's ES minutes: of each file the contract with the most bars. */
export function leanEsBars(): FixtureBar[] {
  const folder = join(fixturesDir, 'bars/lean_es_1m');
  const files = readdirSync(folder).filter((file) => file.endsWith('_trade.zip'));
  return files.sort().flatMap((file) => {
    const date = `${file.slice(0, 4)}-${file.slice(4, 6)}-${file.slice(6, 8)}`;
    const midnightNs = utcNsOf(date, '00:00', 'UTC');
    const contracts = Object.values(unzipSync(readFileSync(join(folder, file))));
    return longest(contracts.map((bytes) => leanBars(strFromU8(bytes), midnightNs)));
  });
}

/** NinjaTrader's ES minutes, their labels moved from the bar's end to its start. */
export function ninjaEsBars(): FixtureBar[] {
  return csvRows(fixtureText('bars/ninja_es_1m/ES_Volumetric_1.csv.zst')).map((row) => {
    const [date, clock] = wordsOf(row['timestamp'], 'T');
    return barOf(row, utcNsOf(date, clock.slice(0, 8), NEW_YORK) - 60n * NS_PER_S);
  });
}

/** Databento's MYM minutes: of each session, 18:00 to 17:00 New York, the contract of most volume. */
export function mymBars(): FixtureBar[] {
  const text = fixtureText('bars/mym_1m/glbx-mdp3-MYM.FUT-20250430-20250630.ohlcv-1m.csv.zst');
  const outrights = csvRows(text).filter((row) => !row['symbol'].includes('-'));
  const sessions = Map.groupBy(outrights, (row) =>
    dateOf(utcIsoNs(row['ts_event']) + SESSION_SHIFT_NS, NEW_YORK),
  );
  return [...sessions.values()].flatMap((rows) => {
    const contracts = [...Map.groupBy(rows, (row) => row['symbol']).values()];
    return mostVolume(contracts.map((contract) => contract.map(databentoBar)));
  });
}

/** The minutes from which the published MYM 2-minute file was made. */
export function mymMorningBars(): FixtureBar[] {
  return csvRows(fixtureText('bars/mym_2m/MYM_FUT_1m_full.csv.zst')).map(databentoBar);
}

/** The published MYM 2-minute file. */
export function mymPublishedBars(): FixtureBar[] {
  return csvRows(fixtureText('bars/mym_2m/MYM_FUT_2m_full.csv.zst')).map(databentoBar);
}

/** Sierra Chart's 5-minute bars of one ES contract, e.g. ESH15. */
export function sierraEsBars(symbol: string): FixtureBar[] {
  return csvRows(fixtureText(`bars/es_5m/${symbol}_5m.csv.zst`)).map((row) => {
    const [year, month, day] = row['Date'].split('/');
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const lowerCase = Object.entries(row).map(([name, cell]) => [name.toLowerCase(), cell]);
    const bar = Object.fromEntries(lowerCase) as Record<string, string>;
    return barOf({ ...bar, close: row['Last'] }, utcNsOf(date, row['Time'], CHICAGO));
  });
}

/** The bars of each New York date, in the order of their first bars. */
export function byNewYorkDate(bars: readonly FixtureBar[]): Map<string, FixtureBar[]> {
  return Map.groupBy(bars, ({ startNs }) => dateOf(startNs, NEW_YORK));
}

/** A New York date as a span of UNIX ns; 23 to 25 hours. */
export function newYorkDay(date: string): { startNs: bigint; endNs: bigint } {
  return {
    startNs: utcNsOf(date, '00:00', NEW_YORK),
    endNs: utcNsOf(addDays(date, 1), '00:00', NEW_YORK),
  };
}

/** UNIX ns of an ISO time with zone, to the second. */
export function utcIsoNs(iso: string): bigint {
  return BigInt(Date.parse(iso)) * 1_000_000n;
}

function leanBars(text: string, midnightNs: bigint): FixtureBar[] {
  const rows = csvRows(`ms,open,high,low,close,volume\n${text}`);
  return rows.map((row) => barOf(row, midnightNs + BigInt(row['ms']) * 1_000_000n));
}

function databentoBar(row: Record<string, string>): FixtureBar {
  return barOf(row, utcIsoNs(row['ts_event']));
}

function barOf(row: Record<string, string>, startNs: bigint): FixtureBar {
  return {
    startNs,
    open: Number(row['open']),
    high: Number(row['high']),
    low: Number(row['low']),
    close: Number(row['close']),
    volume: Number(row['volume']),
  };
}

function longest(contracts: readonly FixtureBar[][]): FixtureBar[] {
  return contracts.reduce((best, bars) => (bars.length > best.length ? bars : best), []);
}

function mostVolume(contracts: readonly FixtureBar[][]): FixtureBar[] {
  const volumeOf = (bars: readonly FixtureBar[]): number =>
    bars.reduce((sum, { volume }) => sum + volume, 0);
  return contracts.reduce((best, bars) => (volumeOf(bars) > volumeOf(best) ? bars : best), []);
}

function wordsOf(text: string, separator: string): [string, string] {
  const [first = '', second = ''] = text.split(separator);
  return [first, second];
}
