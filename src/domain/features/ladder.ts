import type { PressureRules } from '../session/instrument-profile.ts';
import { LADDER_REACH, ladderAggregates } from './aggregate.ts';
import type { Aggregate, AggregateField } from './aggregate.ts';
import { AggregatePlan } from './aggregate-plan.ts';
import type { AggregateColumns, AggregateSeries } from './aggregate-series.ts';
import { sweepAggregates } from './aggregate-sweep.ts';
import type { RowRange } from './aggregate-sweep.ts';
import type { Anchors } from './anchors.ts';
import type { LedgerIndex } from './ledger-index.ts';
import { median } from './median.ts';
import { positivePart, signedShare } from './ratio.ts';

/** Rows of a ladder. */
export const LADDER_ROWS = 2 * LADDER_REACH + 1;
/** Windows of the minute whose median depth is the ladder's measure. */
export const MINUTE_WINDOWS = 12;

/** What a row of a ladder is told from: its own side, and of its asks the trades there too. */
const bidFields = ['E', 'add', 'pull', 'fill', 'mirror'] as const satisfies AggregateField[];
const askFields = [...bidFields, 'buy', 'sell'] as const satisfies AggregateField[];

/** The ladder around a level by window: integers, from which every figure of it is made. */
export type LadderSeries = {
  /** First window row. */
  readonly start: number;
  /** Ticks of each row, from the lowest up. */
  readonly ticks: readonly Aggregate[];
  readonly asks: readonly AggregateColumns<(typeof askFields)[number]>[];
  readonly bids: readonly AggregateColumns<(typeof bidFields)[number]>[];
  readonly rules: PressureRules;
};

/** What came and went in a row on one side, lots a window; NaN unknown. */
export type RowFlow = { readonly add: number; readonly pull: number; readonly fill: number };

/** One row of a ladder over one window or the mean of some; lots a window, NaN unknown. */
export type LadderRow = {
  /** Rows above the level, ticks above it in a ladder of ticks; below it negative. */
  readonly offset: number;
  /** Depth per tick at the end, as a multiple of the minute's median. */
  readonly askDepth: number;
  readonly bidDepth: number;
  /** Lots resting at the end. */
  readonly askLots: number;
  readonly bidLots: number;
  /** Pulled less added over all of it, in (−1, 1). */
  readonly askChurn: number;
  readonly bidChurn: number;
  readonly askFlow: RowFlow;
  readonly bidFlow: RowFlow;
  /** Traded by aggressors, lots a window. */
  readonly buy: number;
  readonly sell: number;
  /** Aggressors, buying positive, in (−1, 1). */
  readonly tape: number;
  /** What presses up and down, [0, 1), and the first less the second. */
  readonly long: number;
  readonly short: number;
  readonly net: number;
  /** Depth against that at the mirrored ticks: about a half is usual, 1 massive. */
  readonly askRest: number;
  readonly bidRest: number;
};

/** The ladders around several levels in one pass over a ledger. */
export function ladderSeries(
  index: LedgerIndex,
  levels: readonly Anchors[],
  rules: PressureRules,
  range: RowRange,
): readonly LadderSeries[] {
  const all = sweepAggregates(index, levels, ladderPlan(ladderAggregates(rules)), range);
  return all.map((series) => ladderOf(series, rules));
}

/** The plan of a ladder's rows. @param aggregates asks of each from the lowest up, then bids. */
export function ladderPlan(aggregates: readonly Aggregate[]): AggregatePlan {
  return new AggregatePlan(
    aggregates.map((row) => ({ ...row, fields: row.side === 'ask' ? askFields : bidFields })),
  );
}

/** A ladder from a series of its plan. */
export function ladderOf(series: AggregateSeries, rules: PressureRules): LadderSeries {
  const ticks = series.plan.aggregates.filter(({ side }) => side === 'ask');
  const { length } = ticks;
  return {
    ...{ start: series.start, ticks, rules },
    asks: ticks.map((_, place) => series.fields(place, askFields)),
    bids: ticks.map((_, place) => series.fields(place + length, bidFields)),
  };
}

/**
 * The minute's median depth at a window, lots per tick: over all rows and both sides of the last
 * twelve windows, those without depth left out. NaN without any.
 */
