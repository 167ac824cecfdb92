import type { LadderRow } from '../../../domain/features/ladder.ts';
import { MISSING, fixed, grouped, signed, timesOf } from '../../ui/figures.ts';

/** Multiple of the median at which a depth bar fills its column. */
export const DEPTH_FULL = 3;
/** Net from which a side is said to lead. */
const LEAD = 0.1;
/** Churn that is worth a bar where nothing rests any more. */
const CHURN_SEEN = 0.05;
/** Steps of depth's tone: below each of these multiples of the median, and above them all. */
const TONES = [0.7, 0.95, 1.2, 2] as const;

/** Orders of one side in a row. */
export type RowSide = {
  readonly side: 'ask' | 'bid';
  /** Multiple of the minute's median, as written. */
  readonly depth: string;
  /** Share of the depth column that its bar fills, 0 … 1. */
  readonly fill: number;
  /** Step of the depth ramp, 1 … 5; the last is a wall. */
  readonly tone: number;
  /** Pulled less added, (−1, 1); NaN unknown. */
  readonly churn: number;
  /** All of it in words, lots too. */
  readonly words: string;
};

/** A row of the ladder as the table shows it. */
export type RowView = {
  /** Rows above the level. */
  readonly offset: number;
  readonly price: string;
  /** Whether the last price lies in it. */
  readonly isLast: boolean;
  /** Who leads: whose pressure is larger, and by how much. */
  readonly lead: 'buyers' | 'sellers' | undefined;
  /** Asks, then bids: those that rest here, or moved here in the time shown. */
  readonly sides: readonly RowSide[];
  /** Aggressors, buying positive, (−1, 1); NaN unknown. */
  readonly tape: number;
  readonly net: string;
  /** Everything in words: what the pointer shows and a listener hears. */
  readonly words: string;
};

/** Where a ladder stands: prices in points. */
export type LadderPlace = {
  /** The level; undefined while it does not exist. */
  readonly levelPx: number | undefined;
  readonly lastPx: number | undefined;
  readonly tickPx: number;
  readonly rowTicks: number;
  readonly decimals: number;
};

/** Rows above and below a level. */
const REACH = 5;

/** The ladder's rows from the highest down; without an answer each keeps its place. */
export function ladderRows(rows: readonly LadderRow[], place: LadderPlace): RowView[] {
  const last = lastOffset(place);
  return Array.from({ length: 2 * REACH + 1 }, (_, i) => {
    const offset = REACH - i;
    const row = rows.find((other) => other.offset === offset);
    const price = priceOf(offset, place);
    return rowView(row, { offset, price, isLast: offset === last });
  });
}

/** The row that holds the last price; beyond the ladder a larger number. */
export function lastOffset({ levelPx, lastPx, tickPx, rowTicks }: LadderPlace): number | undefined {
  if (levelPx === undefined || lastPx === undefined) return undefined;
  const ticks = Math.round((lastPx - levelPx) / tickPx);
  // Half a row rounds away from the level, on either side of it alike; the last row ends with the zone.
  const rows = Math.floor((Math.abs(ticks) + Math.floor(rowTicks / 2)) / rowTicks);
  const isBeyond = Math.abs(ticks) > REACH * rowTicks;
  const count = isBeyond ? Math.max(rows, REACH + 1) : rows;
  return ticks < 0 && count > 0 ? -count : count;
}

/** Whether the last price is above or below every row. */
export function lastBeyond(place: LadderPlace): 'above' | 'below' | undefined {
  const offset = lastOffset(place);
  if (offset === undefined || Math.abs(offset) <= REACH) return undefined;
  return offset > 0 ? 'above' : 'below';
}

function priceOf(offset: number, { levelPx, tickPx, rowTicks, decimals }: LadderPlace): string {
  if (levelPx === undefined) return MISSING;
  const stepPx = rowTicks * tickPx;
  const areWhole = Number.isInteger(levelPx) && Number.isInteger(stepPx);
  return fixed(levelPx + offset * stepPx, areWhole ? 0 : decimals);
}

function rowView(
  row: LadderRow | undefined,
  at: Pick<RowView, 'offset' | 'price' | 'isLast'>,
): RowView {
  if (row === undefined) {
    return { ...at, lead: undefined, sides: [], tape: NaN, net: MISSING, words: '' };
  }
  const sides = [
    sideOf('ask', { depth: row.askDepth, lots: row.askLots, churn: row.askChurn }),
    sideOf('bid', { depth: row.bidDepth, lots: row.bidLots, churn: row.bidChurn }),
  ].filter((side) => side !== undefined);
  return {
    ...{ ...at, sides, lead: leadOf(row.net), tape: row.tape, net: signed(row.net, 2) },
    words: wordsOf(row, sides),
  };
}

type SideFacts = { readonly depth: number; readonly lots: number; readonly churn: number };

function sideOf(side: RowSide['side'], { depth, lots, churn }: SideFacts): RowSide | undefined {
  const isIdle = !(lots > 0) && !(Math.abs(churn) >= CHURN_SEEN);
  if (isIdle) return undefined;
  const text = timesOf(depth, 1);
  return {
    ...{ side, churn, depth: text, tone: toneOf(depth) },
    fill: Number.isNaN(depth) ? 0 : Math.min(1, depth / DEPTH_FULL),
    words: `${side === 'ask' ? 'asks' : 'bids'} ${text} the median, ${grouped(lots)} lots, pulled less added ${signed(churn, 2)}`,
  };
}

function toneOf(depth: number): number {
  return 1 + TONES.filter((bound) => depth >= bound).length;
}

function leadOf(net: number): RowView['lead'] {
  if (net >= LEAD) return 'buyers';
  return net <= -LEAD ? 'sellers' : undefined;
}

function wordsOf({ tape, long, short, net }: LadderRow, sides: readonly RowSide[]): string {
  const resting = sides.length === 0 ? ['no orders'] : sides.map(({ words }) => words);
  return [
    ...resting,
    `buyers less sellers ${signed(tape, 2)}`,
    `pressing up ${fixed(long, 2)}, down ${fixed(short, 2)}, net ${signed(net, 2)}`,
  ].join('\n');
}
