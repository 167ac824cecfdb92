import type { LevelNow } from '../../../protocol/moment-api.ts';
import type { LevelId } from '../../../protocol/pressure-api.ts';
import { levelStyles, ownLevelStyle } from '../../context/level-style.ts';
import { priceText } from '../../context/session-frame.ts';
import { drawFigures, textWithin, widthOfFigures } from '../figures-on-canvas.ts';
import type { Brush, Layer } from '../layer.ts';
import { labelFont } from '../layer.ts';
import { pushApart } from '../push-apart.ts';
import { isShown } from './level-lines.ts';
import { gridPrices } from './session-field.ts';

const TAG_HEIGHT = 18;
const LEADER_PX = 8;
const INSET_PX = 6;
const NAME_GAP_PX = 4;

/** A named price at the right edge. */
type Tag = {
  readonly name: string;
  readonly px: number;
  /** Colour of name and leader. */
  readonly color: string;
  readonly kind: 'last' | 'selected' | 'level' | 'forming';
  /** Where the price really is, px; may lie off the pane. */
  readonly lineY: number;
};

/** Prices at the right edge: the grid's, and every level's by name with a leader to its line. */
export const priceGutter: Layer = {
  zOrder: 'top',
  priceAxis(brush) {
    const tags = tagsOf(brush);
    const centres = pushApart(
      tags.map(({ lineY }) => lineY),
      { start: TAG_HEIGHT / 2 + 2, end: brush.height - TAG_HEIGHT / 2 - 2, gap: TAG_HEIGHT },
    );
    drawGridPrices(brush, centres);
    tags.forEach((tag, i) => drawTag(brush, tag, centres[i] ?? tag.lineY));
  },
};

function tagsOf({ scene, scale }: Brush): Tag[] {
  const tags: Tag[] = [];
  const add = (name: string, px: number | undefined, look: Pick<Tag, 'color' | 'kind'>): void => {
    const lineY = px === undefined ? undefined : scale.y(px);
    if (px !== undefined && lineY !== undefined) tags.push({ name, px, lineY, ...look });
  };
  for (const level of scene.moment.levels) {
    if (!isShown(scene, level)) continue;
    const style = levelStyles[level.kind];
    const color = scene.palette.hues[style.hue].text;
    add(style.tag ?? style.name, level.px, { color, kind: tagKind(level, scene.selected) });
  }
  for (const { id, name, px } of scene.own) {
    const color = scene.palette.hues[ownLevelStyle.hue].text;
    add(name, px, { color, kind: id === scene.selected ? 'selected' : 'level' });
  }
  add('Last', scene.moment.lastPx, { color: scene.palette.ink, kind: 'last' });
  return tags;
}

function tagKind(level: LevelNow, selected: LevelId): Tag['kind'] {
  if (!level.valid) return 'forming';
  return level.kind === selected ? 'selected' : 'level';
}

function drawGridPrices(brush: Brush, tagCentres: readonly number[]): void {
  const { context, width, height, scene, scale } = brush;
  context.font = labelFont(scene);
  context.textBaseline = 'middle';
  context.fillStyle = scene.palette.ink3;
  for (const price of gridPrices(brush)) {
    const y = scale.y(price);
    if (y === undefined || y < 12 || y > height - 8) continue;
    if (tagCentres.some((centre) => Math.abs(centre - y) < TAG_HEIGHT - 3)) continue;
    drawFigures(context, priceText(scene.frame, price), { x: width - INSET_PX, y });
  }
}

function drawTag(brush: Brush, tag: Tag, centre: number): void {
  const { context, width, scene } = brush;
  drawLeader(brush, tag, centre);
  const isBold = tag.kind === 'last' || tag.kind === 'selected';
  context.font = labelFont(scene, isBold ? 600 : 400);
  context.textBaseline = 'middle';
  if (tag.kind === 'last') {
    context.fillStyle = scene.palette.ink;
    context.beginPath();
    context.roundRect(2, centre - TAG_HEIGHT / 2, width - 4, TAG_HEIGHT, 2);
    context.fill();
  }
  const y = centre + 0.5;
  context.fillStyle = tag.kind === 'last' ? scene.palette.invert : tag.color;
  const price = priceText(scene.frame, tag.px);
  const room = width - INSET_PX - widthOfFigures(context, price) - (LEADER_PX + 2) - NAME_GAP_PX;
  context.fillText(textWithin(context, tag.name, room), LEADER_PX + 2, y);
  context.fillStyle = priceColor(brush, tag);
  drawFigures(context, price, { x: width - INSET_PX, y });
}

function priceColor({ scene: { palette } }: Brush, tag: Tag): string {
  if (tag.kind === 'last') return palette.invert;
  if (tag.kind === 'selected') return palette.ink;
  return tag.kind === 'forming' ? palette.ink3 : palette.ink2;
}

function drawLeader({ context, height }: Brush, tag: Tag, centre: number): void {
  if (tag.kind === 'last') return;
  const lineY = Math.max(1, Math.min(tag.lineY, height - 1));
  context.strokeStyle = tag.color;
  context.lineWidth = tag.kind === 'selected' ? 1.5 : 1;
  context.setLineDash(tag.kind === 'forming' ? [1, 2] : []);
  context.beginPath();
  context.moveTo(0, lineY);
  context.lineTo(LEADER_PX - 2, centre);
  context.stroke();
  context.setLineDash([]);
}
