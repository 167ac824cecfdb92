import type { DepthPicture } from '../../../protocol/depth-api.ts';
import { clockAt, priceText } from '../../context/session-frame.ts';
import { fixed, grouped, timesOf } from '../../ui/figures.ts';
import type { SceneDepth } from '../chart-scene.ts';
import { DepthImage } from '../depth-image.ts';
import { depthColor, depthColors } from '../depth-ramp-colors.ts';
import { depthScale } from '../depth-scale.ts';
import type { Brush, Layer } from '../layer.ts';
import { labelFont } from '../layer.ts';
import type { Palette } from '../palette.ts';

/** Multiples named in the legend. */
const LEGEND = [0.5, 1, 2, 4, 6];

/**
 * Resting depth behind the candles, windows that have ended by the moment and no others. Pictures
 * are moved and stretched, never painted again.
 */
export const depthHeatmap: Layer = {
  zOrder: 'bottom',
  pane(brush) {
    const { depth } = brush.scene;
    if (depth === undefined) return;
    const wanted = scaleOf(brush);
    const isWanted = ({ windows, ticks }: DepthPicture): boolean =>
      windows === wanted.windows && ticks === wanted.ticks;
    const picture = depth.pictures.find(isWanted);
    // Until the right one has come, the nearest stands in.
    if (picture === undefined) depth.need(wanted);
    const shown = picture ?? nearest(depth.pictures, wanted.windows);
    if (shown !== undefined) drawPicture(brush, shown);
  },
};

/** The ramp in words, and what rests under the pointer. */
export const depthLegend: Layer = {
  zOrder: 'top',
  pane(brush) {
    if (brush.scene.depth !== undefined) drawLegend(brush, brush.scene.depth);
  },
};

/** The cells that fit the zoom. */
export function scaleOf({ scene: { frame }, scale }: Pick<Brush, 'scene' | 'scale'>) {
  const [low, high] = [scale.y(0), scale.y(frame.tickPx)];
  const tickPx = low === undefined || high === undefined ? 1 : Math.abs(high - low);
  return depthScale({ secondPx: scale.slotPx / frame.barS, tickPx });
}

function nearest(pictures: readonly DepthPicture[], windows: number): DepthPicture | undefined {
  const away = (picture: DepthPicture): number => Math.abs(Math.log2(picture.windows / windows));
  return pictures.toSorted((a, b) => away(a) - away(b)).at(0);
}

function drawPicture(brush: Brush, picture: DepthPicture): void {
  const { context, width, scene, scale } = brush;
  const { firstS, columnS, columnCount, rowCount, firstTick, ticks } = picture;
  const ended = Math.floor((scene.moment.atS - firstS) / columnS);
  const first = Math.floor((scale.instant(0) - firstS) / columnS);
  const behind = Math.ceil((scale.instant(width) - firstS) / columnS);
  const range = { start: Math.max(0, first), end: Math.min(columnCount, ended, behind) };
  // A tick's cell lies around its price.
  const edge = (tick: number): number | undefined => scale.y((tick - 0.5) * scene.frame.tickPx);
  const [bottom, top] = [edge(firstTick), edge(firstTick + rowCount * ticks)];
  if (range.end <= range.start || bottom === undefined || top === undefined) return;
  const x = (column: number): number => scale.x(firstS + column * columnS);
  imageOf(picture, scene.palette).draw(context, range, { x, top, bottom });
}

const images = new WeakMap<DepthPicture, { palette: Palette; image: DepthImage }>();
const colors = new WeakMap<Palette, Uint32Array>();

function imageOf(picture: DepthPicture, palette: Palette): DepthImage {
  const known = images.get(picture);
  if (known?.palette === palette) return known.image;
  const image = new DepthImage(picture, colorsOf(palette));
  images.set(picture, { palette, image });
  return image;
}

function colorsOf(palette: Palette): Uint32Array {
  const known = colors.get(palette);
  if (known !== undefined) return known;
  const made = depthColors(palette.panel, palette.depths);
  colors.set(palette, made);
  return made;
}

function drawLegend(brush: Brush, depth: SceneDepth): void {
  const { context, height, width, scene } = brush;
  const { palette } = scene;
  context.font = labelFont(scene);
  context.textBaseline = 'middle';
  const y = height - 12;
  const spot = spotWords(brush, depth);
  const words = spot ?? 'Depth ÷ usual';
  const swatches = spot === undefined ? LEGEND : [];
  const swatchPx = 44;
  const textPx = context.measureText(words).width;
  const boxPx = 14 + textPx + swatches.length * swatchPx;
  if (boxPx + 16 > width) return;
  context.fillStyle = palette.panel;
  context.globalAlpha = 0.88;
  context.fillRect(4, y - 9, boxPx, 18);
  context.globalAlpha = 1;
  context.fillStyle = spot === undefined ? palette.ink3 : palette.ink;
  context.fillText(words, 10, y);
  swatches.forEach((multiple, i) => {
    const x = 18 + textPx + i * swatchPx;
    context.fillStyle = depthColor(colorsOf(palette), multiple);
    context.fillRect(x, y - 5, 9, 10);
    context.fillStyle = palette.ink3;
    context.fillText(`${multiple}×`, x + 12, y);
  });
}

/** What rests under the pointer, in words; undefined while it is beside the depth. */
function spotWords({ scene }: Brush, { spot }: SceneDepth): string | undefined {
  const { frame, pointer, moment } = scene;
  if (spot === undefined || pointer?.px === undefined || pointer.atS > moment.atS) return undefined;
  const px = (tick: number): string => priceText(frame, tick * frame.tickPx);
  const isOne = spot.endTick - spot.startTick === 1;
  const prices = isOne ? px(spot.startTick) : `${px(spot.startTick)} to ${px(spot.endTick - 1)}`;
  const lots = spot.lots < 10 ? fixed(spot.lots, 1) : grouped(spot.lots);
  return `${clockAt(frame, pointer.atS)} at ${prices}: ${lots} lots, ${timesOf(spot.times, 1)} usual`;
}
