import { nsOf, nsSince, nsWords } from '../dbn/wire-time.ts';

/**
 * Tells events of one interval from those of the next. Intervals count from 1970; time never runs
 * backward, an older event belongs to the interval that is open.
 */
export class IntervalClock {
  readonly #everyNs: bigint | undefined;
  /** End of the open interval. */
  #end = nsWords(0n);

  /** @param everyNs length of an interval; undefined for one that never ends. */
  constructor(everyNs: bigint | undefined) {
    this.#everyNs = everyNs;
  }

  /** Whether an event at this time, in words, is the first of an interval, which it opens. */
  opensAt(lo: number, hi: number): boolean {
    const everyNs = this.#everyNs;
    if (everyNs === undefined || nsSince(this.#end, lo, hi) < 0) return false;
    this.#end = nsWords((nsOf(lo, hi) / everyNs + 1n) * everyNs);
    return true;
  }
}
