import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { BookFold } from './book-fold.ts';
import { mboRun, TICK_NANO } from './mbo-rows.ts';
import type { MboRow } from './mbo-rows.ts';
import type { DepthRow, OrderBook } from './order-book.ts';
import { ASK, BID, NO_ASK, NO_BID } from './place.ts';

const bidAt = (tick: number): number => (tick << 1) | BID;

function foldOf(...rows: MboRow[]): BookFold {
  const fold = new BookFold(TICK_NANO);
  fold.push(mboRun(rows));
  return fold;
}

const bookOf = (...rows: MboRow[]): OrderBook => foldOf(...rows).book;

/** Ids of the bids at tick 100, first in the queue first. */
const turns = (book: OrderBook): number[] => book.queue(bidAt(100)).map(({ idLo }) => idLo);

describe('order book', () => {
  it('sums the orders of a price and finds the touch', () => {
    const book = bookOf(
      ['A', 'B', 1, 100, 5],
      ['A', 'B', 2, 100, 7],
      ['A', 'B', 3, 99, 1],
      ['A', 'A', 4, 102, 3],
    );
    expect(book.side(BID, 10)).toEqual([
      { tick: 100, size: 12, count: 2 },
      { tick: 99, size: 1, count: 1 },
    ]);
    expect(book.depth.askTick).toBe(102);
  });

  it('shows the next price when the best one is canceled away', () => {
    const book = bookOf(['A', 'A', 1, 102, 5], ['A', 'A', 2, 105, 7], ['C', 'A', 1, 102, 5]);
    expect(book.side(ASK, 10)).toEqual([{ tick: 105, size: 7, count: 1 }]);
  });

  it('keeps an order that is canceled in part', () => {
    const book = bookOf(['A', 'B', 1, 100, 5], ['C', 'B', 1, 100, 2]);
    expect(book.side(BID, 1)).toEqual([{ tick: 100, size: 3, count: 1 }]);
  });

  it('is left alone by trades, fills and records without action', () => {
    const { book, census } = foldOf(
      ['A', 'B', 1, 100, 5],
      ['T', 'A', 9, 100, 2, 'part'],
      ['F', 'B', 1, 100, 2, 'part'],
      ['N', 'N', 1, 100, 2],
    );
    expect(book.side(BID, 1)).toEqual([{ tick: 100, size: 5, count: 1 }]);
    expect(census).toEqual({ records: 4, events: 2, touchChanges: 1, crossed: 0 });
  });

  it('counts what it never saw and what is too much, and survives both', () => {
    const book = bookOf(
      ['A', 'B', 1, 100, 5],
      ['C', 'B', 9, 100, 1],
      ['C', 'B', 1, 100, 8],
      ['M', 'A', 7, 101, 2],
      ['A', 'A', 7, 103, 4],
      ['A', 'A', 0, 103, 4],
    );
    expect(book.counters).toEqual({
      unknownCancels: 1,
      unknownModifies: 1,
      duplicateAdds: 1,
      overCancels: 1,
      unplaced: 1,
      clears: 0,
    });
    expect(book.side(BID, 5)).toEqual([]);
    expect(book.side(ASK, 5)).toEqual([{ tick: 103, size: 4, count: 1 }]);
  });

  it('leaves out an order without a price', () => {
    const run = mboRun([['A', 'B', 1, 0, 5]]);
    run.words.set([-1, 0x7fffffff], 6);
    const fold = new BookFold(TICK_NANO);
    fold.push(run);
    expect([fold.book.counters.unplaced, fold.book.orders.count]).toEqual([1, 0]);
  });

  it.each<[string, MboRow, number[]]>([
    ['shrinks keeps its turn', ['M', 'B', 1, 100, 4], [1, 2]],
    ['grows goes to the end', ['M', 'B', 1, 100, 9], [2, 1]],
    ['changes nothing, an iceberg refresh, goes to the end', ['M', 'B', 1, 100, 5], [2, 1]],
    ['is canceled in part keeps its turn', ['C', 'B', 1, 100, 1], [1, 2]],
    ['is modified to nothing goes', ['M', 'B', 1, 100, 0], [2]],
  ])('an order that %s', (_, change, queue) => {
    expect(turns(bookOf(['A', 'B', 1, 100, 5], ['A', 'B', 2, 100, 7], change))).toEqual(queue);
  });

  it('sends an order that leaves its price and comes back to the end', () => {
    const book = bookOf(
      ['A', 'B', 1, 100, 5],
      ['A', 'B', 2, 100, 7],
      ['M', 'B', 1, 99, 5],
      ['M', 'B', 1, 100, 5],
    );
    expect(turns(book)).toEqual([2, 1]);
  });

  it('lets an order change sides', () => {
    const book = bookOf(['A', 'B', 1, 100, 5], ['M', 'A', 1, 101, 5]);
    expect([book.depth.bidTick, book.depth.askTick]).toEqual([NO_BID, 101]);
  });

  it('is looked at between events only: crossed inside of one is not crossed', () => {
    const { census } = foldOf(
      ['A', 'B', 1, 100, 5],
      ['A', 'A', 2, 101, 7],
      ['M', 'B', 1, 101, 5, 'part'],
      ['C', 'A', 2, 101, 7],
    );
    expect(census).toEqual({ records: 4, events: 3, touchChanges: 3, crossed: 0 });
  });

  it('is crossed when the best bid reaches the best ask at the end of an event', () => {
    const { census } = foldOf(['A', 'B', 1, 101, 5], ['A', 'A', 2, 101, 7]);
    expect(census.crossed).toBe(1);
  });

  it('starts anew after a clear', () => {
    const book = bookOf(['A', 'B', 1, 100, 5], ['R', 'N', 0, 0, 0], ['A', 'A', 2, 7, 3]);
    expect([book.depth.bidTick, book.depth.askTick, book.orders.count]).toEqual([NO_BID, 7, 1]);
    expect(book.counters.clears).toBe(1);
  });

  it('changes sign when bid and ask trade places', () => {
    const rows = randomRows(5000);
    const mirrored = rows.map(([action, side, id, tick, size]): MboRow => {
      return [action, side === 'B' ? 'A' : 'B', id, -tick, size];
    });
    const flipped = bookOf(...mirrored).side(ASK, 1000);
    const expected = bookOf(...rows).side(BID, 1000);
    expect(flipped.map((row) => ({ ...row, tick: 0 - row.tick }))).toEqual(expected);
    expect(expected.length).toBeGreaterThan(30);
  });

  it('is the same in runs of 1, 7 and all records', () => {
    const rows = randomRows(3000);
    const [ones, sevens, all] = [1, 7, rows.length].map((length) => {
      const fold = new BookFold(TICK_NANO);
      for (let i = 0; i < rows.length; i += length) fold.push(mboRun(rows.slice(i, i + length)));
      return { census: fold.census, bids: fold.book.side(BID, 99), asks: fold.book.side(ASK, 99) };
    });
    expect(ones).toEqual(all);
    expect(sevens).toEqual(all);
  });

  it('keeps its prices on a finer grid', () => {
    const fold = foldOf(['A', 'B', 1, 100, 5], ['A', 'A', 2, -3, 7]);
    fold.refine(TICK_NANO / 5);
    fold.push(mboRun([['A', 'B', 3, 501, 1]], TICK_NANO / 5));
    expect(fold.book.side(BID, 9).map(({ tick }) => tick)).toEqual([501, 500]);
    expect(fold.book.depth.askTick).toBe(-15);
  });

  it('agrees with a naive book on 200,000 random events, through growth and gaps', () => {
    const rows = randomRows(200_000);
    const fold = new BookFold(TICK_NANO);
    fold.push(mboRun(rows));
    const { book } = fold;
    for (const side of [BID, ASK] as const) {
      expect(book.side(side, 1000)).toEqual(naiveSide(rows, side));
    }
    expect(book.counters.overCancels).toBeGreaterThan(1000);
    expect([book.depth.bidTick, book.depth.askTick]).not.toEqual([NO_BID, NO_ASK]);
  });
});

