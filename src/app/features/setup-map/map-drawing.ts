import type { SetupMap, SetupTrail } from '../../../protocol/evidence-api.ts';
import { pointOf } from './map-frame.ts';
import type { MapFrame, MapPoint, MapSize } from './map-frame.ts';

/** Sizes of marks, px. */
const DISC_PX = 2.4;
const RING_PX = 2.6;
const DASH_PX = 3;
const NEIGHBOR_PX = 5.5;
const HEAD_PX = 5;
/** Moments of a trail, ten seconds apart, that stand out: the last two minutes. */
const RECENT = 12;
/** How much of the past is left to see where it has no precedent. */
const FADED = 0.28;

/** Colors of the map. */
export type MapColors = {
  readonly axis: string;
  readonly break: string;
  readonly reject: string;
  readonly chop: string;
  readonly neighbor: string;
  readonly trail: string;
  readonly panel: string;
};

/** What is drawn of the map. */
export type MapScene = {
  readonly map: SetupMap;
  readonly frame: MapFrame;
  readonly size: MapSize;
  /** Row ids of the present neighbors' touches. */
  readonly neighbors: ReadonlySet<string>;
  readonly trail: SetupTrail | undefined;
  /** Whether the present is unlike the past. */
  readonly isNovel: boolean;
  /** Place among the past touches that is pointed at; −1 for none. */
  readonly hovered: number;
};

/** Draws past touches, one path per outcome, and the way of the present approach over them. */
export function drawMap(
  context: CanvasRenderingContext2D,
  scene: MapScene,
  colors: MapColors,
): void {
  drawAxes(context, scene, colors);
  context.globalAlpha = scene.isNovel ? FADED : 0.85;
  drawPast(context, scene, colors);
  context.globalAlpha = scene.isNovel ? FADED : 1;
  drawNeighbors(context, scene, colors);
  context.globalAlpha = 1;
  if (scene.trail) drawTrail(context, scene, colors);
}

function drawAxes(
  context: CanvasRenderingContext2D,
  { frame, size }: MapScene,
  { axis }: MapColors,
): void {
  const { left, top } = pointOf({ x: 0, y: 0 }, frame, size);
  context.strokeStyle = axis;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(Math.round(left) + 0.5, 0);
  context.lineTo(Math.round(left) + 0.5, size.height);
  context.moveTo(0, Math.round(top) + 0.5);
  context.lineTo(size.width, Math.round(top) + 0.5);
  context.stroke();
}

function drawPast(
  context: CanvasRenderingContext2D,
  { map, frame, size }: MapScene,
  colors: MapColors,
): void {
  const [discs, rings, dashes] = [new Path2D(), new Path2D(), new Path2D()];
  for (let i = 0; i < map.x.length; i++) {
    const point = pointOf({ x: map.x[i], y: map.y[i] }, frame, size);
    if (map.outcomes[i] === 0) circle(discs, point, DISC_PX);
    else if (map.outcomes[i] === 1) circle(rings, point, RING_PX);
    else if (map.outcomes[i] === 2) {
      dashes.moveTo(point.left - DASH_PX, point.top);
      dashes.lineTo(point.left + DASH_PX, point.top);
    }
  }
  context.lineWidth = 1.5;
  context.strokeStyle = colors.chop;
  context.stroke(dashes);
  context.lineWidth = 1.3;
  context.strokeStyle = colors.reject;
  context.stroke(rings);
  context.fillStyle = colors.break;
  context.fill(discs);
}

function drawNeighbors(
  context: CanvasRenderingContext2D,
  { map, frame, size, neighbors, hovered }: MapScene,
  { neighbor, trail }: MapColors,
): void {
  const rings = new Path2D();
  map.rowIds.forEach((rowId, i) => {
    if (!neighbors.has(rowId)) return;
    circle(rings, pointOf({ x: map.x[i], y: map.y[i] }, frame, size), NEIGHBOR_PX);
  });
  context.lineWidth = 1;
  context.strokeStyle = neighbor;
  context.stroke(rings);
  if (hovered < 0) return;
  const mark = new Path2D();
  const place = { x: map.x[hovered], y: map.y[hovered] };
  circle(mark, pointOf(place, frame, size), NEIGHBOR_PX + 2);
  context.lineWidth = 2;
  context.strokeStyle = trail;
  context.stroke(mark);
}

/** The way so far, and where it stands: a full mark, or a hollow one where nothing was like it. */
function drawTrail(
  context: CanvasRenderingContext2D,
  { trail, frame, size, isNovel }: MapScene,
  colors: MapColors,
): void {
  const points = Array.from(trail?.x ?? [], (x, i) =>
    pointOf({ x, y: trail?.y[i] ?? NaN }, frame, size),
  );
  const head = points.at(-1);
  if (head === undefined) return;
  const recent = points.slice(-1 - RECENT);
  const older = points.slice(0, points.length - recent.length + 1);
  context.lineJoin = 'round';
  strokeLine(context, older, { color: colors.neighbor, width: 1 });
  // A seam of the ground keeps the way apart from the marks that it crosses.
  strokeLine(context, recent, { color: colors.panel, width: 5 });
  strokeLine(context, recent, { color: colors.trail, width: 2 });
  const mark = new Path2D();
  circle(mark, head, HEAD_PX);
  context.fillStyle = isNovel ? colors.panel : colors.trail;
  context.fill(mark);
  context.setLineDash(isNovel ? [3, 2.4] : []);
  context.lineWidth = 2;
  context.strokeStyle = isNovel ? colors.trail : colors.panel;
  context.stroke(mark);
  context.setLineDash([]);
}

function strokeLine(
  context: CanvasRenderingContext2D,
  points: readonly MapPoint[],
  { color, width }: { readonly color: string; readonly width: number },
): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.beginPath();
  points.forEach(({ left, top }, i) =>
    i === 0 ? context.moveTo(left, top) : context.lineTo(left, top),
  );
  context.stroke();
}

function circle(path: Path2D, { left, top }: MapPoint, radius: number): void {
  path.moveTo(left + radius, top);
  path.arc(left, top, radius, 0, 2 * Math.PI);
}
