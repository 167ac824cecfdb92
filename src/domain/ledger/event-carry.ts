import { FaultError } from '../../base/fault.ts';
import { Flag, MBO } from '../dbn/mbo.ts';

// A module's own constants are folded into its loops.
const { bits: bitsWord } = MBO;
const { Last: lastBit } = Flag;

/** Records of the longest event; a day's opening snapshot has some ten thousand. */
const EVENT_RECORDS_MAX = 1 << 20;

/** The beginning of an event whose end has not come yet. */
export class EventCarry {
  #words = new Int32Array(MBO.wordCount * 16);
  #length = 0;

  /** Words held, valid until the next `hold`. */
  get words(): Int32Array {
    return this.#words;
  }

  /** Number of words held; 0 between events. */
  get length(): number {
    return this.#length;
  }

  /**
   * Copies words `start` to `end − 1` behind those held.
   *
   * @throws FaultError 'book-integrity' if the event does not seem to end.
   */
  hold(words: Int32Array, start: number, end: number): void {
    const length = this.#length + end - start;
    if (length > EVENT_RECORDS_MAX * MBO.wordCount) {
      const expected = `F_LAST within ${EVENT_RECORDS_MAX} records`;
      throw new FaultError('book-integrity', `event: expected ${expected}, found none`, {
        expected,
      });
    }
    if (length > this.#words.length) {
      const grown = new Int32Array(length * 2);
      grown.set(this.#words.subarray(0, this.#length));
      this.#words = grown;
    }
    this.#words.set(words.subarray(start, end), this.#length);
    this.#length = length;
  }

  /** Lets go of the event. */
  clear(): void {
    this.#length = 0;
  }
}

/**
 * First word of the record that ends the event which begins at `at`; `end` or more if it is not
 * among the words before `end`.
 */
export function eventEnd(words: Int32Array, at: number, end: number, stride: number): number {
  let last = at;
  while (last < end && (words[last + bitsWord] & lastBit) === 0) last += stride;
  return last;
}
