import type { BuiltTable } from '../lake/built-tables.ts';
import type { DerivedSession } from '../lake/derive-sessions.ts';
import type { BuildResult } from '../lake/node/build-lake.ts';
import { textTable } from './text-table.ts';

/** What a build cost, and what it left on the disk. */
export type BuildCost = {
  readonly wallS: number;
  /** Most memory that the process held, MB. */
  readonly peakMemoryMb: number;
  /** What the lake holds now of the sessions that were built. */
  readonly tables: readonly BuiltTable[];
};

/** What `build --json` prints. */
export type BuildSummary = BuildCost & {
  /** Source records of the sessions that were built, by the second. */
  readonly recordsPerS: number;
  /** Sessions of which something was made. */
  readonly built: number;
  readonly upToDate: number;
  readonly skipped: readonly SkippedSession[];
  /** Built and up to date ones, ascending by date. */
  readonly sessions: readonly SessionSummary[];
};

/** A session that could not be built. */
export type SkippedSession = {
  readonly date: string;
  readonly symbol: string;
  readonly reason: string;
};

/** One session of the lake. */
export type SessionSummary = {
  readonly date: string;
  readonly symbol: string;
  /** Whether something of it was made now. */
  readonly built: boolean;
  readonly source: string;
  readonly included: boolean;
  /** Data quality, A to D, or F. */
  readonly grade: string;
  readonly reasons: readonly string[];
  /** Source records of the session. */
  readonly records: number;
  /** Null where the source has bars only. */
  readonly trades: number | null;
  readonly bars: number;
  /** Prices off the tick grid, moved to their nearest tick. */
  readonly qaOffTick: number;
  readonly synthetic: boolean;
};

/** A build's result as a document. */
export function buildSummary(
  { built, upToDate, skipped }: BuildResult,
  cost: BuildCost,
): BuildSummary {
  const records = built.reduce((sum, { source }) => sum + source.records, 0);
  return {
    built: built.length,
    upToDate: upToDate.length,
    skipped: skipped.map(({ date, symbol, skipped: reason = '' }) => ({ date, symbol, reason })),
    sessions: [...built, ...upToDate].map(sessionSummary).sort(byDate),
    ...cost,
    recordsPerS: Math.round(records / cost.wallS),
  };
}

/** The same for people: a line per session, what was left out, the tables, and what was done. */
export function buildText(summary: BuildSummary): string {
  const lines = summary.sessions.filter((session) => session.built).map(sessionLine);
  const skipped = summary.skipped.map(
    ({ date, symbol, reason }) => `${date}  ${symbol}  skipped: ${reason}`,
  );
  const tables = summary.built === 0 ? [] : ['', ...tableLines(summary.tables), ''];
  return [...lines, ...skipped, ...tables, closingLine(summary)].join('\n');
}

function tableLines(tables: readonly BuiltTable[]): readonly string[] {
  const rows = tables.map(({ tier, table, rowCount, byteLength }) => [
    `${tier} ${table}`,
    rowCount.toLocaleString('en-US'),
    byteLength.toLocaleString('en-US'),
  ]);
  const total = tables.reduce((sum, { byteLength }) => sum + byteLength, 0);
  return textTable(
    [['table', 'rows', 'bytes'], ...rows, ['total', '', total.toLocaleString('en-US')]],
    ['left', 'right', 'right'],
  );
}

function closingLine({ built, upToDate, ...cost }: BuildSummary): string {
  if (built === 0 && upToDate === 0) return 'no session to build in these files';
  if (built === 0) return `nothing to do: ${countOf(upToDate)} up to date`;
  const others = upToDate === 0 ? '' : `, ${countOf(upToDate)} up to date`;
  const { wallS, peakMemoryMb, recordsPerS } = cost;
  const speed = `${recordsPerS.toLocaleString('en-US')} records/s`;
  const memory = `peak memory ${Math.round(peakMemoryMb)} MB`;
  return `built ${countOf(built)}${others}: ${wallS.toFixed(1)} s, ${speed}, ${memory}`;
}

function countOf(sessionCount: number): string {
  return sessionCount === 1 ? '1 session' : `${sessionCount} sessions`;
}

function sessionSummary({
  date,
  symbol,
  isBuilt,
  source,
  grade,
  reasons,
  rowCounts,
}: DerivedSession): SessionSummary {
  return {
    date,
    symbol,
    built: isBuilt,
    source: source.kind,
    included: reasons.length === 0,
    grade,
    reasons,
    records: source.records,
    trades: rowCounts['trades'] ?? null,
    bars: rowCounts['bars_2m'] ?? 0,
    qaOffTick: source.qaOffTick,
    synthetic: source.synthetic,
  };
}

function sessionLine(session: SessionSummary): string {
  const { date, symbol, source, records, trades, bars, grade, qaOffTick, synthetic } = session;
  const counts = [
    `${records.toLocaleString('en-US')} records`,
    ...(trades === null ? [] : [`${trades.toLocaleString('en-US')} trades`]),
    `${bars} bars`,
    `grade ${grade}`,
    ...(qaOffTick === 0 ? [] : [`${qaOffTick} off the tick grid`]),
  ].join(', ');
  const label = synthetic ? '  SYNTHETIC' : '';
  const { reasons } = session;
  const excluded = reasons.length === 0 ? '' : `  excluded: ${reasons.join('; ')}`;
  return `${date}  ${symbol}  ${source}  ${counts}${label}${excluded}`;
}

function byDate(a: SessionSummary, b: SessionSummary): number {
  return a.date === b.date ? (a.symbol < b.symbol ? -1 : 1) : a.date < b.date ? -1 : 1;
}
