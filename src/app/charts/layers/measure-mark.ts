import type { Brush, Layer } from '../layer.ts';
import { labelFont } from '../layer.ts';
import { measureWords } from '../measure.ts';

const INSET_PX = 8;
const LINE_PX = 16;
const AWAY_PX = 10;

/** The measure between two points: its field, its diagonal, and its figures beside the second. */
export const measureMark: Layer = {
  zOrder: 'top',
  pane(brush) {
    const { context, scene, scale } = brush;
    const { measure } = scene;
    if (measure === undefined) return;
    const [fromY, toY] = [scale.y(measure.from.px), scale.y(measure.to.px)];
    if (fromY === undefined || toY === undefined) return;
    const [fromX, toX] = [scale.x(measure.from.atS), scale.x(measure.to.atS)];
    context.fillStyle = scene.palette.zone;
    context.fillRect(fromX, fromY, toX - fromX, toY - fromY);
    context.strokeStyle = scene.palette.ink;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
    context.stroke();
    context.setLineDash([1, 3]);
    context.strokeRect(fromX, fromY, toX - fromX, toY - fromY);
    context.setLineDash([]);
    for (const [x, y] of [
      [fromX, fromY],
      [toX, toY],
    ] as const) {
      context.fillStyle = scene.palette.ink;
      context.fillRect(x - 2, y - 2, 4, 4);
    }
    drawFigures(brush, { x: toX, y: toY, isLeft: toX < fromX, isBelow: toY > fromY });
  },
};

type FigurePlace = { x: number; y: number; isLeft: boolean; isBelow: boolean };

/** The figures on the far side of the second point, moved inside where they would stick out. */
function drawFigures(brush: Brush, { x, y, isLeft, isBelow }: FigurePlace): void {
  const { context, width, height, scene } = brush;
  if (scene.measure === undefined) return;
  const words = measureWords(scene.measure, scene.frame);
  context.font = labelFont(scene);
  const boxWidth = Math.max(...words.map((w) => context.measureText(w).width)) + 2 * INSET_PX;
  const boxHeight = words.length * LINE_PX + 8;
  const wantedX = isLeft ? x - AWAY_PX - boxWidth : x + AWAY_PX;
  const wantedY = isBelow ? y + AWAY_PX : y - AWAY_PX - boxHeight;
  const left = Math.round(Math.max(2, Math.min(wantedX, width - boxWidth - 2))) + 0.5;
  const top = Math.round(Math.max(2, Math.min(wantedY, height - boxHeight - 2))) + 0.5;
  context.beginPath();
  context.roundRect(left, top, Math.round(boxWidth), boxHeight, 3);
  context.fillStyle = scene.palette.raise;
  context.fill();
  context.strokeStyle = scene.palette.line2;
  context.stroke();
  context.textBaseline = 'middle';
  words.forEach((line, i) => {
    context.fillStyle = i === 0 ? scene.palette.ink : scene.palette.ink2;
    context.fillText(line, left + INSET_PX, top + 4 + (i + 0.5) * LINE_PX);
  });
}
