import { assert } from '../../base/assert.ts';
import { FaultError } from '../../base/fault.ts';
import { copyBars, emptyBars, firstBars, type BarColumns } from './bar-columns.ts';

const NS_PER_S = 1_000_000_000;

/** Aggressor's side of a trade, as DBN writes it; every other code means nobody's. */
export const AggressorCode = { Sell: 65, Buy: 66 } as const;

/** Span that bars are cut from, left-closed and anchored at its start. */
export type BarSpan = {
  /** UNIX ns. */
  readonly startNs: bigint;
  /** UNIX ns, a whole number of bars after the start. */
  readonly endNs: bigint;
  readonly barSeconds: number;
};

/** One minute of a source without trades; prices in ticks, volume in lots. */
export type MinuteBar = {
  /** Start of the minute, ns since the span's start. */
  readonly ns: number;
  readonly o: number;
  readonly h: number;
  readonly l: number;
  readonly c: number;
  readonly vol: number;
};

/**
 * Folds trades, or one-minute bars, into longer bars as they come.
 *
 * A slot without trades has no bar. A slot closes when something of a later slot arrives or the
 * clock is advanced past it, and never opens again: a trade that comes with an older time than
 * that is left out and counted. Trades without size and those outside the span are left out too.
 */
export class BarFold {
  readonly #startNs: bigint;
  readonly #barNs: number;
  readonly #slotCount: number;
  readonly #onClose: ((barIndex: number) => void) | undefined;
  readonly #bars: BarColumns;
  #barCount = 0;
  /** Slot of the bar in the making; without one the first slot still open. */
  #slot = 0;
  #isForming = false;
  #lateCount = 0;

  /** @param onClose told of each bar as it closes, before anything of a later slot counts. */
  constructor(span: BarSpan, onClose?: (barIndex: number) => void) {
    this.#startNs = span.startNs;
    this.#barNs = span.barSeconds * NS_PER_S;
    this.#slotCount = Number(span.endNs - span.startNs) / this.#barNs;
    assert(Number.isInteger(this.#slotCount), `bar span: ${this.#slotCount} bars are not whole`);
    this.#bars = emptyBars(this.#slotCount);
    this.#onClose = onClose;
  }

  /** Goes on from where another fold of the same span is; the other stays there. */
  setTo(other: BarFold): void {
    copyBars(other.#bars, this.#bars);
    this.#barCount = other.#barCount;
    this.#slot = other.#slot;
    this.#isForming = other.#isForming;
    this.#lateCount = other.#lateCount;
  }

  /** How many trades or minutes came after their slot had closed; none of them is in a bar. */
  get lateCount(): number {
    return this.#lateCount;
  }

  /** Number of closed bars. */
  get barCount(): number {
    return this.#barCount;
  }

  /**
   * Takes one trade.
   *
   * @param ns since the span's start.
   * @param side character code of the aggressor's side, `AggressorCode`.
   * @returns whether the trade counts.
   */
  trade(ns: number, tick: number, size: number, side: number): boolean {
    if (!(size > 0) || !this.#enter(ns)) return false;
    const row = this.#barCount;
    const { n, buy_vol: buyVol, sell_vol: sellVol } = this.#bars;
    if (!this.#isForming) this.#open(tick, 0);
    this.#extend(tick, tick, tick, size);
    n[row] += 1;
    if (side === AggressorCode.Buy) buyVol[row] += size;
    else if (side === AggressorCode.Sell) sellVol[row] += size;
    return true;
  }

  /**
   * Takes one minute of a source that has bars only; the result's trade columns are NaN.
   *
   * @returns whether the minute counts; one without volume had no trade.
   * @throws FaultError 'input' if the bars are shorter than a minute.
   */
  minute({ ns, o, h, l, c, vol }: MinuteBar): boolean {
    if (this.#barNs < 60 * NS_PER_S) {
      const found = `bars of ${this.#barNs / NS_PER_S} s`;
      throw new FaultError(
        'input',
        `1-minute source: expected bars of whole minutes, found ${found}`,
      );
    }
    if (!(vol > 0) || !this.#enter(ns)) return false;
    if (!this.#isForming) this.#open(o, NaN);
    this.#extend(h, l, c, vol);
    return true;
  }

  /** Closes every slot that has ended by a time. @param ns since the span's start. */
  advanceTo(ns: number): void {
    const slot = Math.min(Math.floor(ns / this.#barNs), this.#slotCount);
    if (slot > this.#slot) this.#moveTo(slot);
  }

  /** Closes the last bar: nothing more will come. */
  end(): void {
    this.#moveTo(this.#slotCount);
  }

  /** When a closed bar is known, ns since the span's start. */
  availableAtNs(barIndex: number): number {
    this.#assertClosed(barIndex);
    return Number(this.#bars.available_at_ns[barIndex] - this.#startNs);
  }

  /** Last price of a closed bar, ticks. */
  closeTick(barIndex: number): number {
    this.#assertClosed(barIndex);
    return this.#bars.c[barIndex];
  }

  /** The closed bars, a copy. */
  columns(): BarColumns {
    return firstBars(this.#bars, this.#barCount);
  }

  #assertClosed(barIndex: number): void {
    const isClosed = barIndex >= 0 && barIndex < this.#barCount;
    assert(isClosed, `bar ${barIndex}: expected one of ${this.#barCount} closed`);
  }

  /** Moves to the slot of a time; false if that slot is closed or outside the span. */
  #enter(ns: number): boolean {
    const slot = Math.floor(ns / this.#barNs);
    if (slot < 0 || slot >= this.#slotCount) return false;
    if (slot < this.#slot) {
      this.#lateCount += 1;
      return false;
    }
    if (slot > this.#slot) this.#moveTo(slot);
    return true;
  }

  #moveTo(slot: number): void {
    if (this.#isForming) {
      this.#isForming = false;
      this.#barCount += 1;
      this.#onClose?.(this.#barCount - 1);
    }
    this.#slot = slot;
  }

  #open(tick: number, tradeCount: number): void {
    const row = this.#barCount;
    const bars = this.#bars;
    const startNs = this.#startNs + BigInt(this.#slot * this.#barNs);
    const before = row === 0 ? this.#startNs : bars.available_at_ns[row - 1];
    bars.bar_start_ns[row] = startNs;
    bars.available_at_ns[row] = startNs + BigInt(this.#barNs);
    bars.bar_gap[row] = before < startNs ? 1 : 0;
    bars.o[row] = tick;
    bars.h[row] = tick;
    bars.l[row] = tick;
    bars.n[row] = tradeCount;
    bars.buy_vol[row] = tradeCount;
    bars.sell_vol[row] = tradeCount;
    this.#isForming = true;
  }

  #extend(high: number, low: number, close: number, size: number): void {
    const row = this.#barCount;
    const { h, l, c, vol } = this.#bars;
    if (high > h[row]) h[row] = high;
    if (low < l[row]) l[row] = low;
    c[row] = close;
    vol[row] += size;
  }
}
