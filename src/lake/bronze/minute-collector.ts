import type { Columns } from '../../contracts/contract.ts';
import type { ohlcv1m } from '../../contracts/ohlcv-1m.ts';
import { OHLCV } from '../../domain/dbn/ohlcv.ts';
import type { RecordRun } from '../../domain/dbn/record-run.ts';
import { isOnTick, isUndefPx, pxTick } from '../../domain/dbn/wire-price.ts';
import { GrowingArray } from './growing-array.ts';
import type { Stretch } from './session-splitter.ts';

const prices = [OHLCV.openLo, OHLCV.highLo, OHLCV.lowLo, OHLCV.closeLo] as const;

/** Gathers one contract's 1-minute bars of one session, in the order of the file. */
export class MinuteCollector {
  readonly #tickNano: number;
  /** Pairs of low and high word: the memory of a BigInt64Array. */
  readonly #tsWords = new GrowingArray((length) => new Int32Array(length));
  /** Open, high, low, close, one after the other. */
  readonly #ticks = new GrowingArray((length) => new Int32Array(length));
  readonly #volumes = new GrowingArray((length) => new Float64Array(length));
  #offTickCount = 0;

  /** @param tickNano size of a tick, 1e-9 points. */
  constructor(tickNano: number) {
    this.#tickNano = tickNano;
  }

  /** Number of bars so far. */
  get count(): number {
    return this.#volumes.length;
  }

  /** How many prices were off the tick grid and went to their nearest tick, half up. */
  get offTickCount(): number {
    return this.#offTickCount;
  }

  /**
   * Takes a stretch of bars of any contracts.
   *
   * @returns the number of bars of the contract in it.
   */
  take(
    { words, wordsPerRecord }: RecordRun,
    { start, end }: Stretch,
    instrumentId: number,
  ): number {
    let count = 0;
    for (let i = start, at = start * wordsPerRecord; i < end; i++, at += wordsPerRecord) {
      if (words[at + OHLCV.instrumentId] !== instrumentId) continue;
      count++;
      if (isUndefPx(words[at + OHLCV.openLo], words[at + OHLCV.openHi])) continue;
      this.#tsWords.push(words[at + OHLCV.tsEventLo]);
      this.#tsWords.push(words[at + OHLCV.tsEventHi]);
      for (const px of prices) this.#takePx(words[at + px], words[at + px + 1]);
      this.#volumes.push(words[at + OHLCV.volumeHi] * 2 ** 32 + (words[at + OHLCV.volumeLo] >>> 0));
    }
    return count;
  }

  /** The bars as columns, a copy. */
  columns(): Columns<typeof ohlcv1m> {
    const ticks = this.#ticks.toArray();
    const every4th = (offset: number): Int32Array =>
      Int32Array.from({ length: this.count }, (_, row) => ticks[row * 4 + offset]);
    return {
      ts_ns: new BigInt64Array(this.#tsWords.toArray().buffer),
      o: every4th(0),
      h: every4th(1),
      l: every4th(2),
      c: every4th(3),
      vol: this.#volumes.toArray(),
    };
  }

  #takePx(lo: number, hi: number): void {
    if (!isOnTick(lo, hi, this.#tickNano)) this.#offTickCount++;
    this.#ticks.push(pxTick(lo, hi, this.#tickNano));
  }
}
