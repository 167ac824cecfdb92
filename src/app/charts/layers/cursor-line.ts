import { clockAt } from '../../context/session-frame.ts';
import { clockStep, clockTicks } from '../axis-ticks.ts';
import { drawFigures, widthOfFigures } from '../figures-on-canvas.ts';
import type { Brush, Layer } from '../layer.ts';
import { labelFont } from '../layer.ts';

const LABEL_EVERY_PX = 74;
const PILL_HEIGHT = 20;

/** The cursor: a line through the pane, its clock on the time axis, and the hours around it. */
export const cursorLine: Layer = {
  zOrder: 'top',
  pane({ context, height, scene, scale }) {
    const x = Math.round(scale.x(scene.moment.atS));
    context.fillStyle = scene.palette.ink2;
    context.fillRect(x, 0, 1, height);
  },
};

/** Clock labels at their instants, not under the bars' centers, and the cursor's own as a pill. */
export const timeLabels: Layer = {
  zOrder: 'bottom',
  timeAxis(brush) {
    const { context, width, height, scene, scale } = brush;
    const { frame, moment, palette } = scene;
    const middle = height / 2;
    const pill = pillOf(brush);
    context.font = labelFont(scene);
    context.textBaseline = 'middle';
    context.fillStyle = palette.ink3;
    const zoneWidth = context.measureText(frame.screen.zone).width;
    context.fillText(frame.screen.zone, width - zoneWidth - 10, middle);
    const stepS = clockStep((LABEL_EVERY_PX / scale.slotPx) * frame.barS);
    // Only what can be seen: at a fine step a long session has a thousand labels.
    const range = {
      startS: Math.max(frame.startS, scale.instant(0)),
      endS: Math.min(frame.slotsEndS, scale.instant(width)),
    };
    for (const atS of clockTicks(range, stepS, frame.screen.midnightS)) {
      const x = scale.x(atS);
      const half = widthOfFigures(context, '00:00') / 2;
      const hidden =
        (x + half > pill.left - 8 && x - half < pill.right + 8) ||
        x - half < 2 ||
        x + half > width - zoneWidth - 18;
      if (!hidden)
        drawFigures(context, clockAt(frame, atS).slice(0, 5), { x: x + half, y: middle });
    }
    drawPill(brush, pill, clockAt(frame, moment.atS));
  },
};

/** Where the cursor's clock stands on the time axis, px. */
export type Pill = { readonly left: number; readonly right: number };

/** The place of the cursor's clock, inside the axis while the cursor is near it. */
export function pillOf({ context, width, scene, scale }: Brush): Pill {
  context.font = labelFont(scene, 600, scene.palette.bodyPx);
  const pillWidth = widthOfFigures(context, '00:00:00') + 14;
  const wanted = scale.x(scene.moment.atS) - pillWidth / 2;
  const isNear = wanted > -pillWidth && wanted < width;
  const left = isNear ? Math.max(0, Math.min(wanted, width - pillWidth)) : wanted;
  return { left, right: left + pillWidth };
}

function drawPill({ context, height, scene }: Brush, pill: Pill, clock: string): void {
  context.font = labelFont(scene, 600, scene.palette.bodyPx);
  context.fillStyle = scene.palette.ink;
  context.beginPath();
  context.roundRect(pill.left, (height - PILL_HEIGHT) / 2, pill.right - pill.left, PILL_HEIGHT, 2);
  context.fill();
  context.fillStyle = scene.palette.invert;
  drawFigures(context, clock, { x: pill.right - 7, y: height / 2 + 0.5 });
}
