import { priceTicks } from '../axis-ticks.ts';
import type { Brush, Layer } from '../layer.ts';
import { crisp, labelFont } from '../layer.ts';

/** Strip at the top that belongs to the captions. */
const CAPTION_HEIGHT_PX = 22;

/**
 * The ground of the chart: price grid, pre-market and future shaded, the open and the end of the
 * opening range as boundaries.
 */
export const sessionField: Layer = {
  zOrder: 'bottom',
  pane(brush) {
    drawShades(brush);
    drawPriceGrid(brush);
    drawBoundaries(brush);
  },
};

/** Shades what lies before the open and what has not happened yet. */
export function drawShades({ context, width, height, scene, scale }: Brush): void {
  const { frame, moment, palette } = scene;
  const openX = Math.min(width, scale.x(frame.openS));
  if (frame.hasPremarket && openX > 0) {
    context.fillStyle = palette.premarket;
    context.fillRect(0, 0, openX, height);
  }
  const nowX = Math.max(0, scale.x(moment.atS));
  context.fillStyle = palette.future;
  context.fillRect(nowX, 0, width - nowX, height);
}

/** Prices of the grid and of the axis beside it, about one per 48 px. */
export function gridPrices({ height, scene, scale }: Brush): number[] {
  const high = scale.price(0);
  const low = scale.price(height);
  if (high === undefined || low === undefined || !(high > low)) return [];
  return priceTicks({ low, high }, Math.max(2, height / 48), scene.frame.tickPx);
}

function drawPriceGrid(brush: Brush): void {
  const { context, width, scene, scale } = brush;
  context.strokeStyle = scene.palette.line;
  context.lineWidth = 1;
  context.beginPath();
  for (const price of gridPrices(brush)) {
    const y = crisp(scale.y(price) ?? -1);
    if (y < CAPTION_HEIGHT_PX) continue;
    context.moveTo(0, y);
    context.lineTo(width, y);
  }
  context.stroke();
}

function drawBoundaries(brush: Brush): void {
  const { scene, scale } = brush;
  const { frame, moment } = scene;
  const openX = scale.x(frame.openS);
  const orEndX = scale.x(frame.orEndS);
  if (frame.hasPremarket) {
    drawBoundary(brush, openX, []);
    drawCaption(brush, 'Pre-market', { from: 0, to: openX });
  }
  if (moment.atS >= frame.openS) {
    drawBoundary(brush, orEndX, [2, 3]);
    // Right of the cursor past paths have a caption of their own.
    const to = scene.ghosts === undefined ? orEndX : Math.min(orEndX, scale.x(moment.atS));
    drawCaption(brush, 'Opening range', { from: Math.max(0, openX), to, short: 'OR' });
  }
  drawBoundary(brush, scale.x(frame.endS), [2, 3]);
}

/** A vertical line where a part of the session begins or ends. */
export function drawBoundary({ context, height, scene }: Brush, x: number, dash: number[]): void {
  context.strokeStyle = scene.palette.line2;
  context.lineWidth = 1;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(crisp(x), 0);
  context.lineTo(crisp(x), height);
  context.stroke();
  context.setLineDash([]);
}

function drawCaption(
  { context, scene }: Brush,
  text: string,
  { from, to, short = '' }: { from: number; to: number; short?: string },
): void {
  context.font = labelFont(scene);
  context.textBaseline = 'middle';
  const fitting = [text, short].find((word) => context.measureText(word).width + 12 <= to - from);
  if (fitting === undefined) return;
  context.fillStyle = scene.palette.ink3;
  context.fillText(fitting, from + 8, 13);
}
