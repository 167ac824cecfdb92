import type { LevelCurve, LevelNow } from '../../../protocol/moment-api.ts';
import type { LevelId } from '../../../protocol/pressure-api.ts';
import { levelStyles, ownLevelStyle } from '../../context/level-style.ts';
import type { LineStyle } from '../../context/level-style.ts';
import { barsUntil } from '../chart-scene.ts';
import type { ChartScene } from '../chart-scene.ts';
import type { Brush, Layer } from '../layer.ts';

/** Levels behind the candles: fixed ones as lines from when they count, moving ones as curves. */
export const levelLines: Layer = {
  zOrder: 'bottom',
  pane(brush) {
    const { scene } = brush;
    for (const curve of scene.moment.curves) {
      if (isShown(scene, curve)) drawCurve(brush, curve);
    }
    for (const level of scene.moment.levels) {
      if (isShown(scene, level) && !levelStyles[level.kind].moves) drawLine(brush, level);
    }
    for (const { id, px } of scene.own) {
      applyStyle(brush, id, ownLevelStyle);
      drawAcross(brush, px, 0);
    }
  },
};

/** Whether a level is on the chart: the six always, overlays when switched on. */
export function isShown(scene: ChartScene, { kind }: Pick<LevelNow, 'kind'>): boolean {
  return scene.overlays.has(kind) || !overlayOnly.has(kind);
}

const overlayOnly = new Set<LevelNow['kind']>([
  ...(['SMA_200', 'SMA_400', 'VWAP'] as const),
  ...(['SESSION_HIGH', 'SESSION_LOW', 'ROUND'] as const),
]);

function applyStyle({ context, scene }: Brush, id: LevelId, style: LineStyle): void {
  context.strokeStyle = scene.palette.hues[style.hue].line;
  context.lineWidth = style.widthPx + (scene.selected === id ? 1 : 0);
  context.setLineDash([...style.dash]);
}

function drawLine(brush: Brush, level: LevelNow): void {
  // Before it counts a level is a zone or nothing: a line would claim it.
  if (level.px === undefined || level.validFromS === undefined) return;
  applyStyle(brush, level.kind, levelStyles[level.kind]);
  drawAcross(brush, level.px, brush.scale.x(Math.max(level.validFromS, brush.scene.frame.startS)));
}

/** A line at a price from a place to the right edge. */
function drawAcross(brush: Brush, px: number, x: number): void {
  const { context, width, scale } = brush;
  const y = scale.y(px);
  if (y === undefined || x >= width) return;
  // On whole pixels for even widths, between them for odd ones: the line stays sharp.
  const place = Math.round(context.lineWidth) % 2 === 0 ? Math.round(y) : Math.round(y - 0.5) + 0.5;
  context.beginPath();
  context.moveTo(Math.max(0, x), place);
  context.lineTo(width, place);
  strokeLine(brush);
}

/** Strokes the path, over depth set off from it. */
function strokeLine({ context, scene }: Brush): void {
  if (scene.depth !== undefined) {
    const { lineWidth, strokeStyle } = context;
    const dash = context.getLineDash();
    context.setLineDash([]);
    context.globalAlpha = 0.7;
    context.strokeStyle = scene.palette.panel;
    context.lineWidth = lineWidth + 2.5;
    context.stroke();
    context.globalAlpha = 1;
    context.strokeStyle = strokeStyle;
    context.lineWidth = lineWidth;
    context.setLineDash(dash);
  }
  context.stroke();
}

function drawCurve(brush: Brush, curve: LevelCurve): void {
  const { context, scale, scene, width } = brush;
  const { bars, atS } = scene.moment;
  const halfBarS = scene.frame.barS / 2;
  applyStyle(brush, curve.kind, levelStyles[curve.kind]);
  context.lineJoin = 'round';
  context.beginPath();
  // One bar beyond either edge, so that the line leaves the pane instead of ending in it.
  const first = Math.max(0, barsUntil(bars, scale.instant(0)) - 2);
  const end = Math.min(bars.openS.length, barsUntil(bars, scale.instant(width)) + 2);
  // A point a pixel, always of the same bars: more cannot be seen, and others would flicker.
  const stride = Math.max(1, Math.floor(1 / scale.slotPx));
  let lastY: number | undefined;
  let next = first - (first % stride);
  for (let i = next; i < end; i = next) {
    next = i < end - 1 ? Math.min(i + stride, end - 1) : end;
    const px = curve.px[i] ?? NaN;
    const y = Number.isNaN(px) ? undefined : scale.y(px);
    if (y !== undefined) {
      const x = scale.x((bars.openS[i] ?? 0) + halfBarS);
      if (lastY === undefined) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    lastY = y;
  }
  // Between two closes the level is the last one: it is held level up to the cursor.
  if (end === bars.openS.length && lastY !== undefined) context.lineTo(scale.x(atS), lastY);
  strokeLine(brush);
}
