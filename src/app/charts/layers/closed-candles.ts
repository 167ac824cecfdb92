import { barsUntil } from '../chart-scene.ts';
import type { Brush, Layer } from '../layer.ts';

/** Share of a slot that a body takes. */
const BODY_SHARE = 0.8;

/**
 * The closed candles in the window: up hollow, down filled, before the open at half strength.
 *
 * Ours and not the library's, whose cost of a new candle grows with all the candles it holds: here
 * a moment costs what can be seen of it, early and late in a session of any length.
 */
export const closedCandles: Layer = {
  zOrder: 'normal',
  pane(brush) {
    const { scene, scale, width } = brush;
    const { bars } = scene.moment;
    const start = Math.max(0, barsUntil(bars, scale.instant(0)) - 1);
    const end = barsUntil(bars, scale.instant(width));
    const half = Math.max(0, Math.floor((scale.slotPx * BODY_SHARE - 1) / 2));
    for (let i = start; i < end; i++) drawCandle(brush, i, half);
  },
};

/** @param half pixels of the body on either side of the wick. */
function drawCandle({ context, scene, scale }: Brush, index: number, half: number): void {
  const { bars } = scene.moment;
  const openS = bars.openS[index] ?? NaN;
  const [openPx, closePx] = [bars.o[index] ?? NaN, bars.c[index] ?? NaN];
  const [open, close] = [scale.y(openPx), scale.y(closePx)];
  const [high, low] = [scale.y(bars.h[index] ?? NaN), scale.y(bars.l[index] ?? NaN)];
  if (open === undefined || close === undefined || high === undefined || low === undefined) return;
  const { palette, frame } = scene;
  const isEarly = openS < frame.openS;
  const isUp = closePx >= openPx;
  const x = Math.floor(scale.x(openS) + scale.slotPx / 2);
  const top = Math.round(Math.min(open, close));
  const height = Math.max(1, Math.round(Math.max(open, close)) - top);
  const outline = isEarly ? palette.candleHalf : palette.candle;
  const fill = isEarly ? palette.candleFillHalf : palette.candleFill;
  context.fillStyle = outline;
  const wickTop = Math.round(high);
  context.fillRect(x, wickTop, 1, Math.max(1, Math.round(low) - wickTop));
  context.fillStyle = isUp ? outline : fill;
  context.fillRect(x - half, top, 2 * half + 1, height);
  if (!isUp || half < 1 || height < 3) return;
  context.fillStyle = palette.panel;
  context.fillRect(x - half + 1, top + 1, 2 * half - 1, height - 2);
}
