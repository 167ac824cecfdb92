import type { Brush, Layer } from '../layer.ts';

/** The bar under way, narrower than a closed one and ended at the cursor's left. */
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
    const isUp = forming.c >= forming.o;
    const x = Math.round(scale.x(forming.openS) + scale.slotPx / 2);
    context.globalAlpha = forming.openS < scene.frame.openS ? 0.5 : 1;
    context.fillStyle = scene.palette.candle;
    context.fillRect(x, Math.round(high), 1, Math.max(1, Math.round(low) - Math.round(high)));
    drawBody(brush, { x, top: Math.min(open, close), bottom: Math.max(open, close), isUp });
  },
};

type Body = { x: number; top: number; bottom: number; isUp: boolean };

function drawBody({ context, scene, scale }: Brush, { x, top, bottom, isUp }: Body): void {
  const half = Math.max(1, Math.floor((scale.slotPx * 0.4) / 2));
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
