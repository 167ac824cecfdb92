import { FaultError } from '../../base/fault.ts';
import type { Columns } from '../../contracts/contract.ts';
import type { trades } from '../../contracts/trades.ts';
import { Action, MBO } from '../../domain/dbn/mbo.ts';
import type { RecordRun } from '../../domain/dbn/record-run.ts';
import { TRADE } from '../../domain/dbn/trade.ts';
import { isOnTick, isUndefPx, pxNano, pxTick } from '../../domain/dbn/wire-price.ts';
import { GrowingArray } from './growing-array.ts';
import type { Stretch } from './session-splitter.ts';

/** Aggressors by the code of their side. */
const sideWords = new Map([
  [65, 'A'],
  [66, 'B'],
]);

/**
 * Gathers one contract's trades of one session, in the order of the file.
 *
 * A trade off the tick grid, as hidden prints in stocks are, goes to its nearest tick, half up,
 * and is counted.
 */
export class TradeCollector {
  readonly #tickNano: number;
  /** Pairs of low and high word: the memory of a BigInt64Array. */
  readonly #tsWords = new GrowingArray((length) => new Int32Array(length));
  readonly #ticks = new GrowingArray((length) => new Int32Array(length));
  readonly #sizes = new GrowingArray((length) => new Int32Array(length));
  readonly #sides = new GrowingArray((length) => new Uint8Array(length));
  #offTickCount = 0;

  /** @param tickNano size of a tick, 1e-9 points. */
  constructor(tickNano: number) {
    this.#tickNano = tickNano;
  }

  /** Number of trades so far. */
  get count(): number {
    return this.#ticks.length;
  }

  /** How many of them were off the tick grid. */
  get offTickCount(): number {
    return this.#offTickCount;
  }

  /**
   * Takes the trades among a stretch of mbo records of any contracts.
   *
   * @returns the number of records of the contract in it.
   * @throws FaultError 'decode' if an add, cancel or modify is off the tick grid.
   */
  takeMbo(run: RecordRun, { start, end }: Stretch, instrumentId: number): number {
    const { words, wordsPerRecord } = run;
    const tickNano = this.#tickNano;
    let count = 0;
    for (let i = start, at = start * wordsPerRecord; i < end; i++, at += wordsPerRecord) {
      if (words[at + MBO.instrumentId] !== instrumentId) continue;
      count++;
      const action = (words[at + MBO.bits] >>> 16) & 0xff;
      if (action === Action.Trade) this.#takeMboTrade(words, at);
      else if (
        changesBook(action) &&
        !isOnTick(words[at + MBO.priceLo], words[at + MBO.priceHi], tickNano)
      ) {
        failOffTick(run, i, tickNano);
      }
    }
    return count;
  }

  /**
   * Takes a stretch of trade records of any contracts.
   *
   * @returns the number of records of the contract in it.
   */
  takeTrades(
    { words, wordsPerRecord }: RecordRun,
    { start, end }: Stretch,
    instrumentId: number,
  ): number {
    let count = 0;
    for (let i = start, at = start * wordsPerRecord; i < end; i++, at += wordsPerRecord) {
      if (words[at + TRADE.instrumentId] !== instrumentId) continue;
      count++;
      const bits = words[at + TRADE.bits];
      if ((bits & 0xff) !== Action.Trade) continue;
      this.#take(words, at, {
        px: TRADE.priceLo,
        size: words[at + TRADE.size],
        side: (bits >>> 8) & 0xff,
      });
    }
    return count;
  }

  /** The trades as columns, a copy. */
  columns(): Columns<typeof trades> {
    return {
      ts_ns: new BigInt64Array(this.#tsWords.toArray().buffer),
      tick: this.#ticks.toArray(),
      size: this.#sizes.toArray(),
      side: Array.from(this.#sides.toArray(), (code) => sideWords.get(code) ?? 'N'),
    };
  }

  #takeMboTrade(words: Int32Array, at: number): void {
    this.#take(words, at, {
      px: MBO.priceLo,
      size: words[at + MBO.size],
      side: words[at + MBO.bits] >>> 24,
    });
  }

  #take(
    words: Int32Array,
    at: number,
    { px, size, side }: { px: number; size: number; side: number },
  ): void {
    const lo = words[at + px];
    const hi = words[at + px + 1];
    // An undefined size reads as −1; neither it nor an undefined price is a trade.
    if (size <= 0 || isUndefPx(lo, hi)) return;
    if (!isOnTick(lo, hi, this.#tickNano)) this.#offTickCount++;
    this.#tsWords.push(words[at + MBO.tsEventLo]);
    this.#tsWords.push(words[at + MBO.tsEventHi]);
    this.#ticks.push(pxTick(lo, hi, this.#tickNano));
    this.#sizes.push(size);
    this.#sides.push(side);
  }
}

function changesBook(action: number): boolean {
  return action === Action.Add || action === Action.Cancel || action === Action.Modify;
}

function failOffTick(
  { words, wordsPerRecord, recordIndex }: RecordRun,
  i: number,
  tickNano: number,
): never {
  const at = i * wordsPerRecord;
  const lo = words[at + MBO.priceLo];
  const hi = words[at + MBO.priceHi];
  const found = isUndefPx(lo, hi) ? 'no price' : String(pxNano(lo, hi) / 1e9);
  throw new FaultError(
    'decode',
    `order price of record ${recordIndex + i}: expected a multiple of ${tickNano / 1e9} points, found ${found}`,
    { recordIndex: recordIndex + i, found },
  );
}