export function medianDepth({ asks, bids, ticks }: LadderSeries, row: number): number {
  const depths = new Float64Array(2 * ticks.length * MINUTE_WINDOWS);
  let known = 0;
  for (let place = 0; place < ticks.length; place++) {
    const width = widthOf(ticks[place]);
    const [ask, bid] = [asks[place].E, bids[place].E];
    for (let at = Math.max(0, row - MINUTE_WINDOWS + 1); at <= row; at++) {
      if (ask[at] > 0) depths[known++] = ask[at] / width;
      if (bid[at] > 0) depths[known++] = bid[at] / width;
    }
  }
  return median(depths.subarray(0, known));
}

/**
 * The ladder at a window, from its highest row down.
 *
 * @param row window of the series. @param windows how many windows up to it are averaged: flows
 * add up to a mean window, depth is that of the last.
 */
export function ladderAt(ladder: LadderSeries, row: number, windows = 1): readonly LadderRow[] {
  const usual = medianDepth(ladder, row);
  const rows = Array.from({ length: LADDER_ROWS }, (_, place) => {
    return ladderRow(ladder, { row, windows, usual, offset: place - LADDER_REACH, place });
  });
  return rows.reverse();
}

/** Where in a ladder a row stands, and what its depth is held against. */
export type LadderPlace = {
  /** Window of the series, and how many windows up to it are averaged. */
  readonly row: number;
  readonly windows: number;
  readonly offset: number;
  /** From the lowest row up. */
  readonly place: number;
  /** Lots per tick that count as once. */
  readonly usual: number;
};

/** One row of a ladder, from its two sides. */
export function ladderRow(
  { asks, bids, ticks, rules: { kappa } }: LadderSeries,
  { row, windows, offset, place, usual }: LadderPlace,
): LadderRow {
  const mean = (column: Float64Array): number => meanOf(column, row, windows);
  const flow = ({ add, pull, fill }: AggregateColumns<keyof RowFlow>): RowFlow => ({
    ...{ add: mean(add), pull: mean(pull), fill: mean(fill) },
  });
  const [ask, bid, width] = [asks[place], bids[place], widthOf(ticks[place])];
  const [askLots, bidLots] = [ask.E[row], bid.E[row]];
  const [askFlow, bidFlow] = [flow(ask), flow(bid)];
  const [buy, sell] = [mean(ask.buy), mean(ask.sell)];
  const askChurn = signedShare(askFlow.pull, askFlow.add, kappa);
  const bidChurn = signedShare(bidFlow.pull, bidFlow.add, kappa);
  const tape = signedShare(buy, sell, kappa);
  const long = pressLong(tape, askChurn, bidChurn);
  const short = pressLong(-tape, -askChurn, -bidChurn);
  return {
    offset,
    askDepth: askLots / width / usual,
    bidDepth: bidLots / width / usual,
    ...{ askLots, bidLots, askChurn, bidChurn, askFlow, bidFlow, buy, sell },
    ...{ tape, long, short },
    net: long - short,
    askRest: restShare(askLots, ask.mirror[row], kappa),
    bidRest: restShare(bidLots, bid.mirror[row], kappa),
  };
}

/**
 * What presses up in a row: the mean of the positive parts of aggressors buying, asks pulled and
 * bids added. With all signs turned it is what presses down.
 */
export function pressLong(tape: number, askChurn: number, bidChurn: number): number {
  // The sides are added first, so that a mirror, which swaps them, gives the same bits.
  return (positivePart(tape) + (positivePart(askChurn) + positivePart(-bidChurn))) / 3;
}

/** Share of a row's depth in it and its mirror image's: about a half is usual, 1 massive. */
export function restShare(lots: number, mirrored: number, kappa: number): number {
  return lots / (lots + mirrored + kappa);
}

function meanOf(column: Float64Array, row: number, windows: number): number {
  const first = Math.max(0, row - windows + 1);
  let sum = 0;
  for (let i = first; i <= row; i++) sum += column[i];
  return sum / (row - first + 1);
}

function widthOf({ lo, hi }: Aggregate): number {
  return hi - lo + 1;
}
