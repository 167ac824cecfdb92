import { Action, Flag, MBO, Side } from '../dbn/mbo.ts';
import type { RecordRun } from '../dbn/record-run.ts';
import { OrderBook } from './order-book.ts';
import { ASK, BID, NO_ASK, NO_BID, TICK_LIMIT } from './place.ts';

// A module's own constants are folded into its loops; imported ones are looked up at each turn,
// which would cost this loop a tenth of its speed.
const { orderIdLo, orderIdHi, priceLo, priceHi, size: sizeWord, bits: bitsWord } = MBO;
const { Add, Cancel, Modify, Clear } = Action;
const { Last } = Flag;
const { Ask } = Side;
const askBit = ASK;
const tickLimit = TICK_LIMIT;

/** What passed while a book was built. */
export type BookCensus = {
  /** MBO records of the instrument. */
  records: number;
  /** Events, each ended by a record with F_LAST. */
  events: number;
  /** Times the touch (price or size of either side) differed from the event before. */
  touchChanges: number;
  /** Events that left the best bid at or above the best ask. */
  crossed: number;
};

/** Builds the book of one instrument from its MBO records and looks at the touch after each event. */
export class BookFold {
  readonly book = new OrderBook();
  readonly census: BookCensus = { records: 0, events: 0, touchChanges: 0, crossed: 0 };
  #ticksPerNano: number;
  #bidTick = NO_BID;
  #askTick = NO_ASK;
  #bidSz = 0;
  #askSz = 0;

  /** @param tickNano size of a tick, 1e-9 points. */
  constructor(tickNano: number) {
    this.#ticksPerNano = 1 / tickNano;
  }

  /** Takes records `start` to `end − 1` of a run of mbo records, in exchange order. */
  push(run: RecordRun, start = 0, end = run.count): void {
    this.#apply(run, start, end);
    this.book.settle();
    this.census.records += end - start;
  }

  /** Changes the tick to one that the old tick is a multiple of; the book keeps its prices. */
  refine(tickNano: number): void {
    this.book.refine(Math.round(1 / (this.#ticksPerNano * tickNano)));
    this.#ticksPerNano = 1 / tickNano;
    this.#rememberTouch();
  }

  /**
   * The hot loop. An order that comes or goes whole, nine changes of ten, is dealt with in place:
   * so much, and no more, fits into what the compiler inlines.
   */
  #apply({ words, wordsPerRecord }: RecordRun, start: number, end: number): void {
    const { book, census } = this;
    const { orders, depth, counters } = book;
    const ticksPerNano = this.#ticksPerNano;
    for (let at = start * wordsPerRecord; at < end * wordsPerRecord; at += wordsPerRecord) {
      const bits = words[at + bitsWord];
      const action = (bits >>> 16) & 0xff;
      if (action === Cancel || action === Add || action === Modify) {
        const lo = words[at + orderIdLo];
        const hi = words[at + orderIdHi];
        const size = words[at + sizeWord];
        const slot = orders.find(lo, hi);
        if (action === Cancel) {
          if (slot < 0) counters.unknownCancels++;
          else if (size === orders.size(slot)) {
            const place = orders.place(slot);
            orders.remove(slot);
            depth.leave(place, size);
          } else book.cancel(slot, size);
        } else {
          const nano = words[at + priceHi] * 4294967296 + (words[at + priceLo] >>> 0);
          const tick = Math.floor(nano * ticksPerNano + 0.5);
          const place = (tick << 1) | (bits >>> 24 === Ask ? askBit : 0);
          if (tick >= tickLimit || tick <= -tickLimit || (lo | hi) === 0) counters.unplaced++;
          else if (slot < 0) {
            if (action === Modify) counters.unknownModifies++;
            orders.put(orders.insert(~slot, lo, hi), place, size, book.nextRank());
            depth.enter(place, size);
          } else {
            if (action === Add) counters.duplicateAdds++;
            book.modify(slot, place, size);
          }
        }
      } else if (action === Clear) {
        book.clear();
      }
      // The touch is a state of the market only here, between events.
      if ((bits & Last) !== 0) {
        const { bidTick, askTick } = depth;
        census.events++;
        if (bidTick >= askTick) census.crossed++;
        if (
          bidTick !== this.#bidTick ||
          askTick !== this.#askTick ||
          depth.size(bidTick << 1) !== this.#bidSz ||
          depth.size((askTick << 1) | askBit) !== this.#askSz
        ) {
          census.touchChanges++;
          this.#rememberTouch();
        }
      }
    }
  }

  #rememberTouch(): void {
    const { depth } = this.book;
    this.#bidTick = depth.bidTick;
    this.#askTick = depth.askTick;
    this.#bidSz = depth.size((depth.bidTick << 1) | BID);
    this.#askSz = depth.size((depth.askTick << 1) | ASK);
  }
}
