import type { AggregatePlan, PlanColumn } from './aggregate-plan.ts';
import type { TickSums, WindowSums } from './window-sums.ts';

/** Where a level stands in a window, as places in the sums. */
export type LevelPlace = {
  readonly level: number;
  /** Its mirror image in the mid; NaN without one. */
  readonly mirrored: number;
};

/** A column that is a sum over an aggregate's ticks: from `lo` to below `end`, from the level. */
type SumColumn = {
  readonly sums: TickSums;
  readonly lo: number;
  readonly end: number;
  readonly place: number;
};

/** A column of lots times ticks from the level. */
type DistanceColumn = SumColumn & { readonly lots: TickSums };

/** Takes a plan's columns from the sums of a window: one for all levels that ask for the same. */
export class AggregateReader {
  readonly #sums: readonly SumColumn[];
  readonly #distances: readonly DistanceColumn[];
  readonly #mirrors: readonly SumColumn[];
  /** Columns that only reprices within their aggregates fill. */
  readonly #moves: readonly number[];

  constructor({ columns }: AggregatePlan, window: WindowSums) {
    this.#sums = columns.flatMap((column) => sumColumn(column, window));
    this.#distances = columns.flatMap((column) => distanceColumn(column, window));
    this.#mirrors = columns
      .filter(({ field }) => field === 'mirror')
      .map(({ side, lo, hi, place }) => {
        const { lotsE: sums } = side === 'ask' ? window.bid : window.ask;
        return { sums, lo: -hi, end: 1 - lo, place };
      });
    this.#moves = columns
      .filter(({ field }) => field === 'repriced' || field === 'drift')
      .map(({ place }) => place);
  }

  /** Writes a window of a series. @param at its place, `length` windows of a column apart. */
  write(values: Float64Array, at: number, length: number, { level, mirrored }: LevelPlace): void {
    for (const { sums, lo, end, place } of this.#sums) {
      values[place * length + at] = sums[level + end] - sums[level + lo];
    }
    for (const { sums, lots, lo, end, place } of this.#distances) {
      const moment = sums[level + end] - sums[level + lo];
      const resting = lots[level + end] - lots[level + lo];
      values[place * length + at] = Math.abs(moment - level * resting);
    }
    for (const place of this.#moves) values[place * length + at] = 0;
    const hasMirror = !Number.isNaN(mirrored);
    for (const { sums, lo, end, place } of this.#mirrors) {
      values[place * length + at] = hasMirror ? sums[mirrored + end] - sums[mirrored + lo] : NaN;
    }
  }
}

function sumColumn({ side, lo, hi, field, place }: PlanColumn, window: WindowSums): SumColumn[] {
  const of = (sums: TickSums): SumColumn[] => [{ sums, lo, end: hi + 1, place }];
  const own = side === 'ask' ? window.ask : window.bid;
  if (field === 'S') return of(own.lotsS);
  if (field === 'E') return of(own.lotsE);
  if (field === 'buy' || field === 'sell') return of(window[field]);
  if (field === 'add' || field === 'pull' || field === 'fill') return of(own[field]);
  return [];
}

function distanceColumn(
  { side, lo, hi, field, place }: PlanColumn,
  window: WindowSums,
): DistanceColumn[] {
  const own = side === 'ask' ? window.ask : window.bid;
  const ticks = { lo, end: hi + 1, place };
  if (field === 'distanceS') return [{ ...ticks, sums: own.momentS, lots: own.lotsS }];
  if (field === 'distanceE') return [{ ...ticks, sums: own.momentE, lots: own.lotsE }];
  return [];
}
