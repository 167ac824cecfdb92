import type { SceneNote } from '../chart-scene.ts';
import { textWithin } from '../figures-on-canvas.ts';
import type { Brush, Layer } from '../layer.ts';
import { labelFont } from '../layer.ts';

/** Foot of the captions, under which flags stand. */
const TOP_PX = 24;
const FLAG_PX = 9;
/** How near the pointer must come for a note to be read, px. */
const NEAR_PX = 7;
const TEXT_PX_MAX = 260;

/** The user's notes as flags at their moments; those that the moment has not come to stay away. */
export const noteMarks: Layer = {
  zOrder: 'top',
  pane(brush) {
    const { scene, scale, width } = brush;
    const known = scene.notes.filter(({ atS }) => atS <= scene.moment.atS);
    const places = known.map((note) => ({ note, x: scale.x(note.atS) }));
    const seen = places.filter(({ x }) => x > -FLAG_PX && x < width);
    for (const { note, x } of seen) drawFlag(brush, note, x);
    const pointerX = scene.pointer && scale.x(scene.pointer.atS);
    const near = seen.findLast(({ x }) => Math.abs(x - (pointerX ?? Infinity)) <= NEAR_PX);
    if (near !== undefined) drawText(brush, near.note, near.x);
  },
};

function drawFlag({ context, scene, scale }: Brush, { px }: SceneNote, x: number): void {
  const left = Math.round(x);
  const y = px === undefined ? undefined : scale.y(px);
  context.fillStyle = scene.palette.ink3;
  context.fillRect(left, TOP_PX, 1, Math.max(FLAG_PX + 4, (y ?? 0) - TOP_PX));
  context.fillStyle = scene.palette.ink;
  context.beginPath();
  context.moveTo(left, TOP_PX);
  context.lineTo(left + FLAG_PX, TOP_PX + FLAG_PX / 2);
  context.lineTo(left, TOP_PX + FLAG_PX);
  context.fill();
  if (y === undefined) return;
  context.fillRect(left - 1, y - 1.5, 3, 3);
}

function drawText({ context, width, scene }: Brush, { text }: SceneNote, x: number): void {
  context.font = labelFont(scene);
  context.textBaseline = 'middle';
  const words = textWithin(context, text.replaceAll(/\s+/g, ' '), TEXT_PX_MAX);
  const boxWidth = context.measureText(words).width + 16;
  const left = Math.round(Math.min(x + FLAG_PX + 4, width - boxWidth - 4)) + 0.5;
  context.beginPath();
  context.roundRect(left, TOP_PX - 5.5, boxWidth, 20, 3);
  context.fillStyle = scene.palette.raise;
  context.fill();
  context.strokeStyle = scene.palette.line2;
  context.lineWidth = 1;
  context.stroke();
  context.fillStyle = scene.palette.ink;
  context.fillText(words, left + 8, TOP_PX + 4.5);
}
