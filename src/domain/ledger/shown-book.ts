import { FaultError } from '../../base/fault.ts';
import { ASK, BID, NO_ASK, NO_BID } from '../book/place.ts';
import type { BookSide } from '../book/place.ts';
import { QUOTE, QUOTES } from '../dbn/quote.ts';
import { isOnTick, isUndefPx, pxNano, pxTick } from '../dbn/wire-price.ts';
import { sideDepths } from './depth-flow.ts';
import type { SideDepths } from './depth-flow.ts';
import { UNKNOWN } from './int-rows.ts';
import { DEPTH_COUNT } from './ledger-columns.ts';
import type { ClosingTouch, KnownTicks } from './window-rows.ts';

/** Words of a side's price and size within a quote. */
const quoteWords = [
  { pxLo: QUOTE.bidPxLo, pxHi: QUOTE.bidPxHi, sz: QUOTE.bidSz },
  { pxLo: QUOTE.askPxLo, pxHi: QUOTE.askPxHi, sz: QUOTE.askSz },
] as const;

/** Lots resting at a tick; `UNKNOWN` where the source does not reach. */
export type ShownLots = { readonly bidLots: number; readonly askLots: number };

const unknown: ShownLots = { bidLots: UNKNOWN, askLots: UNKNOWN };
const empty: ShownLots = { bidLots: 0, askLots: 0 };
const nowhere: KnownTicks = { low: 1, high: 0 };

/**
 * The ten best prices of both sides as the last record showed them.
 *
 * A side that shows fewer has no more. One that shows ten may go on: what lies beyond its tenth
 * price is unknown, not empty.
 */
export class ShownBook {
  readonly bids = sideDepths();
  readonly asks = sideDepths();
  readonly #tickNano: number;
  readonly #lots = new Map<number, ShownLots>();
  #known = nowhere;

  /** @param tickNano size of a tick, 1e-9 points. */
  constructor(tickNano: number) {
    this.#tickNano = tickNano;
  }

  /** Ticks with depth, in no order. */
  get ticks(): Iterable<number> {
    return this.#lots.keys();
  }

  /** The best prices. */
  get touch(): ClosingTouch {
    const [bidTick, askTick] = [this.bids.ticks[0], this.asks.ticks[0]];
    return { bidTick, askTick, bidLots: this.bids.sizes[0], askLots: this.asks.sizes[0] };
  }

  /** The ticks whose depth is known; none before the first record. */
  get known(): KnownTicks {
    return this.#known;
  }

  /** Whether the depth of a tick is known. */
  knows(tick: number): boolean {
    // Bounds that are NaN leave nothing out.
    return !(tick < this.#known.low || tick > this.#known.high);
  }

  /** What rests at a tick. */
  at(tick: number): ShownLots {
    return this.knows(tick) ? (this.#lots.get(tick) ?? empty) : unknown;
  }

  /**
   * Takes the book that a record shows.
   *
   * @param at its first word. @throws FaultError 'book-integrity' for a price off the tick grid.
   */
  show(words: Int32Array, at: number): void {
    const bidCount = this.#read(BID, words, at);
    const askCount = this.#read(ASK, words, at);
    this.#known = {
      low: bidCount === DEPTH_COUNT ? this.bids.ticks[DEPTH_COUNT - 1] : NaN,
      high: askCount === DEPTH_COUNT ? this.asks.ticks[DEPTH_COUNT - 1] : NaN,
    };
    this.#lots.clear();
    for (let i = 0; i < bidCount; i++) {
      this.#lots.set(this.bids.ticks[i], { bidLots: this.bids.sizes[i], askLots: 0 });
    }
    for (let i = 0; i < askCount; i++) {
      const tick = this.asks.ticks[i];
      const bidLots = this.#lots.get(tick)?.bidLots ?? 0;
      this.#lots.set(tick, { bidLots, askLots: this.asks.sizes[i] });
    }
  }

  /** Reads a side; returns how many prices it has. */
  #read(side: BookSide, words: Int32Array, at: number): number {
    const { pxLo, pxHi, sz } = quoteWords[side];
    const { ticks, sizes }: SideDepths = side === BID ? this.bids : this.asks;
    let count = 0;
    for (; count < DEPTH_COUNT; count++) {
      const word = at + QUOTES.word + count * QUOTE.wordCount;
      const [lo, hi] = [words[word + pxLo], words[word + pxHi]];
      if (isUndefPx(lo, hi)) break;
      if (!isOnTick(lo, hi, this.#tickNano)) throw offGridFault(pxNano(lo, hi), this.#tickNano);
      ticks[count] = pxTick(lo, hi, this.#tickNano);
      sizes[count] = words[word + sz];
    }
    ticks.fill(side === BID ? NO_BID : NO_ASK, count);
    sizes.fill(0, count);
    return count;
  }
}

function offGridFault(nano: number, tickNano: number): FaultError {
  const expected = `a multiple of ${tickNano / 1e9}`;
  const found = nano / 1e9;
  return new FaultError(
    'book-integrity',
    `price of the book: expected ${expected}, found ${found}`,
    {
      expected,
      found,
    },
  );
}
