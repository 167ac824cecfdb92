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
    if (scale.slotPx < 1) {
      drawColumns(brush, start, end);
      return;
    }
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
  const wickTop = Math.round(high);
  const wickHeight = Math.max(1, Math.round(low) - wickTop);
  if (scene.depth !== undefined) {
    // Set off from the depth behind it.
    context.fillStyle = palette.panel;
    context.fillRect(x - 1, wickTop - 1, 3, wickHeight + 2);
    context.fillRect(x - half - 1, top - 1, 2 * half + 3, height + 2);
  }
  context.fillStyle = outline;
  context.fillRect(x, wickTop, 1, wickHeight);
  context.fillStyle = isUp ? outline : fill;
  context.fillRect(x - half, top, 2 * half + 1, height);
  if (!isUp || half < 1 || height < 3) return;
  context.fillStyle = palette.panel;
  context.fillRect(x - half + 1, top + 1, 2 * half - 1, height - 2);
}

/** Several bars to a pixel: the range of each column of pixels, which is all that can be seen. */
function drawColumns({ context, scene, scale }: Brush, start: number, end: number): void {
  const { bars } = scene.moment;
  const { palette, frame } = scene;
  for (let i = start; i < end;) {
    const openS = bars.openS[i] ?? NaN;
    const column = Math.floor(scale.x(openS) + scale.slotPx / 2);
    const columnEndS = scale.instant(column + 1 - scale.slotPx / 2);
    let [low, high] = [Infinity, -Infinity];
    do {
      low = Math.min(low, bars.l[i] ?? low);
      high = Math.max(high, bars.h[i] ?? high);
      i++;
    } while (i < end && (bars.openS[i] ?? NaN) < columnEndS);
    const [top, bottom] = [scale.y(high), scale.y(low)];
    if (top === undefined || bottom === undefined) return;
    context.fillStyle = openS < frame.openS ? palette.candleHalf : palette.candle;
    context.fillRect(column, Math.round(top), 1, Math.max(1, Math.round(bottom) - Math.round(top)));
  }
}
