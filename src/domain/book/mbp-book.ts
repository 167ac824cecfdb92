import { Flag } from '../dbn/mbo.ts';
import { QUOTE, QUOTES } from '../dbn/quote.ts';
import type { RecordRun } from '../dbn/record-run.ts';
import { TRADE } from '../dbn/trade.ts';
import { isUndefPx, pxNano } from '../dbn/wire-price.ts';
import { nsOf } from '../dbn/wire-time.ts';
import type { BookState, FollowedBook, HistoryOptions, PriceDepth } from './book-state.ts';
import { IntervalClock } from './interval-clock.ts';
import { BID } from './place.ts';
import type { BookSide } from './place.ts';

/** Words of a side's price, size and count within a quote. */
const bidWords = { pxLo: QUOTE.bidPxLo, pxHi: QUOTE.bidPxHi, sz: QUOTE.bidSz, ct: QUOTE.bidCt };
const askWords = { pxLo: QUOTE.askPxLo, pxHi: QUOTE.askPxHi, sz: QUOTE.askSz, ct: QUOTE.askCt };

/**
 * The book of one instrument from records that show its best prices: mbp-10, or mbp-1 with one.
 *
 * Each record brings the whole of what is known. A side that fills all of its depths may go on
 * unseen, one that does not is empty beyond: what is unknown is not called empty.
 */
export class MbpBook implements FollowedBook {
  readonly states: BookState[] = [];
  readonly unknownOrders = 0;
  readonly #depthLimit: number;
  readonly #clock: IntervalClock;
  /** The last event's last record. */
  #record = new Int32Array(0);
  #recordCount = 0;

  constructor({ depth, everyNs }: HistoryOptions) {
    this.#depthLimit = depth;
    this.#clock = new IntervalClock(everyNs);
  }

  get recordCount(): number {
    return this.#recordCount;
  }

  push(run: RecordRun, start = 0, end = run.count): void {
    const { words, wordsPerRecord } = run;
    this.#recordCount += end - start;
    for (let index = start; index < end; index++) {
      const at = index * wordsPerRecord;
      if (((words[at + TRADE.bits] >>> 16) & Flag.Last) === 0) continue;
      if (this.#clock.opensAt(words[at + TRADE.tsEventLo], words[at + TRADE.tsEventHi])) {
        const state = this.state();
        if (state !== undefined) this.states.push(state);
      }
      this.#record = words.slice(at, at + wordsPerRecord);
    }
  }

  state(): BookState | undefined {
    if (this.#record.length === 0) return undefined;
    const [bids, asks] = [this.#side(bidWords), this.#side(askWords)];
    return {
      tsEvent: nsOf(this.#record[TRADE.tsEventLo], this.#record[TRADE.tsEventHi]),
      restingOrders: undefined,
      bids: bids.slice(0, this.#depthLimit),
      asks: asks.slice(0, this.#depthLimit),
      unknownBeyond: {
        bids: bids.length === this.#depths,
        asks: asks.length === this.#depths,
      },
    };
  }

  /**
   * Resting lots at a price: 0 where nothing rests, undefined where the source does not reach.
   *
   * @param px price, 1e-9 points.
   */
  size(side: BookSide, px: number): number | undefined {
    const rows = this.#side(side === BID ? bidWords : askWords);
    const found = rows.find(({ pxNano: rowPx }) => rowPx === px);
    if (found !== undefined) return found.size;
    const worst = rows.at(-1)?.pxNano;
    if (worst === undefined) return this.#depths === 0 ? undefined : 0;
    const isWithin = side === BID ? px > worst : px < worst;
    return isWithin || rows.length < this.#depths ? 0 : undefined;
  }

  /** Depths that the source shows. */
  get #depths(): number {
    return Math.max(0, Math.floor((this.#record.length - QUOTES.word) / QUOTE.wordCount));
  }

  #side({ pxLo, pxHi, sz, ct }: typeof bidWords | typeof askWords): PriceDepth[] {
    const words = this.#record;
    const rows: PriceDepth[] = [];
    for (let depth = 0; depth < this.#depths; depth++) {
      const at = QUOTES.word + depth * QUOTE.wordCount;
      if (isUndefPx(words[at + pxLo], words[at + pxHi])) break;
      const px = pxNano(words[at + pxLo], words[at + pxHi]);
      rows.push({ pxNano: px, size: words[at + sz] >>> 0, count: words[at + ct] >>> 0 });
    }
    return rows;
  }
}
