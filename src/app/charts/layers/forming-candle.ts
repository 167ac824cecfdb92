import type { Brush, Layer } from '../layer.ts';

/** Share of a slot that the body takes, against 0.8 of a closed one. */
const BODY_SHARE = 0.4;

/**
 * The bar under way: narrower than a closed one, and left of the cursor even in its first seconds,
 * for right of it nothing has happened yet.
 */
export const formingCandle: Layer = {
  zOrder: 'normal',
  pane(brush) {
    const { context, scene, scale } = brush;
    const { forming } = scene.moment;
    if (forming === undefined) return;
    const [open, high, low, close] = [forming.o, forming.h, forming.l, forming.c].map((price) =>
      scale.y(price),
    );
    if (open === undefined || high === undefined || low === undefined || close === undefined)
      return;
    const { x, half, left, room } = placeOf(brush, forming.openS);
    context.beginPath();
    context.rect(left, 0, room, brush.height);
    context.clip();
    context.globalAlpha = forming.openS < scene.frame.openS ? 0.5 : 1;
    context.fillStyle = scene.palette.candle;
    context.fillRect(x, Math.round(high), 1, Math.max(1, Math.round(low) - Math.round(high)));
    const isUp = forming.c >= forming.o;
    drawBody(brush, { x, half, top: Math.min(open, close), bottom: Math.max(open, close), isUp });
  },
};

/** Middle and half width of the body, px: it grows with the room between its open and the cursor. */
function placeOf(
  { scene, scale }: Brush,
  openS: number,
): { x: number; half: number; left: number; room: number } {
  const left = scale.x(openS);
  const room = scale.x(scene.moment.atS) - left;
  const half = Math.max(1, Math.floor(Math.min(scale.slotPx * BODY_SHARE, room - 2) / 2));
  const middle = left + scale.slotPx / 2;
  return { x: Math.floor(Math.min(middle, left + room - half - 2)), half, left, room };
}

type Body = { x: number; half: number; top: number; bottom: number; isUp: boolean };

function drawBody({ context, scene }: Brush, { x, half, top, bottom, isUp }: Body): void {
  const left = x - half;
  const width = 2 * half + 1;
  const y = Math.round(top);
  const height = Math.max(1, Math.round(bottom) - y);
  context.fillStyle = isUp ? scene.palette.candle : scene.palette.candleFill;
  context.fillRect(left, y, width, height);
  if (!isUp || height < 3 || width < 3) return;
  context.fillStyle = scene.palette.panel;
  context.fillRect(left + 1, y + 1, width - 2, height - 2);
}
