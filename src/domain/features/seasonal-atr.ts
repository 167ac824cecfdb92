import { assert } from '../../base/assert.ts';
import { median } from './median.ts';

/** Bars whose true ranges say how today compares with the season. */
const RECENT_BARS = 15;
const WILDER_BARS = 14;

/** Prices of closed bars, ticks, oldest first. */
export type BarPrices = {
  readonly h: ArrayLike<number>;
  readonly l: ArrayLike<number>;
  readonly c: ArrayLike<number>;
};

/** True range of each bar, ticks: its range widened by the gap to the close before. */
export function trueRanges({ h, l, c }: BarPrices): Float64Array {
  return Float64Array.from({ length: h.length }, (_, bar) => {
    const before = bar === 0 ? c[bar] : c[bar - 1];
    return bar === 0 ? h[0] - l[0] : Math.max(h[bar], before) - Math.min(l[bar], before);
  });
}

/**
 * Median true range of each slot of the day over earlier sessions, ticks; NaN for a slot in which
 * none of them traded.
 *
 * @param sessions per earlier session the true range by slot, NaN where it had no bar.
 */
export function seasonOf(sessions: readonly Float64Array[], slotCount: number): Float64Array {
  return Float64Array.from({ length: slotCount }, (_, slot) => {
    const ranges = sessions.map((ranges) => ranges[slot]).filter((range) => !Number.isNaN(range));
    return median(ranges.map((range) => Math.max(1, range)));
  });
}

/**
 * Seasonal ATR at a moment, ticks: what the slot's range usually is, times how today's last 15 bars
 * compared with theirs. Follows the open at once, where an average over bars lags.
 *
 * @param season median true range by slot; @param slots slot of each closed bar, @param ranges its
 * true range, both oldest first. @param slot the slot that holds the moment.
 * @returns NaN while a season or fifteen bars are missing.
 */
export function seasonalAtr(
  season: Float64Array,
  { slots, ranges }: { readonly slots: ArrayLike<number>; readonly ranges: ArrayLike<number> },
  slot: number,
): number {
  assert(slots.length === ranges.length, `bars: expected a range each, found ${ranges.length}`);
  if (ranges.length < RECENT_BARS) return NaN;
  let sum = 0;
  for (let bar = ranges.length - RECENT_BARS; bar < ranges.length; bar++) {
    sum += Math.log(Math.max(1, ranges[bar]) / season[slots[bar]]);
  }
  return toNano(season[slot] * Math.exp(sum / RECENT_BARS));
}

/**
 * ATR after Wilder, ticks: the mean of the first 14 true ranges, then smoothed. Stands in where no
 * season is known.
 *
 * @returns NaN with fewer than 14 bars.
 */
export function wilderAtr(ranges: ArrayLike<number>): number {
  if (ranges.length < WILDER_BARS) return NaN;
  let atr = 0;
  for (let bar = 0; bar < WILDER_BARS; bar++) atr += ranges[bar] / WILDER_BARS;
  for (let bar = WILDER_BARS; bar < ranges.length; bar++) {
    atr += (ranges[bar] - atr) / WILDER_BARS;
  }
  return toNano(atr);
}

/**
 * Distance from the level at which an outcome is decided, ticks.
 *
 * @param atr rounded as `seasonalAtr` gives it, else a 24 becomes a 25. @param kB share of it.
 */
export function barrierTicks(atr: number, kB: number): number {
  return Math.min(60, Math.max(8, Math.ceil(kB * atr)));
}

/** Rounded to 1e-9, as every stored float is. */
function toNano(ticks: number): number {
  return Math.round(ticks * 1e9) / 1e9;
}
