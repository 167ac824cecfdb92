import { assert } from '../../base/assert.ts';
import type { EpisodeRules } from '../session/instrument-profile.ts';
import { median } from './median.ts';
import { toNano } from './rounding.ts';

/** Bars whose true ranges say how today compares with the season. */
const RECENT_BARS = 15;
const WILDER_BARS = 14;

/** How an ATR was found: against the season, or by what stands in for it. */
export const atrModes = ['seasonal', 'wilder14'] as const;

/** One of them. */
export type AtrMode = (typeof atrModes)[number];

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
 * Median of each slot of the day over earlier sessions; NaN for a slot that none of them knows.
 *
 * @param sessions per earlier session a value by slot, NaN where it has none.
 */
export function slotMedians(sessions: readonly Float64Array[], slotCount: number): Float64Array {
  return Float64Array.from({ length: slotCount }, (_, slot) =>
    median(sessions.map((values) => values[slot]).filter((value) => !Number.isNaN(value))),
  );
}

/**
 * Median true range of each slot of the day over earlier sessions, ticks, none below a tick; NaN
 * for a slot in which none of them traded.
 *
 * @param sessions per earlier session the true range by slot, NaN where it had no bar.
 */
export function seasonOf(sessions: readonly Float64Array[], slotCount: number): Float64Array {
  const floored = sessions.map((ranges) => ranges.map((range) => Math.max(1, range)));
  return slotMedians(floored, slotCount);
}

/** Closed bars of a session by slot, oldest first. */
export type SlotBars = {
  readonly slots: Int32Array;
  /** True ranges, ticks. */
  readonly ranges: Float64Array;
  /** Ticks. */
  readonly closes: Int32Array;
};

/** Bars of a session, from its first slot on. */
export type SessionBars = BarPrices & {
  /** UNIX ns. */
  readonly bar_start_ns: BigInt64Array;
  readonly c: Int32Array;
};

/** The bars of a session by slot. @param slotCount bars of the day; later ones are left out. */
export function slotBars(
  bars: SessionBars,
  { startNs, barSeconds, slotCount }: SlotClock,
): SlotBars {
  const barNs = BigInt(barSeconds) * 1_000_000_000n;
  const all = Int32Array.from(bars.bar_start_ns, (ns) => Number((ns - startNs) / barNs));
  const count = all.filter((slot) => slot < slotCount).length;
  return {
    slots: all.subarray(0, count),
    ranges: trueRanges(bars).subarray(0, count),
    closes: bars.c.subarray(0, count),
  };
}

/** The slots of a session. */
export type SlotClock = {
  /** UNIX ns. */
  readonly startNs: bigint;
  readonly barSeconds: number;
  /** Bars of the day, the tail's included. */
  readonly slotCount: number;
};

/** The ATR that all rows of a slot go by: of bars that had closed when it began. */
export type SlotAtr = {
  /** Ticks by slot; NaN with too few bars. */
  readonly ticks: Float64Array;
  /** 1 where the season is known; else Wilder's ATR stands in. */
  readonly isSeasonal: Uint8Array;
};

/** The ATR of every slot. @param season usual true range by slot, ticks; NaN where unknown. */
export function atrBySlot(
  { slots, ranges }: Pick<SlotBars, 'slots' | 'ranges'>,
  season: Float64Array,
): SlotAtr {
  const ticks = new Float64Array(season.length);
  const isSeasonal = new Uint8Array(season.length);
  let closed = 0;
  for (let slot = 0; slot < season.length; slot++) {
    while (closed < slots.length && slots[closed] < slot) closed++;
    const bars = { slots: slots.subarray(0, closed), ranges: ranges.subarray(0, closed) };
    const seasonal = seasonalAtr(season, bars, slot);
    isSeasonal[slot] = Number.isNaN(seasonal) ? 0 : 1;
    ticks[slot] = isSeasonal[slot] === 1 ? seasonal : wilderAtr(bars.ranges);
  }
  return { ticks, isSeasonal };
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

/** How near and how far a barrier may be. */
export type BarrierLimits = Pick<EpisodeRules, 'barrierTicksMin' | 'barrierTicksMax'>;

/**
 * Distance from the level at which an outcome is decided, ticks.
 *
 * @param atr rounded as `seasonalAtr` gives it, else a 24 becomes a 25. @param kB share of it.
 */
export function barrierTicks(
  atr: number,
  { barrierTicksMin, barrierTicksMax }: BarrierLimits,
  kB = 1,
): number {
  return Math.min(barrierTicksMax, Math.max(barrierTicksMin, Math.ceil(kB * atr)));
}
