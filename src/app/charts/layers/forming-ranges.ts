import type { LevelKind } from '../../../domain/session/level-kind.ts';
import type { Brush, Layer } from '../layer.ts';
import { levelStyles } from '../../context/level-style.ts';

/** Ranges that form before their lines may be drawn: high and low so far. */
const ranges: readonly { high: LevelKind; low: LevelKind }[] = [
  { high: 'PM_HIGH', low: 'PM_LOW' },
  { high: 'OR_HIGH', low: 'OR_LOW' },
];

/** A range still forming: the field between its high and low so far, and no line. */
export const formingRanges: Layer = {
  zOrder: 'bottom',
  pane(brush) {
    for (const range of ranges) drawZone(brush, range);
  },
};

function drawZone(brush: Brush, { high, low }: { high: LevelKind; low: LevelKind }): void {
  const { context, scene, scale } = brush;
  const { frame, moment } = scene;
  const top = yOf(brush, high);
  const bottom = yOf(brush, low);
  if (top === undefined || bottom === undefined) return;
  const start = scale.x(high === 'OR_HIGH' ? frame.openS : frame.startS);
  const end = scale.x(moment.atS);
  context.fillStyle = scene.palette.zone;
  // The pre-market is shaded already and its range is long; half the tone says as much.
  context.globalAlpha = high === 'OR_HIGH' ? 1 : 0.5;
  context.fillRect(start, top, end - start, bottom - top);
  context.globalAlpha = 1;
  // Short ticks at the cursor say which edge is which; a line would claim a level.
  for (const [kind, y] of [
    [high, top],
    [low, bottom],
  ] as const) {
    context.fillStyle = scene.palette.hues[levelStyles[kind].hue].line;
    context.fillRect(end - 6, Math.round(y) - 1, 6, 2);
  }
}

function yOf({ scene, scale }: Brush, kind: LevelKind): number | undefined {
  const level = scene.moment.levels.find((other) => other.kind === kind);
  return level?.px === undefined || level.valid ? undefined : scale.y(level.px);
}
