import { assert } from '../../base/assert.ts';
import { quantile } from '../features/quantile.ts';
import { SESSION_MINUTES, TOUCHES_MAX } from '../setups/setup-vector.ts';
import { vectorColumns } from '../setups/vector-layout.ts';
import type { CorpusRows } from './corpus.ts';

/** Parts of a session by minutes since the open. */
export const dayParts = ['opening', 'morning', 'noon'] as const;

/** One of them: the first half hour, the hour after it, the rest. */
export type DayPart = (typeof dayParts)[number];

/** How lively a moment was for its time of day: thirds of the past. */
export const volatilities = ['calm', 'usual', 'wild'] as const;

/** One of them. */
export type Volatility = (typeof volatilities)[number];

/** Which past rows may answer: all that is given must hold. */
export type PastSieve = {
  /** 1 Monday to 5 Friday. */
  readonly weekday?: number | undefined;
  readonly dayPart?: DayPart | undefined;
  readonly touch?: 'first' | 'later' | undefined;
  readonly volatility?: Volatility | undefined;
  readonly level?: string | undefined;
  /** 1 upward, −1 downward. */
  readonly direction?: 1 | -1 | undefined;
  /** Rows left out with all others of their approach or confluence; dates; months, YYYY-MM. */
  readonly withoutRows?: readonly string[];
  readonly withoutDates?: readonly string[];
  readonly withoutMonths?: readonly string[];
};

/** Minutes since the open at which the second and the third part begin. */
const PART_MINUTES = [30, 90] as const;

const columnOf = (name: string): number => {
  const column = vectorColumns.findIndex((other) => other.name === name);
  assert(column >= 0, `vector: expected a column ${name}`);
  return column;
};
const MINUTES = columnOf('minutes');
const TOUCHES = columnOf('touch_ord');
const ATR = columnOf('atr_rel');

/** The past as a sieve looks at it. */
export type SievedPast = {
  readonly rows: CorpusRows;
  /** Of the corpus. */
  readonly dates: readonly string[];
  /** Sessions before this place in the dates are past. */
  readonly sessionEnd: number;
};

/** Whether each row of the corpus may answer: one byte per row. */
export function sieved(past: SievedPast, sieve: PastSieve): Uint8Array {
  const { rows, dates } = past;
  const dayStays = dates.map((date) => isDayKept(date, sieve));
  const lost = lostGroups(rows, sieve.withoutRows ?? []);
  const [calmMax, usualMax] = sieve.volatility === undefined ? [NaN, NaN] : thirds(past);
  return Uint8Array.from(rows.rowIds, (_, row) => {
    if (!dayStays[rows.sessions[row]] || lost.has(rows.groups[row])) return 0;
    if (sieve.level !== undefined && rows.kinds[row] !== sieve.level) return 0;
    if (sieve.direction !== undefined && rows.directions[row] !== sieve.direction) return 0;
    if (sieve.touch !== undefined && touchOf(rows, row) !== sieve.touch) return 0;
    if (sieve.dayPart !== undefined && partOf(rows, row) !== sieve.dayPart) return 0;
    if (sieve.volatility === undefined) return 1;
    const atr = valueOf(rows, row, ATR);
    const word = atr <= calmMax ? 'calm' : atr <= usualMax ? 'usual' : 'wild';
    return Number(!Number.isNaN(atr) && word === sieve.volatility);
  });
}

function isDayKept(
  date: string,
  { weekday, withoutDates = [], withoutMonths = [] }: PastSieve,
): boolean {
  if (weekday !== undefined && new Date(`${date}T00:00:00Z`).getUTCDay() !== weekday) return false;
  return !withoutDates.includes(date) && !withoutMonths.includes(date.slice(0, 7));
}

function lostGroups(
  { rowIds, groups }: CorpusRows,
  withoutRows: readonly string[],
): ReadonlySet<number> {
  const ids = new Set(withoutRows);
  return new Set([...groups].filter((_, row) => ids.has(rowIds[row])));
}

function touchOf(rows: CorpusRows, row: number): 'first' | 'later' {
  return valueOf(rows, row, TOUCHES) < 1.5 / TOUCHES_MAX ? 'first' : 'later';
}

function partOf(rows: CorpusRows, row: number): DayPart {
  const minutes = valueOf(rows, row, MINUTES) * SESSION_MINUTES;
  return minutes < PART_MINUTES[0] ? 'opening' : minutes < PART_MINUTES[1] ? 'morning' : 'noon';
}

/** Where the calm third of the past ends, and where the wild one begins. */
function thirds({ rows, sessionEnd }: SievedPast): readonly [number, number] {
  const known = Float64Array.from(rows.rowIds, (_, row) =>
    rows.sessions[row] < sessionEnd ? valueOf(rows, row, ATR) : NaN,
  )
    .filter((atr) => !Number.isNaN(atr))
    .sort();
  return [quantile(known, 1 / 3), quantile(known, 2 / 3)];
}

function valueOf(rows: CorpusRows, row: number, column: number): number {
  const dims = rows.vectors.length / rows.rowIds.length;
  return rows.vectors[row * dims + column];
}
