import type { LadderRow, RowFlow } from '../../../domain/features/ladder.ts';
import { priceText } from '../../context/session-frame.ts';
import { MISSING, fixed, grouped, signed, timesOf } from '../../ui/figures.ts';

/** Multiple of the median at which a depth bar fills its column. */
export const DEPTH_FULL = 3;
/** Net from which a side is said to lead. */
export const LEAD = 0.1;
/** Churn that is worth a bar where nothing rests any more. */
const CHURN_SEEN = 0.05;
/** Steps of depth's tone: below each of these multiples of the median, and above them all. */
const TONES = [0.7, 0.95, 1.2, 2] as const;
/** Multiple of the median from which a row is a wall. */
export const WALL = 2;

/** Orders of one side in a row. */
export type RowSide = {
  readonly side: 'ask' | 'bid';
  /** Multiple of the minute's median, as written. */
  readonly depth: string;
  /** Share of the depth column that its bar fills, 0 … 1. */
  readonly fill: number;
  /** Step of the depth ramp, 1 … 5; the last is a wall. */
  readonly tone: number;
  /** Added less pulled over all of it, (−1, 1); NaN unknown. */
  readonly added: number;
  /** Lots at the end of the time shown, and what came and went, lots a window. */
  readonly lots: string;
  readonly flow: Readonly<Record<keyof RowFlow, string>>;
  /** All of it in words. */
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
  /** Lots a window that they bought and sold. */
  readonly buy: string;
  readonly sell: string;
  /** What presses up less what presses down. */
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
  /** Whether prices count from a level and carry their sign. */
  readonly isRelative?: boolean;
};

/** Rows above and below a level. */
const REACH = 5;

/** The ladder's rows from the highest down; without an answer each keeps its place. */
export function ladderRows(rows: readonly LadderRow[], place: LadderPlace): RowView[] {
  const last = lastOffset(place);
  return Array.from({ length: 2 * REACH + 1 }, (_, i) => {
    const offset = REACH - i;
    const row = rows.find((other) => other.offset === offset);
    const price = rowPrice(offset, place);
    return rowView(row, { offset, price, isLast: offset === last });
  });
}

/** The ticks of one row from the highest down. @param ticks of the whole ladder. */
export function tickRows(
  ticks: readonly LadderRow[],
  offset: number,
  place: LadderPlace,
): readonly RowView[] {
  const { levelPx, lastPx, tickPx, rowTicks } = place;
  if (levelPx === undefined) return [];
  return ticks
    .filter((tick) => rowOfTick(tick.offset, rowTicks) === offset)
    .map((tick) => {
      const px = levelPx + tick.offset * tickPx;
      const isLast = lastPx !== undefined && Math.abs(lastPx - px) < tickPx / 2;
      return rowView(tick, { offset: tick.offset, price: pricesOf(place)(px), isLast });
    });
}

/** Half a row rounds away from the level, on either side of it alike. */
function rowOfTick(ticks: number, rowTicks: number): number {
  const rows = Math.floor((Math.abs(ticks) + Math.floor(rowTicks / 2)) / rowTicks);
  return ticks < 0 && rows > 0 ? -rows : rows;
}

/** The row that holds the last price; beyond the ladder a larger number. */
export function lastOffset({ levelPx, lastPx, tickPx, rowTicks }: LadderPlace): number | undefined {
  if (levelPx === undefined || lastPx === undefined) return undefined;
  const ticks = Math.round((lastPx - levelPx) / tickPx);
  const rows = Math.abs(rowOfTick(ticks, rowTicks));
  // The last row ends with the zone.
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

/** Price of a row, whole where the level is. @param offset rows above the level. */
export function rowPrice(offset: number, place: LadderPlace): string {
  const { levelPx, tickPx, rowTicks, decimals } = place;
  if (levelPx === undefined) return MISSING;
  const stepPx = rowTicks * tickPx;
  const areWhole = Number.isInteger(levelPx) && Number.isInteger(stepPx);
  const write = pricesOf({ ...place, decimals: areWhole ? 0 : decimals });
  return write(levelPx + offset * stepPx);
}

function pricesOf({ decimals, isRelative = false }: LadderPlace): (px: number) => string {
  return (px) => priceText({ decimals, isRelative }, px);
}

const unknown = { tape: NaN, buy: MISSING, sell: MISSING, net: MISSING, words: '' };

function rowView(
  row: LadderRow | undefined,
  at: Pick<RowView, 'offset' | 'price' | 'isLast'>,
): RowView {
  if (row === undefined) {
    return { ...at, lead: undefined, sides: [], ...unknown };
  }
  const sides = [
    sideOf('ask', {
      ...{ depth: row.askDepth, lots: row.askLots, churn: row.askChurn, flow: row.askFlow },
    }),
    sideOf('bid', {
      ...{ depth: row.bidDepth, lots: row.bidLots, churn: row.bidChurn, flow: row.bidFlow },
    }),
  ].filter((side) => side !== undefined);
  return {
    ...{ ...at, sides, lead: leadOf(row.net), tape: row.tape, net: signed(row.net, 2) },
    ...{ buy: flowText(row.buy), sell: flowText(row.sell) },
    words: wordsOf(row, sides),
  };
}

type SideFacts = {
  readonly depth: number;
  readonly lots: number;
  readonly churn: number;
  readonly flow: RowFlow;
};

function sideOf(side: RowSide['side'], facts: SideFacts): RowSide | undefined {
  const { depth, lots, churn, flow } = facts;
  const isIdle = !(lots > 0) && !(Math.abs(churn) >= CHURN_SEEN);
  if (isIdle) return undefined;
  const text = timesOf(depth, 1);
  return {
    ...{ side, added: 0 - churn, depth: text, tone: toneOf(depth), lots: grouped(lots) },
    flow: { add: flowText(flow.add), pull: flowText(flow.pull), fill: flowText(flow.fill) },
    fill: Number.isNaN(depth) ? 0 : Math.min(1, depth / DEPTH_FULL),
    words: `${side === 'ask' ? 'asks' : 'bids'} ${text} the median, ${grouped(lots)} lots, added less pulled ${signed(0 - churn, 2)}`,
  };
}

/** Lots a window: whole from ten on. */
function flowText(lots: number): string {
  return lots >= 10 ? grouped(lots) : fixed(lots, 1);
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
