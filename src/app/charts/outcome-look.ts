import type { OutcomeWord } from '../context/episode-rows.ts';
import { outcomeStrokes } from '../ui/outcome-strokes.ts';

/** Lines of an outcome: color tells it, and so does the dash. */
export const outcomeDashes: Readonly<Record<OutcomeWord, readonly number[]>> = {
  BREAK: [],
  REJECT: [4, 2.5],
  CHOP: [1, 3],
};

/** Glyphs on a 14 px grid, as on cards and in tables. */
const GLYPH_PX = 14;
const STROKE_PX = 1.6;
const HALO_PX = 4.4;

const paths = new Map<string, Path2D>();

/** A glyph's place and look. */
export type Glyph = {
  readonly word: OutcomeWord | 'TOUCH';
  /** Middle of the glyph, px. */
  readonly x: number;
  readonly y: number;
  /** Whether it stands on its head: price came from above. */
  readonly isFlipped: boolean;
  readonly color: string;
  /** Ground that it is set off from. */
  readonly ground: string;
};

/** Draws an outcome's sign, or that of a touch, set off from what lies under it. */
export function drawGlyph(context: CanvasRenderingContext2D, glyph: Glyph): void {
  const { word, x, y, isFlipped, color, ground } = glyph;
  const path = paths.get(word) ?? new Path2D(outcomeStrokes[word]);
  paths.set(word, path);
  context.save();
  context.translate(x, y);
  context.scale(1, isFlipped ? -1 : 1);
  context.translate(-GLYPH_PX / 2, -GLYPH_PX / 2);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.strokeStyle = ground;
  context.lineWidth = HALO_PX;
  context.stroke(path);
  context.strokeStyle = color;
  context.lineWidth = STROKE_PX;
  context.stroke(path);
  context.restore();
}

/** Draws an outcome's dot: a filled disc, a ring, a dash. */
export function drawDot(
  context: CanvasRenderingContext2D,
  word: OutcomeWord,
  { x, y, r, color }: { x: number; y: number; r: number; color: string },
): void {
  context.setLineDash([]);
  context.beginPath();
  if (word === 'CHOP') {
    context.fillStyle = color;
    context.fillRect(x - r, y - 1, 2 * r, 2);
    return;
  }
  context.arc(x, y, word === 'BREAK' ? r : r - 0.6, 0, 2 * Math.PI);
  if (word === 'BREAK') {
    context.fillStyle = color;
    context.fill();
  } else {
    context.strokeStyle = color;
    context.lineWidth = 1.4;
    context.stroke();
  }
}
