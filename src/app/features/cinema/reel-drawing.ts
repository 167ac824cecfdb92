import type { PastPath } from '../../../protocol/evidence-api.ts';
import { FILM_BEFORE } from './film.ts';
import type { FilmStage } from './film.ts';

/** Height of a film to each side of the level, in barriers. */
const REACH = 2;
/** Windows between two points: more cannot be seen at this size. */
const STRIDE = 2;
const HEAD_PX = 1.6;

/** A box on a canvas, px. */
export type FilmBox = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** One film as it is drawn. */
export type FilmFrame = {
  readonly box: FilmBox;
  readonly path: PastPath;
  /** Nothing after this step is drawn. */
  readonly step: number;
  readonly stage: FilmStage;
};

/** Colors of all films. */
export type FilmColors = {
  readonly level: string;
  readonly before: string;
  readonly open: string;
  readonly head: string;
  readonly outcomes: Readonly<Record<'BREAK' | 'REJECT' | 'CHOP', string>>;
};

type Stroke = 'level' | 'before' | FilmStage;

/**
 * Draws all films at once, the touch at the same place in every box: one line for all that wear a
 * color, so that fifty cost what one does.
 *
 * @param after steps shown after the touch.
 */
export function drawReel(
  context: CanvasRenderingContext2D,
  frames: readonly FilmFrame[],
  { colors, after }: { readonly colors: FilmColors; readonly after: number },
): void {
  const lines = new Map<Stroke, Path2D>();
  const heads = new Path2D();
  const lineOf = (stroke: Stroke): Path2D => {
    const line = lines.get(stroke) ?? new Path2D();
    lines.set(stroke, line);
    return line;
  };
  for (const frame of frames) {
    addGrid(lineOf('level'), frame.box, after);
    addPath(lineOf('before'), frame, { from: -FILM_BEFORE, to: Math.min(0, frame.step), after });
    const to = Math.min(after, frame.step);
    if (to > 0) addPath(lineOf(frame.stage), frame, { from: 0, to, after });
    if (frame.step <= after) addHead(heads, frame, after);
  }
  const draw = (stroke: Stroke, color: string, width: number): void => {
    const line = lines.get(stroke);
    if (line === undefined) return;
    context.strokeStyle = color;
    context.lineWidth = width;
    context.stroke(line);
  };
  context.setLineDash([1, 2]);
  draw('level', colors.level, 1);
  context.setLineDash([]);
  draw('before', colors.before, 1);
  draw('open', colors.open, 1.5);
  for (const outcome of ['CHOP', 'REJECT', 'BREAK'] as const) {
    draw(outcome, colors.outcomes[outcome], 1.75);
  }
  context.fillStyle = colors.head;
  context.fill(heads);
}

function addGrid(line: Path2D, box: FilmBox, after: number): void {
  const middle = Math.round(box.top + box.height / 2) + 0.5;
  line.moveTo(box.left, middle);
  line.lineTo(box.left + box.width, middle);
  const touch = Math.round(leftOf(0, box, after)) + 0.5;
  line.moveTo(touch, box.top + 2);
  line.lineTo(touch, box.top + box.height - 2);
}

function addPath(
  line: Path2D,
  { box, path }: FilmFrame,
  { from, to, after }: { readonly from: number; readonly to: number; readonly after: number },
): void {
  let isOn = false;
  for (let step = from; step <= to; step = step < to ? Math.min(to, step + STRIDE) : to + 1) {
    const ticks = path.x[step - path.firstStep] ?? NaN;
    if (Number.isNaN(ticks)) continue;
    const [x, y] = [leftOf(step, box, after), topOf(ticks, path, box)];
    if (isOn) line.lineTo(x, y);
    else line.moveTo(x, y);
    isOn = true;
  }
}

/** A point where the film has come to. */
function addHead(heads: Path2D, { box, path, step }: FilmFrame, after: number): void {
  const ticks = path.x[step - path.firstStep] ?? NaN;
  if (Number.isNaN(ticks) || step < -FILM_BEFORE) return;
  const [x, y] = [leftOf(step, box, after), topOf(ticks, path, box)];
  heads.moveTo(x + HEAD_PX, y);
  heads.arc(x, y, HEAD_PX, 0, 2 * Math.PI);
}

function leftOf(step: number, { left, width }: FilmBox, after: number): number {
  return left + ((step + FILM_BEFORE) / (FILM_BEFORE + after)) * width;
}

function topOf(ticks: number, { barrierTicks }: PastPath, { top, height }: FilmBox): number {
  const share = Math.max(-1, Math.min(1, ticks / (REACH * barrierTicks)));
  return top + (height / 2) * (1 - share);
}
