import type { PastPath } from '../../../protocol/evidence-api.ts';

/** Steps of 5 seconds that a mini chart shows before and after the touch. */
export const MINI_BEFORE = 120;
export const MINI_AFTER = 96;
/** Height of a mini chart to each side of the level, in barriers. */
const REACH = 2;
/** Windows between two points: more cannot be seen at this size. */
const STRIDE = 3;

/** A box on a canvas, px. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Colors of a mini chart. */
export type MiniColors = {
  readonly level: string;
  readonly before: string;
  readonly after: string;
};

type Point = { readonly x: number; readonly y: number };

/** Draws the price around a past touch, the touch at the same place in every box. */
export function drawMini(
  context: CanvasRenderingContext2D,
  path: PastPath,
  { box, colors }: { readonly box: Box; readonly colors: MiniColors },
): void {
  const touch = miniPoints(path, box, 0)[0]?.x ?? box.left;
  context.lineWidth = 1;
  context.strokeStyle = colors.level;
  context.setLineDash([1, 2]);
  const middle = Math.round(box.top + box.height / 2) + 0.5;
  stroke(context, [
    { x: box.left, y: middle },
    { x: box.left + box.width, y: middle },
  ]);
  stroke(context, [
    { x: Math.round(touch) + 0.5, y: box.top + 2 },
    { x: Math.round(touch) + 0.5, y: box.top + box.height - 2 },
  ]);
  context.setLineDash([]);
  context.strokeStyle = colors.before;
  stroke(context, miniPoints(path, box, -1));
  context.strokeStyle = colors.after;
  context.lineWidth = 1.5;
  stroke(context, miniPoints(path, box, 1));
}

/**
 * Places of a path in a box.
 *
 * @param part −1 before the touch, 1 from it on, 0 the touch alone.
 */
export function miniPoints(
  { firstStep, x, barrierTicks }: PastPath,
  { left, top, width, height }: Box,
  part: -1 | 0 | 1,
): readonly Point[] {
  const [from, to] = part === 0 ? [0, 0] : part < 0 ? [-MINI_BEFORE, 0] : [0, MINI_AFTER];
  const points: Point[] = [];
  for (let step = from; step <= to; step += STRIDE) {
    const ticks = x[step - firstStep] ?? NaN;
    if (Number.isNaN(ticks) && part !== 0) continue;
    const share = Math.max(-1, Math.min(1, (ticks || 0) / (REACH * barrierTicks)));
    points.push({
      x: left + ((step + MINI_BEFORE) / (MINI_BEFORE + MINI_AFTER)) * width,
      y: top + (height / 2) * (1 - share),
    });
  }
  return points;
}

function stroke(context: CanvasRenderingContext2D, points: readonly Point[]): void {
  context.beginPath();
  points.forEach(({ x, y }, i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.stroke();
}
