import { clockAt, priceText } from '../../context/session-frame.ts';
import { drawFigures, widthOfFigures } from '../figures-on-canvas.ts';
import type { Brush, Layer } from '../layer.ts';
import { crisp, labelFont } from '../layer.ts';
import { pillOf } from './cursor-line.ts';
import type { Pill } from './cursor-line.ts';

const LABEL_HEIGHT = 18;
const INSET_PX = 6;

/** Lines through the pointer on the candles: its instant and its price. */
export const crosshairLines: Layer = {
  zOrder: 'top',
  pane(brush) {
    const { scene, scale, width, height } = brush;
    if (scene.pointer === undefined) return;
    const { atS, px } = scene.pointer;
    const y = px === undefined ? undefined : scale.y(px);
    const x = scale.x(atS);
    drawDotted(brush, { x, y: 0 }, { x, y: height });
    if (y !== undefined) drawDotted(brush, { x: 0, y }, { x: width, y });
  },
};

/** The pointer's instant in a pane below them, whose heights are no prices. */
export const crosshairInstant: Layer = {
  zOrder: 'top',
  pane(brush) {
    const { scene, scale, height } = brush;
    if (scene.pointer === undefined) return;
    const x = scale.x(scene.pointer.atS);
    drawDotted(brush, { x, y: 0 }, { x, y: height });
  },
};

type Point = { readonly x: number; readonly y: number };

function drawDotted({ context, scene }: Brush, from: Point, to: Point): void {
  context.strokeStyle = scene.palette.ink3;
  context.lineWidth = 1;
  context.setLineDash([1, 4]);
  context.beginPath();
  context.moveTo(crisp(from.x), crisp(from.y));
  context.lineTo(crisp(to.x), crisp(to.y));
  context.stroke();
  context.setLineDash([]);
}

/**
 * Price and instant under the pointer, at the edges. Ours and not the library's: they lie above the
 * tags of the levels, and the price stands on the tick grid.
 */
export const crosshairLabels: Layer = {
  zOrder: 'top',
  priceAxis(brush) {
    const { context, width, scene, scale } = brush;
    const px = scene.pointer?.px;
    const y = px === undefined ? undefined : scale.y(px);
    if (y === undefined) return;
    drawBox(brush, { left: 2, top: y - LABEL_HEIGHT / 2, width: width - 4 });
    context.font = labelFont(scene);
    drawFigures(context, priceText(scene.frame, px), { x: width - INSET_PX, y: y + 0.5 });
  },
  timeAxis(brush) {
    const { context, width, height, scene, scale } = brush;
    if (scene.pointer?.openS === undefined) return;
    const text = clockAt(scene.frame, scene.pointer.atS);
    context.font = labelFont(scene);
    const boxWidth = widthOfFigures(context, text) + 2 * INSET_PX;
    const wanted = scale.x(scene.pointer.atS) - boxWidth / 2;
    const left = besidePill(
      pillOf(brush),
      Math.max(0, Math.min(wanted, width - boxWidth)),
      boxWidth,
    );
    context.font = labelFont(scene);
    drawBox(brush, { left, top: (height - LABEL_HEIGHT) / 2, width: boxWidth });
    drawFigures(context, text, { x: left + boxWidth - INSET_PX, y: height / 2 + 0.5 });
  },
};

/** Moves a box that would cover the cursor's clock to the nearer side of it. */
function besidePill(pill: Pill, left: number, width: number): number {
  if (left >= pill.right + 2 || left + width <= pill.left - 2) return left;
  const isLeft = left + width / 2 < (pill.left + pill.right) / 2;
  return isLeft ? pill.left - width - 2 : pill.right + 2;
}

/** The ground of a label, and the ink for what is written on it. */
function drawBox(
  { context, scene }: Brush,
  { left, top, width }: { left: number; top: number; width: number },
): void {
  context.beginPath();
  context.roundRect(Math.round(left) + 0.5, Math.round(top) + 0.5, width - 1, LABEL_HEIGHT - 1, 2);
  context.fillStyle = scene.palette.raise;
  context.fill();
  context.strokeStyle = scene.palette.ink3;
  context.lineWidth = 1;
  context.stroke();
  context.textBaseline = 'middle';
  context.fillStyle = scene.palette.ink;
}
