import { LADDER_REACH } from './aggregate.ts';
import type { AggregateColumns } from './aggregate-series.ts';
import { LADDER_ROWS, medianDepth, pressLong, restShare } from './ladder.ts';
import type { LadderSeries } from './ladder.ts';
import type { LevelRows } from './level-rows.ts';
import { signedShare } from './ratio.ts';
import { toNano } from './rounding.ts';

/** Lots that come, go or rest in a row of a ladder; NaN unknown. */
const lotNames = [
  ...['ask_depth', 'ask_add', 'ask_pull', 'ask_fill'],
  ...['bid_depth', 'bid_add', 'bid_pull', 'bid_fill'],
] as const;
/** Numbers made of them; NaN unknown. `opt` has no options yet. */
const ratioNames = ['median_depth', 'long', 'short', 'net', 'ask_rest', 'bid_rest', 'opt'] as const;

/** Numbers of `pressure_ladder_5s` beside its keys, a ladder's rows from the lowest up. */
export type LadderColumns = {
  /** Rows above the level; below it negative. */
  readonly off: Int32Array;
  readonly buy: Int32Array;
  readonly sell: Int32Array;
} & FloatColumns;

type FloatColumns = Readonly<
  Record<(typeof lotNames)[number] | (typeof ratioNames)[number], Float64Array>
>;

/**
 * Ladders as `pressure_ladder_5s` stores them, eleven rows for each of the given ones.
 *
 * @param ladders one per level of the rows. @param rows windows inside the ladders' range.
 */
export function storedLadder(
  ladders: readonly LadderSeries[],
  { level, row }: LevelRows,
): LadderColumns {
  const columns = emptyColumns(LADDER_ROWS * row.length);
  for (let i = 0; i < row.length; i++) {
    const ladder = ladders[level[i]];
    const at = row[i] - ladder.series.start;
    const usual = toNano(medianDepth(ladder, at));
    columns.median_depth.fill(usual, i * LADDER_ROWS, (i + 1) * LADDER_ROWS);
    writeLots(columns, ladder, { at, to: i * LADDER_ROWS });
    writeRatios(columns, ladder, { at, to: i * LADDER_ROWS });
  }
  return columns;
}

function emptyColumns(length: number): LadderColumns {
  const floats = [...lotNames, ...ratioNames].map((name) => [name, new Float64Array(length)]);
  const named = Object.fromEntries(floats) as FloatColumns;
  named.opt.fill(NaN);
  return {
    ...named,
    off: Int32Array.from({ length }, (_, at) => (at % LADDER_ROWS) - LADDER_REACH),
    buy: new Int32Array(length),
    sell: new Int32Array(length),
  };
}

/** Where a ladder stands in its series, and its first row among the stored. */
type Place = { readonly at: number; readonly to: number };

function writeLots(out: LadderColumns, { series }: LadderSeries, { at, to }: Place): void {
  const { E, add, pull, fill, buy, sell }: AggregateColumns = series.columns;
  for (let place = 0; place < LADDER_ROWS; place++) {
    const ask = place * series.length + at;
    const bid = (place + LADDER_ROWS) * series.length + at;
    out.ask_depth[to + place] = E[ask];
    out.ask_add[to + place] = add[ask];
    out.ask_pull[to + place] = pull[ask];
    out.ask_fill[to + place] = fill[ask];
    out.bid_depth[to + place] = E[bid];
    out.bid_add[to + place] = add[bid];
    out.bid_pull[to + place] = pull[bid];
    out.bid_fill[to + place] = fill[bid];
    out.buy[to + place] = buy[ask];
    out.sell[to + place] = sell[ask];
  }
}

function writeRatios(
  out: LadderColumns,
  { series, rules: { kappa } }: LadderSeries,
  { at, to }: Place,
): void {
  const { mirror } = series.columns;
  for (let place = 0; place < LADDER_ROWS; place++) {
    const row = to + place;
    const tape = signedShare(out.buy[row], out.sell[row], kappa);
    const askChurn = signedShare(out.ask_pull[row], out.ask_add[row], kappa);
    const bidChurn = signedShare(out.bid_pull[row], out.bid_add[row], kappa);
    const long = pressLong(tape, askChurn, bidChurn);
    const short = pressLong(-tape, -askChurn, -bidChurn);
    out.long[row] = toNano(long);
    out.short[row] = toNano(short);
    out.net[row] = toNano(long - short);
    const asksMirror = mirror[place * series.length + at];
    const bidsMirror = mirror[(place + LADDER_ROWS) * series.length + at];
    out.ask_rest[row] = toNano(restShare(out.ask_depth[row], asksMirror, kappa));
    out.bid_rest[row] = toNano(restShare(out.bid_depth[row], bidsMirror, kappa));
  }
}
