import type { OutcomeWord } from '../../context/episode-rows.ts';
import type { SceneGhost, SceneGhosts } from '../chart-scene.ts';
import type { Brush, Layer } from '../layer.ts';
import { labelFont } from '../layer.ts';
import { outcomeDashes } from '../outcome-look.ts';

const STEP_S = 5;
/** Past paths in the empty field behind the cursor: other days, from moments like this one on. */
export const ghostPaths: Layer = {
  zOrder: 'bottom',
  pane(brush) {
    const { ghosts, moment } = brush.scene;
    // Paths of a moment that the cursor has left would say something of another one.
    if (ghosts?.atS !== moment.atS) return;
    const { context, width, height, scale } = brush;
    const nowX = Math.max(0, scale.x(moment.atS));
    if (nowX >= width) return;
    context.beginPath();
    context.rect(nowX, 0, width - nowX, height);
    context.clip();
    drawBarriers(brush, ghosts, nowX);
    for (const ghost of ghosts.paths) drawPath(brush, ghost, ghosts.atS);
    drawCaption(brush, ghosts, nowX);
  },
};

function drawBarriers(
  { context, width, scale, scene: { palette } }: Brush,
  { breakPx, rejectPx }: SceneGhosts,
  nowX: number,
): void {
  context.lineWidth = 1;
  for (const [px, word] of [
    [breakPx, 'BREAK'],
    [rejectPx, 'REJECT'],
  ] as const) {
    const y = scale.y(px);
    if (y === undefined) continue;
    context.strokeStyle = palette.outcomes[word];
    context.setLineDash([...outcomeDashes[word]]);
    context.beginPath();
    context.moveTo(nowX, Math.round(y) + 0.5);
    context.lineTo(width, Math.round(y) + 0.5);
    context.stroke();
  }
  context.setLineDash([]);
}

function drawPath(
  { context, scale, scene: { palette } }: Brush,
  { outcome, weight, px }: SceneGhost,
  atS: number,
): void {
  context.globalAlpha = 0.25 + 0.55 * Math.min(1, weight / 0.4);
  context.strokeStyle = palette.outcomes[wordOf(outcome)];
  context.setLineDash([...outcomeDashes[wordOf(outcome)]]);
  context.lineWidth = 1;
  context.beginPath();
  let isDrawing = false;
  px.forEach((price, step) => {
    const y = Number.isNaN(price) ? undefined : scale.y(price);
    if (y === undefined) return;
    const x = scale.x(atS + step * STEP_S);
    if (isDrawing) context.lineTo(x, y);
    else context.moveTo(x, y);
    isDrawing = true;
  });
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function drawCaption({ context, width, scene }: Brush, { paths }: SceneGhosts, nowX: number): void {
  context.font = labelFont(scene);
  context.textBaseline = 'middle';
  context.fillStyle = scene.palette.ink3;
  const text = [`${paths.length} past paths, other days`, `${paths.length} past paths`].find(
    (words) => context.measureText(words).width + 16 <= width - nowX,
  );
  if (text !== undefined) context.fillText(text, nowX + 8, 13);
}

function wordOf(outcome: string): OutcomeWord {
  return outcome === 'BREAK' || outcome === 'REJECT' ? outcome : 'CHOP';
}
