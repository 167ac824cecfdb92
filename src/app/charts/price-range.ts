import type { LevelId } from '../../protocol/pressure-api.ts';
import { barsUntil } from './chart-scene.ts';
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
  window: { startS: number; endS: number },
): { low: number; high: number } | undefined {
  const { tickPx } = scene.frame;
  let { low, high } = rangeOfCandles(scene, window);
  if (low > high) return undefined;
  const height = high - low;
  const [candleLow, candleHigh] = [low, high];
  for (const { id, px } of shownLevels(scene)) {
    const share = id === scene.selected ? REACH_SELECTED : REACH;
    const reach = Math.max(height * share, 8 * tickPx);
    if (px < candleLow - reach || px > candleHigh + reach) continue;
    low = Math.min(low, px);
    high = Math.max(high, px);
  }
  const margin = Math.max((high - low) * MARGIN, 2 * tickPx);
  return { low: low - margin, high: high + margin };
}

/** Prices of the levels that are on the chart, one's own among them. */
function shownLevels(scene: ChartScene): { readonly id: LevelId; readonly px: number }[] {
  const shown = scene.moment.levels.flatMap((level) =>
    level.px === undefined || !isShown(scene, level) ? [] : [{ id: level.kind, px: level.px }],
  );
  return [...shown, ...scene.own];
}

/** Lowest and highest price that traded in the window; low above high if none did. */
function rangeOfCandles(
  { frame: { barS }, moment: { bars, forming } }: ChartScene,
  { startS, endS }: { startS: number; endS: number },
): { low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  const end = barsUntil(bars, endS);
  for (let i = barsUntil(bars, startS - barS + 1e-6); i < end; i++) {
    low = Math.min(low, bars.l[i] ?? low);
    high = Math.max(high, bars.h[i] ?? high);
  }
  if (forming !== undefined && forming.openS + barS > startS && forming.openS < endS) {
    low = Math.min(low, forming.l);
    high = Math.max(high, forming.h);
  }
  return { low, high };
}
