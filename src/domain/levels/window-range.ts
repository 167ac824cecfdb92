import type { MinuteBar } from '../bars/bar-fold.ts';

const NS_PER_MINUTE = 60_000_000_000;

/**
 * What traded inside one window of the session: range, ends, volume, and how many of its minutes
 * had a trade. Times are ns since the session's start; prices ticks, NaN while nothing traded.
 */
export class WindowRange {
  readonly startNs: number;
  /** Exclusive. */
  readonly endNs: number;
  readonly #minutes: Uint8Array;
  #minuteCount = 0;
  #open = NaN;
  #high = NaN;
  #low = NaN;
  #close = NaN;
  #volume = 0;
  #notional = 0;
  #knownNs = NaN;

  constructor(startNs: number, endNs: number) {
    this.startNs = startNs;
    this.endNs = endNs;
    this.#minutes = new Uint8Array(Math.ceil((endNs - startNs) / NS_PER_MINUTE));
  }

  /** Goes on from where another range of the same window is; the other stays there. */
  setTo(other: WindowRange): void {
    this.#minutes.set(other.#minutes);
    this.#minuteCount = other.#minuteCount;
    this.#open = other.#open;
    this.#high = other.#high;
    this.#low = other.#low;
    this.#close = other.#close;
    this.#volume = other.#volume;
    this.#notional = other.#notional;
    this.#knownNs = other.#knownNs;
  }

  get open(): number {
    return this.#open;
  }

  get high(): number {
    return this.#high;
  }

  get low(): number {
    return this.#low;
  }

  get close(): number {
    return this.#close;
  }

  /** Lots. */
  get volume(): number {
    return this.#volume;
  }

  /** Mean price weighted by size; from minutes it weighs their mean of high, low and close. */
  get vwap(): number {
    return this.#notional / this.#volume;
  }

  /** Number of minutes with a trade. */
  get minuteCount(): number {
    return this.#minuteCount;
  }

  /** Share of the window's minutes with a trade; NaN for an empty window. */
  get coverage(): number {
    return this.#minuteCount / this.#minutes.length;
  }

  /** First moment that has a trade before it; NaN without one. */
  get knownNs(): number {
    return this.#knownNs;
  }

  /** Takes one trade, if it is inside. */
  trade(ns: number, tick: number, size: number): void {
    if (ns < this.startNs || ns >= this.endNs) return;
    if (Number.isNaN(this.#open)) {
      this.#open = tick;
      this.#knownNs = ns + 1;
    }
    this.#widen(tick, tick);
    this.#count(ns, size);
    this.#close = tick;
    this.#notional += tick * size;
  }

  /** Takes one minute, if it begins inside; it is known at its end. */
  minute({ ns, o, h, l, c, vol }: MinuteBar): void {
    if (ns < this.startNs || ns >= this.endNs) return;
    if (Number.isNaN(this.#open)) {
      this.#open = o;
      this.#knownNs = ns + NS_PER_MINUTE;
    }
    this.#widen(h, l);
    this.#count(ns, vol);
    this.#close = c;
    this.#notional += ((h + l + c) / 3) * vol;
  }

  // Negated, so that the first price replaces NaN.
  #widen(high: number, low: number): void {
    if (!(high <= this.#high)) this.#high = high;
    if (!(low >= this.#low)) this.#low = low;
  }

  #count(ns: number, size: number): void {
    this.#volume += size;
    const minute = Math.floor((ns - this.startNs) / NS_PER_MINUTE);
    if (this.#minutes[minute] === 1) return;
    this.#minutes[minute] = 1;
    this.#minuteCount += 1;
  }
}
