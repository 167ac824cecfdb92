import { levelStyles } from '../level-style.ts';
import type { BlindEntry } from './blind-log.ts';
import { averageOf, brierOf } from './brier.ts';

/** Fewer answered forecasts than this show nothing. */
export const COUNT_MIN = 20;
/** Half the width of a 90 % interval, in standard errors. */
const Z_90 = 1.645;

/** Mean Brier scores of forecasts that the machine answered too. */
export type ScoreRow = {
  readonly name: string;
  readonly count: number;
  readonly analyst: number;
  readonly base: number;
  readonly retrieval: number;
  /** Of the mean of the analyst's and the machine's forecast. */
  readonly both: number;
};

/** Whether the analyst adds anything: how much lower the machine's score is with him than without. */
export type Addition = {
  readonly count: number;
  readonly gain: number;
  /** 90 %, days as blocks; undefined while there are fewer than two days. */
  readonly ci90: readonly [low: number, high: number] | undefined;
  readonly verdict: 'few' | 'adds' | 'takes' | 'none';
};

type Answered = BlindEntry & Required<Pick<BlindEntry, 'base' | 'retrieval'>>;

/** The forecasts that can be compared: those the machine answered. */
export function answeredOf(entries: readonly BlindEntry[]): readonly Answered[] {
  return entries.filter(
    (entry): entry is Answered => entry.base !== undefined && entry.retrieval !== undefined,
  );
}

/** Scores of all, by level and by hour of the day; groups in the order of their names. */
export function scoreTables(entries: readonly BlindEntry[]): {
  readonly all: ScoreRow;
  readonly byLevel: readonly ScoreRow[];
  readonly byHour: readonly ScoreRow[];
} {
  const answered = answeredOf(entries);
  return {
    all: scoreRow('All', answered),
    byLevel: rowsBy(answered, ({ level }) => levelStyles[level].name),
    byHour: rowsBy(answered, ({ clock }) => hourOf(clock)),
  };
}

/** Whether the analyst adds to the machine. */
export function additionOf(entries: readonly BlindEntry[]): Addition {
  const answered = answeredOf(entries);
  const gains = answered.map((entry) => scores(entry).retrieval - scores(entry).both);
  const [count, gain] = [gains.length, meanOf(gains)];
  const error = blockedError(
    gains,
    answered.map(({ date }) => date),
  );
  const ci90 =
    error === undefined ? undefined : ([gain - Z_90 * error, gain + Z_90 * error] as const);
  return { count, gain, ci90, verdict: verdictOf(count, ci90) };
}

function verdictOf(count: number, ci90: Addition['ci90']): Addition['verdict'] {
  if (count < COUNT_MIN || ci90 === undefined) return 'few';
  if (ci90[0] > 0) return 'adds';
  return ci90[1] < 0 ? 'takes' : 'none';
}

function rowsBy(
  entries: readonly Answered[],
  nameOf: (entry: Answered) => string,
): readonly ScoreRow[] {
  return [...Map.groupBy(entries, nameOf)]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, group]) => scoreRow(name, group));
}

function scoreRow(name: string, entries: readonly Answered[]): ScoreRow {
  const all = entries.map(scores);
  return {
    ...{ name, count: entries.length, analyst: meanOf(all.map(({ analyst }) => analyst)) },
    base: meanOf(all.map(({ base }) => base)),
    retrieval: meanOf(all.map(({ retrieval }) => retrieval)),
    both: meanOf(all.map(({ both }) => both)),
  };
}

function scores({ analyst, base, retrieval, outcome }: Answered): Omit<ScoreRow, 'name' | 'count'> {
  return {
    analyst: brierOf(analyst, outcome),
    base: brierOf(base, outcome),
    retrieval: brierOf(retrieval, outcome),
    both: brierOf(averageOf(analyst, retrieval), outcome),
  };
}

/** 10:14:35 is of 10–11 h. */
function hourOf(clock: string): string {
  const hour = Number(clock.slice(0, 2));
  return `${String(hour).padStart(2, '0')}–${String(hour + 1).padStart(2, '0')} h`;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard error of a mean whose values of one day hang together. */
function blockedError(values: readonly number[], days: readonly string[]): number | undefined {
  const mean = meanOf(values);
  const sums = new Map<string, number>();
  values.forEach((value, i) => {
    const day = days[i] ?? '';
    sums.set(day, (sums.get(day) ?? 0) + value - mean);
  });
  if (sums.size < 2) return undefined;
  const squares = [...sums.values()].reduce((sum, value) => sum + value ** 2, 0);
  return Math.sqrt((squares * sums.size) / (sums.size - 1)) / values.length;
}
