import type { Brush, Layer } from '../layer.ts';
import { crisp } from '../layer.ts';
import { boundOf, stripColumns, trailingMeans } from '../strip-columns.ts';
import type { StripColumn } from '../strip-columns.ts';
import { placeLanes } from '../strip-lanes.ts';
import type { Lane, LanePlace, LaneQuantity } from '../strip-lanes.ts';
import { drawBoundary, drawShades } from './session-field.ts';

/** Room above and below the values of a lane, px. */
const LANE_INSET_PX = 4;
/** How far beyond its bound a lane draws. */
const BEYOND = 1.15;

/** The strip's ground: shades and boundaries as in the pane above, a zero line for each lane. */
export const stripField: Layer = {
  zOrder: 'bottom',
  pane(brush) {
    const { context, width, height, scene, scale } = brush;
    drawShades(brush);
    if (scene.frame.hasPremarket) drawBoundary(brush, scale.x(scene.frame.openS), []);
    drawBoundary(brush, scale.x(scene.frame.orEndS), [2, 3]);
    context.strokeStyle = scene.palette.line;
    context.lineWidth = 1;
    context.beginPath();
    for (const { top, bottom } of placeLanes(height)) {
      const y = crisp((top + bottom) / 2);
      context.moveTo(0, y);
      context.lineTo(Math.min(width, scale.x(scene.moment.atS)), y);
    }
    context.stroke();
  },
};

/** Each window of the selected level's track up to the cursor, on the time axis of the candles. */
export const stripBars: Layer = {
  zOrder: 'normal',
  pane(brush) {
    if (brush.scene.strip?.track === undefined) return;
    for (const place of placeLanes(brush.height)) drawLane(brush, place);
  },
};

/** What is drawn, wherever a part of it is. */
type Drawing = Pick<Brush, 'scene' | 'scale'>;

/** The bound of a lane's scale: the round figure that holds what its window shows. */
export function laneBound(brush: Drawing, { lane }: Pick<LanePlace, 'lane'>): number {
  const columns = lane.quantities.flatMap((quantity) => columnsOf(brush, lane, quantity));
  return boundOf(columns, lane.bounds);
}

function columnsOf(
  { scene, scale }: Drawing,
  { isLine }: Lane,
  { column }: LaneQuantity,
): StripColumn[] {
  const { track, windows } = scene.strip ?? { track: undefined, windows: 1 };
  if (track === undefined) return [];
  const values = shownValues(track[column], isLine ? 1 : windows);
  return stripColumns({ endS: track.endS, values }, scale, {
    width: scale.widthPx,
    untilS: scene.moment.atS,
  });
}

function drawLane(brush: Brush, place: LanePlace): void {
  const { lane, top, bottom } = place;
  const zero = Math.round((top + bottom) / 2);
  const bound = laneBound(brush, place);
  const slope = ((bottom - top) / 2 - LANE_INSET_PX) / bound;
  // What leaves the scale ends beyond its bound: in the margin that is empty otherwise.
  const held = (value: number): number =>
    Math.max(-BEYOND * bound, Math.min(BEYOND * bound, value));
  for (const quantity of lane.quantities) {
    const y = (value: number): number => zero - held(quantity.isDownward ? -value : value) * slope;
    const columns = columnsOf(brush, lane, quantity);
    if (lane.isLine) drawLine(brush, columns, y);
    else drawBars(brush, columns, { y, zero });
  }
}

type BarPlace = {
  readonly y: (v: number) => number;
  readonly zero: number;
};

function drawBars({ context, scene }: Brush, columns: StripColumn[], place: BarPlace): void {
  const { y, zero } = place;
  for (const { left, right, low, high } of columns) {
    for (const value of low < 0 && high > 0 ? [low, high] : [high > 0 ? high : low]) {
      const end = Math.round(y(value));
      if (end === zero) continue;
      // Above zero in the candles' ink, below it in the tone of what is negative.
      context.fillStyle = end < zero ? scene.palette.candle : scene.palette.negative;
      // A pixel of air between wide bars, so that they can be counted.
      const width = right - left > 4 ? right - left - 1 : right - left;
      context.fillRect(left, Math.min(zero, end), width, Math.abs(end - zero));
    }
  }
}

function drawLine(
  { context, scene }: Brush,
  columns: readonly StripColumn[],
  y: (value: number) => number,
): void {
  context.strokeStyle = scene.palette.ink2;
  context.lineWidth = 1.25;
  context.lineJoin = 'round';
  context.beginPath();
  let before: StripColumn | undefined;
  for (const column of columns) {
    const x = (column.left + column.right) / 2;
    if (before === undefined || column.left > before.right + 1) context.moveTo(x, y(column.low));
    else context.lineTo(x, y(column.low));
    if (column.high !== column.low) context.lineTo(x, y(column.high));
    before = column;
  }
  context.stroke();
}

/** Means kept with the track they were made of: a pan draws them again at every frame. */
const heldMeans = new WeakMap<Float64Array, { windows: number; means: Float64Array }>();

/** The values of a quantity as the strip shows them: windows, or the trailing means of so many. */
export function shownValues(values: Float64Array, windows: number): Float64Array {
  if (windows === 1) return values;
  const held = heldMeans.get(values);
  if (held?.windows === windows) return held.means;
  const means = trailingMeans(values, windows);
  heldMeans.set(values, { windows, means });
  return means;
}
