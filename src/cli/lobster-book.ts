import { FaultError } from '../base/fault.ts';
import { Side } from '../domain/dbn/mbo.ts';
import type { LobsterMessage } from './lobster-messages.ts';
import { LobsterType } from './lobster-messages.ts';

/** All that rests at one price, as one order would show it. */
export type LevelAggregate = {
  /** `Side.Bid` or `Side.Ask`. */
  readonly side: number;
  /** Price in 1/10,000 of a dollar. */
  readonly price: number;
  /** Shares. */
  readonly sz: number;
};

/** LOBSTER fills places where it knows no level with prices at or beyond this. */
const NO_LEVEL = 9_999_999_999;

/**
 * What rested before the first message, from the first row of the book file.
 *
 * That row is the book after the first message, so the message's effect is taken back. Where it
 * touched a price beyond the published depth, there is nothing to take back.
 *
 * @param bookRow ask price, ask size, bid price, bid size for each depth, the touch first.
 * @returns asks from the touch outward, then bids from the touch outward.
 * @throws FaultError if the row is no book, or the message cannot have led to it.
 */
export function levelsBefore(bookRow: string, first: LobsterMessage): readonly LevelAggregate[] {
  const published = parseLevels(bookRow);
  const side = first.direction === 1 ? Side.Bid : Side.Ask;
  const here = published.find((level) => level.side === side && level.price === first.price);
  const others = published.filter((level) => level !== here);
  const isDeeper = published
    .filter((level) => level.side === side)
    .every(({ price }) => (side === Side.Bid ? price > first.price : price < first.price));
  const change = effectOf(first);
  if (change === 0 || (here === undefined && isDeeper)) return inDepthOrder(published);

  const sz = (here?.sz ?? 0) - change;
  if (sz < 0) {
    throw new FaultError(
      'input',
      `book row 1: expected at least ${change} shares at ${first.price}, found ${here?.sz ?? 0}: ` +
        'the book does not belong to these messages',
      { row: 1, expected: change, found: here?.sz ?? 0 },
    );
  }
  return inDepthOrder(sz === 0 ? others : [...others, { side, price: first.price, sz }]);
}

/** Shares that the message put into its price, negative if it took them away. */
function effectOf({ type, sz }: LobsterMessage): number {
  if (type === LobsterType.Add) return sz;
  return type <= LobsterType.Execution ? -sz : 0;
}

function parseLevels(bookRow: string): readonly LevelAggregate[] {
  const cells = bookRow.trim().split(',').map(Number);
  if (cells.length % 4 !== 0 || cells.some((cell) => !Number.isSafeInteger(cell))) {
    throw new FaultError(
      'input',
      `book row 1: expected whole numbers, four for each depth, found ${bookRow.slice(0, 80)}`,
      { row: 1 },
    );
  }
  const pairs = Array.from({ length: cells.length / 2 }, (_, pair) => ({
    side: pair % 2 === 0 ? Side.Ask : Side.Bid,
    price: cells[2 * pair] ?? 0,
    sz: cells[2 * pair + 1] ?? 0,
  }));
  return pairs.filter(({ price, sz }) => Math.abs(price) < NO_LEVEL && sz > 0);
}

function inDepthOrder(levels: readonly LevelAggregate[]): readonly LevelAggregate[] {
  const of = (side: number): LevelAggregate[] => levels.filter((level) => level.side === side);
  return [
    ...of(Side.Ask).sort((a, b) => a.price - b.price),
    ...of(Side.Bid).sort((a, b) => b.price - a.price),
  ];
}
