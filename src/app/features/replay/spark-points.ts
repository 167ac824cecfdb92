import type { CandleColumns } from '../../../protocol/moment-api.ts';

const WIDTH = 1000;
const HEIGHT = 100;
/** Distance between two points: a longer session has no more of them than the line can show. */
const STEP = 1;

/**
 * The closes as points of a line in a box of 1000 by 100, filled by their own range.
 *
 * @param share place of a bar that opened at an instant, 0 … 1.
 */
export function sparkPoints(
  { c, openS }: Pick<CandleColumns, 'c' | 'openS'>,
  { tickPx, share }: { tickPx: number; share: (atS: number) => number },
): string {
  let low = Infinity;
  let high = -Infinity;
  for (const close of c) {
    if (close < low) low = close;
    if (close > high) high = close;
  }
  const height = Math.max(high - low, tickPx);
  const points: string[] = [];
  let lastX = -Infinity;
  for (let i = 0; i < c.length; i++) {
    const x = share(openS[i] ?? 0) * WIDTH;
    if (x - lastX < STEP && i < c.length - 1) continue;
    lastX = x;
    const y = HEIGHT * (1 - ((c[i] ?? low) - low) / height);
    points.push(`${x.toFixed(1)},${y.toFixed(1)}`);
  }
  return points.join(' ');
}
