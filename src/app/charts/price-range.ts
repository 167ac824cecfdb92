import type { Candle } from '../../protocol/moment-api.ts';
import type { ChartScene } from './chart-scene.ts';
import { isShown } from './layers/level-lines.ts';

/** Levels further than this many times the candles' own height stay out of the picture. */
const REACH = 0.9;
/** The selected level is worth more room. */
const REACH_SELECTED = 2;
/** Room above and below, as a share of the height. */
const MARGIN = 0.05;

/**
 * Prices the chart should show for a window of time: its candles, and every shown level near
 * enough that the candles do not shrink to a line.
 *
 * @returns points; undefined if nothing in the window has a price.
 */
export function priceRangeOf(
  scene: ChartScene,
  candles: readonly Candle[],
  window: { startS: number; endS: number },
): { low: number; high: number } | undefined {
  const { barS, tickPx } = scene.frame;
  let low = Infinity;
  let high = -Infinity;
  for (const candle of candles) {
    if (candle.openS + barS <= window.startS || candle.openS >= window.endS) continue;
    low = Math.min(low, candle.l);
    high = Math.max(high, candle.h);
  }
  if (low > high) return undefined;
  const height = high - low;
  const [candleLow, candleHigh] = [low, high];
  for (const level of scene.moment.levels) {
    if (level.px === undefined || !isShown(scene, level)) continue;
    const share = level.kind === scene.selected ? REACH_SELECTED : REACH;
    const reach = Math.max(height * share, 8 * tickPx);
    if (level.px < candleLow - reach || level.px > candleHigh + reach) continue;
    low = Math.min(low, level.px);
    high = Math.max(high, level.px);
  }
  const margin = Math.max((high - low) * MARGIN, 2 * tickPx);
  return { low: low - margin, high: high + margin };
}
