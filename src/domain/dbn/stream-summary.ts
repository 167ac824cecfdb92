import { HEADER } from './record-run.ts';
import type { RecordRun } from './record-run.ts';
import { MBO } from './mbo.ts';
import { OHLCV } from './ohlcv.ts';
import { Rtype } from './record-kinds.ts';
import { TRADE } from './trade.ts';
import { isUndefPx, pxNano } from './wire-price.ts';
import { nsOf } from './wire-time.ts';

/** Word of the low half of a statistic's price; the high half follows. */
const STATISTICS_PRICE = 8;

/** Word where the price of each kind of record begins: the last one traded, for a bar its close. */
const priceWords = new Map<number, number>([
  [Rtype.Mbo, MBO.priceLo],
  [Rtype.Trade, TRADE.priceLo],
  [Rtype.Mbp1, TRADE.priceLo],
  [Rtype.Mbp10, TRADE.priceLo],
  [Rtype.Cmbp1, TRADE.priceLo],
  [Rtype.Cbbo1S, TRADE.priceLo],
  [Rtype.Cbbo1M, TRADE.priceLo],
  [Rtype.Tcbbo, TRADE.priceLo],
  [Rtype.Bbo1S, TRADE.priceLo],
  [Rtype.Bbo1M, TRADE.priceLo],
  [Rtype.OhlcvDeprecated, OHLCV.closeLo],
  [Rtype.Ohlcv1S, OHLCV.closeLo],
  [Rtype.Ohlcv1M, OHLCV.closeLo],
  [Rtype.Ohlcv1H, OHLCV.closeLo],
  [Rtype.Ohlcv1D, OHLCV.closeLo],
  [Rtype.OhlcvEod, OHLCV.closeLo],
  [Rtype.Statistics, STATISTICS_PRICE],
]);

/** Least and greatest of something. */
export type Range<T> = { readonly min: T; readonly max: T };

/** What a stream holds at a glance: records by kind, time range and price range. */
export class StreamSummary {
  readonly #counts = new Map<number, number>();
  readonly #time = new TimeRange();
  #recordCount = 0;
  #pxMin = Infinity;
  #pxMax = -Infinity;

  /** Records by rtype, in the order in which the kinds first came. */
  get counts(): ReadonlyMap<number, number> {
    return this.#counts;
  }

  /** Records of all kinds. */
  get recordCount(): number {
    return this.#recordCount;
  }

  /** Range of ts_event, UNIX nanoseconds; undefined without a time. */
  get tsEvent(): Range<bigint> | undefined {
    return this.#time.range();
  }

  /** Range of the records' prices, 1e-9 points; undefined without a price. */
  get pxNano(): Range<number> | undefined {
    if (this.#pxMin > this.#pxMax) return undefined;
    return { min: this.#pxMin, max: this.#pxMax };
  }

  /** Takes the next run of the stream. */
  run(run: RecordRun): void {
    this.#counts.set(run.rtype, (this.#counts.get(run.rtype) ?? 0) + run.count);
    this.#recordCount += run.count;
    this.#time.add(run);
    const priceWord = priceWords.get(run.rtype);
    if (priceWord !== undefined && priceWord + 1 < run.wordsPerRecord)
      this.#addPrices(run, priceWord);
  }

  #addPrices({ words, wordsPerRecord, count }: RecordRun, priceWord: number): void {
    let min = this.#pxMin;
    let max = this.#pxMax;
    const end = count * wordsPerRecord;
    for (let at = priceWord; at < end; at += wordsPerRecord) {
      if (isUndefPx(words[at], words[at + 1])) continue;
      const px = pxNano(words[at], words[at + 1]);
      if (px < min) min = px;
      if (px > max) max = px;
    }
    this.#pxMin = min;
    this.#pxMax = max;
  }
}

/** Range of ts_event. The words are compared as they are: a double would round to 256 ns. */
class TimeRange {
  #minHi = 0x7fffffff;
  #minLo = 0xffffffff;
  #maxHi = -1;
  #maxLo = 0;

  range(): Range<bigint> | undefined {
    if (this.#maxHi < 0) return undefined;
    return { min: nsOf(this.#minLo, this.#minHi), max: nsOf(this.#maxLo, this.#maxHi) };
  }

  add({ words, wordsPerRecord, count }: RecordRun): void {
    const end = count * wordsPerRecord;
    for (let at: number = HEADER.tsEventLo; at < end; at += wordsPerRecord) {
      const lo = words[at] >>> 0;
      const hi = words[at + 1];
      // Neither the sentinel, whose high word is -1, nor 0 is a time.
      if (hi <= 0) continue;
      if (hi < this.#minHi || (hi === this.#minHi && lo < this.#minLo)) {
        this.#minHi = hi;
        this.#minLo = lo;
      }
      if (hi > this.#maxHi || (hi === this.#maxHi && lo > this.#maxLo)) {
        this.#maxHi = hi;
        this.#maxLo = lo;
      }
    }
  }
}
