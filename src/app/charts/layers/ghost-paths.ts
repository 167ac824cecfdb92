import { priceText } from '../../context/session-frame.ts';
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
    // The one that is looked at lies over the others.
    const picked = ghosts.paths.filter(({ isPicked }) => isPicked);
    for (const ghost of [...ghosts.paths, ...picked]) drawPath(brush, ghost, ghosts.atS);
    drawCaption(brush, ghosts, nowX);
  },
};

function drawBarriers(brush: Brush, { breakPx, rejectPx }: SceneGhosts, nowX: number): void {
  const { context, width, scale, scene } = brush;
  const { palette } = scene;
  context.lineWidth = 1;
  context.font = labelFont(scene);
  context.textBaseline = 'middle';
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
    const isUpper = px === Math.max(breakPx, rejectPx);
    const text = `${word} ${priceText(scene.frame, px)}`;
    const textWidth = context.measureText(text).width;
    if (textWidth + 16 > width - nowX) continue;
    context.fillStyle = palette.outcomeTexts[word];
    context.fillText(text, width - textWidth - 8, y + (isUpper ? -9 : 10));
  }
  context.setLineDash([]);
}

function drawPath(
  { context, scale, scene: { palette } }: Brush,
  { outcome, weight, px, isPicked }: SceneGhost,
  atS: number,
): void {
  context.globalAlpha = isPicked ? 1 : 0.25 + 0.55 * Math.min(1, weight / 0.4);
  context.strokeStyle = palette.outcomes[wordOf(outcome)];
  context.setLineDash([...outcomeDashes[wordOf(outcome)]]);
  context.lineWidth = isPicked ? 2.5 : 1;
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
  if (paths.length === 0) return;
  const text = [`${paths.length} past paths, other days`, `${paths.length} past paths`].find(
    (words) => context.measureText(words).width + 16 <= width - nowX,
  );
  if (text !== undefined) context.fillText(text, nowX + 8, 13);
}

function wordOf(outcome: string): OutcomeWord {
  return outcome === 'BREAK' || outcome === 'REJECT' ? outcome : 'CHOP';
}
