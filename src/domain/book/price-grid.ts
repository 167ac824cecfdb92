import { FaultError } from '../../base/fault.ts';
import { Action, MBO } from '../dbn/mbo.ts';
import type { RecordRun } from '../dbn/record-run.ts';
import { isUndefPx, pxNano } from '../dbn/wire-price.ts';
import { TICK_LIMIT } from './place.ts';

/**
 * The coarsest grid that holds all prices of an instrument so far: their greatest common divisor.
 *
 * It stands in for the tick where no definition tells it. After a few prices it hardly ever changes.
 */
export class PriceGrid {
  #stepNano = 0;
  #maxNano = 0;

  /** Distance of the grid's prices, 1e-9 points; 0 as long as no price but 0 was seen. */
  get stepNano(): number {
    return this.#stepNano;
  }

  /**
   * Takes in the prices of the orders in records `start` to `end − 1` of a run of mbo records.
   *
   * @returns whether the grid became finer.
   * @throws FaultError 'book-integrity' if its prices no longer count in ticks.
   */
  fit({ words, wordsPerRecord }: RecordRun, start: number, end: number): boolean {
    const before = this.#stepNano;
    for (let at = start * wordsPerRecord; at < end * wordsPerRecord; at += wordsPerRecord) {
      const action = (words[at + MBO.bits] >>> 16) & 0xff;
      if (action !== Action.Add && action !== Action.Modify) continue;
      const lo = words[at + MBO.priceLo];
      const hi = words[at + MBO.priceHi];
      if (!isUndefPx(lo, hi)) this.#fitPrice(Math.abs(pxNano(lo, hi)));
    }
    if (this.#maxNano >= this.#stepNano * TICK_LIMIT && this.#maxNano > 0) throw this.#fault();
    return this.#stepNano !== before;
  }

  #fitPrice(nano: number): void {
    if (nano > this.#maxNano) this.#maxNano = nano;
    // A division and a product are exact enough here, and far cheaper than a remainder.
    if (Math.round(nano / this.#stepNano) * this.#stepNano === nano) return;
    this.#stepNano = greatestCommonDivisor(nano, this.#stepNano);
  }

  #fault(): FaultError {
    const expected = `at most ${TICK_LIMIT} steps of ${this.#stepNano / 1e9}`;
    const found = this.#maxNano / 1e9;
    return new FaultError('book-integrity', `price: expected ${expected}, found ${found}`, {
      expected,
      found,
    });
  }
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