/** Orders of 60,000 ids that come, change and go at random, bids below and asks above tick 60. */
function randomRows(count: number): MboRow[] {
  const random = new Random('order book');
  return Array.from({ length: count }, () => {
    const action = (['A', 'C', 'M'] as const)[random.integer(0, 3)];
    const isBid = random.integer(0, 2) === 0;
    const tick = random.integer(0, 60) + (isBid ? 0 : 60);
    const id = 1 + random.integer(0, count < 60_000 ? 500 : 60_000);
    return [action, isBid ? 'B' : 'A', id, tick, 1 + random.integer(0, 9)];
  });
}

/** The same by a map of objects. */
function naiveSide(rows: readonly MboRow[], side: number): DepthRow[] {
  const orders = new Map<number, { side: number; tick: number; size: number }>();
  for (const [action, sideName, id, tick, size] of rows) {
    const known = orders.get(id);
    if (action !== 'C') orders.set(id, { side: sideName === 'B' ? BID : ASK, tick, size });
    else if (known !== undefined && known.size > size) known.size -= size;
    else orders.delete(id);
  }
  const ours = [...orders.values()].filter((order) => order.side === side);
  const byTick = [...Map.groupBy(ours, ({ tick }) => tick)];
  return byTick
    .map(([tick, at]) => ({ tick, size: at.reduce((sum, o) => sum + o.size, 0), count: at.length }))
    .sort((a, b) => (side === BID ? b.tick - a.tick : a.tick - b.tick));
}
