import { clockAt } from '../../context/session-frame.ts';
import { drawFigures } from '../figures-on-canvas.ts';
import type { Brush, Layer } from '../layer.ts';
import { crisp, labelFont } from '../layer.ts';
import { windowsUntil } from '../strip-columns.ts';
import { placeLanes } from '../strip-lanes.ts';
import type { LanePlace } from '../strip-lanes.ts';
import { laneBound, shownValues } from './strip-bars.ts';

const INSET_PX = 6;
const LEFT_PX = 10;
const LINE_PX = 14;
/** Least room of a line that can be read. */
const LINE_PX_MIN = 12;
/** Between a name and its values. */
const GAP_PX = 6;
/** Letters that a name is cut to where it leaves no room for its values. */
const SHORT_NAME = 5;

/**
 * The strip's legend at the right edge: each lane's name, its values and its scale. The values are
 * those at the pointer, under its clock, or else those at the cursor.
 */
export const stripGutter: Layer = {
  zOrder: 'top',
  priceAxis(brush) {
    const { context, width, height, scene } = brush;
    if (scene.strip === undefined) return;
    context.textBaseline = 'middle';
    placeLanes(height).forEach((place, index) => {
      if (index > 0) {
        context.fillStyle = scene.palette.line;
        context.fillRect(LEFT_PX, crisp(place.top) - 0.5, width - LEFT_PX, 1);
      }
      drawLegend(brush, place);
    });
  },
};

function drawLegend(brush: Brush, place: LanePlace): void {
  const { context, width, scene } = brush;
  const { lane, top, bottom } = place;
  const isNamed = lane.quantities.some(({ name }) => name !== '');
  const lineCount = isNamed ? 1 + lane.quantities.length : 2;
  const line = Math.min(LINE_PX, (bottom - top) / lineCount);
  if (line < LINE_PX_MIN) {
    drawShort(brush, place);
    return;
  }
  let y = (top + bottom) / 2 - ((lineCount - 1) * line) / 2;
  const write = (left: string, right: string, ink: { left: string; right: string }): void => {
    context.fillStyle = ink.left;
    context.fillText(left, LEFT_PX, y);
    context.fillStyle = ink.right;
    drawFigures(context, right, { x: width - INSET_PX, y });
    y += line;
  };
  const { ink, ink2, ink3 } = scene.palette;
  const row = windowRow(brush);
  context.font = labelFont(scene);
  const first = lane.quantities.at(0);
  const scaleWord = scaleOf(brush, place);
  // Beside a title there is no room for a clock; the lanes below have it.
  if (isNamed) write(lane.title, isPointing(brush) ? '' : scaleWord, { left: ink2, right: ink3 });
  else if (first !== undefined) {
    write(lane.title, first.write(valueAt(brush, place, row, 0)), { left: ink2, right: ink });
    write('', scaleWord, { left: ink3, right: ink3 });
    return;
  }
  lane.quantities.forEach(({ name, write: words }, index) => {
    write(name, words(valueAt(brush, place, row, index)), { left: ink3, right: ink });
  });
}

/** In a lane that is low: its name and its values on one line. */
function drawShort(brush: Brush, place: LanePlace): void {
  const { context, width, scene } = brush;
  const { lane, top, bottom } = place;
  const row = windowRow(brush);
  const values = lane.quantities
    .map(({ write }, i) => write(valueAt(brush, place, row, i)))
    .join(' ');
  const y = (top + bottom) / 2;
  context.font = labelFont(scene);
  const room = width - INSET_PX - LEFT_PX - GAP_PX - context.measureText(values).width;
  const isWhole = context.measureText(lane.title).width <= room;
  context.fillStyle = scene.palette.ink2;
  context.fillText(isWhole ? lane.title : `${lane.title.slice(0, SHORT_NAME)}.`, LEFT_PX, y);
  context.fillStyle = scene.palette.ink;
  drawFigures(context, values, { x: width - INSET_PX, y });
}

/** The lane's scale, or the clock of the values while the pointer asks for others. */
function scaleOf(brush: Brush, place: LanePlace): string {
  const { scene } = brush;
  if (isPointing(brush)) return clockAt(scene.frame, scene.pointer?.atS ?? 0);
  const bound = laneBound(brush, place);
  const unit = place.lane.unit === '' ? '' : ` ${place.lane.unit}`;
  return `±${bound}${unit}`;
}

function isPointing({ scene }: Brush): boolean {
  return scene.pointer !== undefined && scene.pointer.atS <= scene.moment.atS;
}

/** Index of the window whose values stand in the legend; −1 before the first. */
function windowRow(brush: Brush): number {
  const { scene } = brush;
  const endS = scene.strip?.track?.endS;
  const atS = isPointing(brush) ? (scene.pointer?.atS ?? 0) : scene.moment.atS;
  return endS === undefined ? -1 : windowsUntil(endS, atS) - 1;
}

function valueAt(
  { scene }: Brush,
  { lane }: LanePlace,
  row: number,
  index: number,
): number | undefined {
  const { track, windows = 1 } = scene.strip ?? {};
  const quantity = lane.quantities.at(index);
  if (track === undefined || quantity === undefined || row < 0) return undefined;
  return shownValues(track[quantity.column], lane.isLine ? 1 : windows)[row];
}
