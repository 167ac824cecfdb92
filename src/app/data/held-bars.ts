import { assert } from '../../base/assert.ts';
import type { LevelKind } from '../../domain/session/level-kind.ts';
import type { CandleColumns, LevelCurve, Moment, MomentStep } from '../../protocol/moment-api.ts';

const CAPACITY_MIN = 512;

/**
 * The closed bars of the open session that this thread has been given, with the moving levels
 * after each. It only grows; a moment sees the bars up to its cursor and not one more.
 */
export class HeldBars {
  #capacity = 0;
  #barCount = 0;
  #bars = emptyCandles(0);
  #curves = new Map<LevelKind, Float64Array>();

  /** Number of bars held: those the worker need not send again. */
  get barCount(): number {
    return this.#barCount;
  }

  /** Takes in what the step brings; the whole moment, whose columns are views and must be kept. */
  momentOf({ barCount, firstBar, bars, curves, ...rest }: MomentStep): Moment {
    assert(firstBar <= this.#barCount, `bars: expected ${firstBar} held, found ${this.#barCount}`);
    this.#grow(barCount);
    for (const name of candleNames) this.#bars[name].set(bars[name], firstBar);
    for (const { kind, px } of curves) this.#curve(kind).set(px, firstBar);
    this.#barCount = Math.max(this.#barCount, barCount);
    return {
      ...rest,
      bars: candleViews(this.#bars, barCount),
      curves: curves.map(({ kind }): LevelCurve => ({
        kind,
        px: this.#curve(kind).subarray(0, barCount),
      })),
    };
  }

  #curve(kind: LevelKind): Float64Array {
    const curve = this.#curves.get(kind) ?? new Float64Array(this.#capacity).fill(NaN);
    this.#curves.set(kind, curve);
    return curve;
  }

  /** Moments given out before keep the smaller columns. */
  #grow(barCount: number): void {
    if (barCount <= this.#capacity) return;
    this.#capacity = Math.max(CAPACITY_MIN, 2 * barCount);
    const bars = emptyCandles(this.#capacity);
    for (const name of candleNames) bars[name].set(this.#bars[name]);
    this.#bars = bars;
    for (const [kind, px] of this.#curves) {
      const grown = new Float64Array(this.#capacity).fill(NaN);
      grown.set(px);
      this.#curves.set(kind, grown);
    }
  }
}

const candleNames = ['openS', 'o', 'h', 'l', 'c', 'vol'] as const;

function emptyCandles(rowCount: number): CandleColumns {
  const column = (): Float64Array => new Float64Array(rowCount);
  return { openS: column(), o: column(), h: column(), l: column(), c: column(), vol: column() };
}

function candleViews({ openS, o, h, l, c, vol }: CandleColumns, end: number): CandleColumns {
  return {
    openS: openS.subarray(0, end),
    o: o.subarray(0, end),
    h: h.subarray(0, end),
    l: l.subarray(0, end),
    c: c.subarray(0, end),
    vol: vol.subarray(0, end),
  };
}
