import { minuteAt } from '../../context/session-frame.ts';
import { fixed } from '../../ui/figures.ts';
import { drawFigures, widthOfFigures } from '../figures-on-canvas.ts';
import type { Brush, Layer } from '../layer.ts';
import { labelFont } from '../layer.ts';
import { pillOf } from './cursor-line.ts';
import type { Pill } from './cursor-line.ts';

const LABEL_HEIGHT = 18;
const INSET_PX = 6;

/**
 * Price and bar under the pointer, at the edges. Ours and not the library's: they lie above the
 * tags of the levels, and the price stands on the tick grid.
 */
export const crosshairLabels: Layer = {
  zOrder: 'top',
  priceAxis(brush) {
    const { context, width, scene, scale } = brush;
    const y = scene.pointer && scale.y(scene.pointer.px);
    if (scene.pointer === undefined || y === undefined) return;
    drawBox(brush, { left: 2, top: y - LABEL_HEIGHT / 2, width: width - 4 });
    context.font = labelFont(scene);
    drawFigures(context, fixed(scene.pointer.px, scene.frame.decimals), {
      x: width - INSET_PX,
      y: y + 0.5,
    });
  },
  timeAxis(brush) {
    const { context, width, height, scene, scale } = brush;
    if (scene.pointer?.openS === undefined) return;
    const { frame, pointer } = scene;
    const text = minuteAt(frame, pointer.openS ?? frame.startS);
    context.font = labelFont(scene);
    const boxWidth = widthOfFigures(context, text) + 2 * INSET_PX;
    const wanted = scale.x(pointer.openS ?? 0) + scale.slotPx / 2 - boxWidth / 2;
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
