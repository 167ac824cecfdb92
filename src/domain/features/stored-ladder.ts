import { LADDER_REACH } from './aggregate.ts';
import { LADDER_ROWS, medianDepth, pressLong, restShare } from './ladder.ts';
import type { LadderSeries } from './ladder.ts';
import type { LevelRows } from './level-rows.ts';
import { numberColumns } from './number-columns.ts';
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
    const at = row[i] - ladder.start;
    const usual = toNano(medianDepth(ladder, at));
    columns.median_depth.fill(usual, i * LADDER_ROWS, (i + 1) * LADDER_ROWS);
    writeLots(columns, ladder, { at, to: i * LADDER_ROWS });
    writeRatios(columns, ladder, { at, to: i * LADDER_ROWS });
  }
  return columns;
}

function emptyColumns(length: number): LadderColumns {
  const named = numberColumns([...lotNames, ...ratioNames], length);
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

function writeLots(out: LadderColumns, { asks, bids }: LadderSeries, { at, to }: Place): void {
  for (let place = 0; place < LADDER_ROWS; place++) {
    const [ask, bid] = [asks[place], bids[place]];
    out.ask_depth[to + place] = ask.E[at];
    out.ask_add[to + place] = ask.add[at];
    out.ask_pull[to + place] = ask.pull[at];
    out.ask_fill[to + place] = ask.fill[at];
    out.bid_depth[to + place] = bid.E[at];
    out.bid_add[to + place] = bid.add[at];
    out.bid_pull[to + place] = bid.pull[at];
    out.bid_fill[to + place] = bid.fill[at];
    out.buy[to + place] = ask.buy[at];
    out.sell[to + place] = ask.sell[at];
  }
}

function writeRatios(
  out: LadderColumns,
  { asks, bids, rules: { kappa } }: LadderSeries,
  { at, to }: Place,
): void {
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
    const [ask, bid] = [asks[place], bids[place]];
    out.ask_rest[row] = toNano(restShare(ask.E[at], ask.mirror[at], kappa));
    out.bid_rest[row] = toNano(restShare(bid.E[at], bid.mirror[at], kappa));
  }
}
