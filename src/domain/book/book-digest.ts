import type { BookFold } from './book-fold.ts';
import { ASK, BID } from './place.ts';

/**
 * A number that books share when every price, every order's turn and every counter agree: FNV-1a
 * over their words. It does not depend on how the book is stored; src/bench/native/book.c makes the
 * same.
 */
export function bookDigest({ book, census }: BookFold): number {
  const { orders, counters } = book;
  let hash = 0x811c9dc5;
  const mix = (...words: number[]): void => {
    for (const word of words) hash = Math.imul(hash ^ word, 0x01000193);
  };
  const places = [BID, ASK].flatMap((side) =>
    book.depth.ticks(side === BID ? BID : ASK, Infinity).map((tick) => (tick << 1) | side),
  );
  for (const place of places.sort((a, b) => a - b)) {
    mix(place, book.depth.size(place), book.depth.count(place));
  }
  let turns = 0;
  for (const slot of orders.slots()) {
    const [lo] = orders.id(slot);
    turns = (turns + Math.imul(lo, orders.rank(slot))) | 0;
  }
  mix(turns, orders.count, census.records, census.events, census.touchChanges, census.crossed);
  mix(counters.unknownCancels + counters.unknownModifies, counters.overCancels);
  mix(counters.duplicateAdds);
  return hash >>> 0;
}
