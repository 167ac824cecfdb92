import { assert } from '../../base/assert.ts';

/** How an exponential average begins: with the mean of the first n, or with the first alone. */
export type EmaSeed = 'sma' | 'first';

/**
 * Simple moving average: mean of the last n values, each sum taken anew from oldest to newest.
 *
 * @returns one row per value; NaN while fewer than n are there.
 */
export function sma(values: ArrayLike<number>, n: number): Float64Array {
  return Float64Array.from({ length: values.length }, (_, i) => meanBefore(values, i + 1, n));
}

/** Mean of the n values before row `end`, NaN if there are fewer. */
export function meanBefore(values: ArrayLike<number>, end: number, n: number): number {
  assert(n > 0, `average: expected a length above 0, found ${n}`);
  if (end < n) return NaN;
  let sum = 0;
  for (let i = end - n; i < end; i++) sum += values[i];
  return sum / n;
}

/**
 * Exponential moving average, alpha = 2 / (n + 1).
 *
 * @returns one row per value; with seed 'sma' NaN before row n − 1.
 */
export function ema(values: ArrayLike<number>, n: number, seed: EmaSeed): Float64Array {
  const average = new Ema(n, seed);
  return Float64Array.from(values, (value) => average.push(value));
}

/** The exponential average as a running value. */
export class Ema {
  readonly #n: number;
  readonly #seedCount: number;
  #count = 0;
  #seedSum = 0;
  #value = NaN;

  constructor(n: number, seed: EmaSeed) {
    assert(n > 0, `average: expected a length above 0, found ${n}`);
    this.#n = n;
    this.#seedCount = seed === 'sma' ? n : 1;
  }

  /** Average after the last value; NaN until seeded. */
  get value(): number {
    return this.#value;
  }

  /** Goes on from where another average of the same kind is; the other stays there. */
  setTo(other: Ema): void {
    this.#count = other.#count;
    this.#seedSum = other.#seedSum;
    this.#value = other.#value;
  }

  /** Takes the next value; the average after it. */
  push(value: number): number {
    this.#count += 1;
    if (this.#count > this.#seedCount) {
      this.#value += (2 / (this.#n + 1)) * (value - this.#value);
    } else {
      this.#seedSum += value;
      if (this.#count === this.#seedCount) this.#value = this.#seedSum / this.#seedCount;
    }
    return this.#value;
  }
}
