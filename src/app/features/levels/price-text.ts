/**
 * The price in what somebody typed, on the tick grid; undefined if it is none. A comma stands for
 * a point, spaces between thousands are read over.
 */
export function priceIn(text: string, tickPx: number): number | undefined {
  const plain = text
    .replace(/[\s\u2009\u00a0]/g, '')
    .replace(',', '.')
    .replace('−', '-');
  if (!/^-?\d{1,7}(\.\d+)?$/.test(plain)) return undefined;
  return onGrid(Number(plain), tickPx);
}

/** The nearest price of the grid. */
export function onGrid(px: number, tickPx: number): number {
  return Math.round(px / tickPx) * tickPx;
}

/** Ticks from the last price within which a level is drawn: beyond them nobody means a price. */
const REACH_TICKS = 8192;

/** The prices that a level may have, points. */
export function reachOf(
  lastPx: number,
  tickPx: number,
): { readonly low: number; readonly high: number } {
  const reachPx = REACH_TICKS * tickPx;
  return { low: onGrid(lastPx - reachPx, tickPx), high: onGrid(lastPx + reachPx, tickPx) };
}

/** The price so many ticks further; undefined if the text is no price. */
export function nudged(text: string, tickPx: number, ticks: number): number | undefined {
  const px = priceIn(text, tickPx);
  return px === undefined ? undefined : onGrid(px + ticks * tickPx, tickPx);
}

/** Ticks that a key moves a price by; undefined if it moves none. */
export function ticksOfKey({
  key,
  shiftKey,
}: {
  key: string;
  shiftKey: boolean;
}): number | undefined {
  const step = shiftKey ? 4 : 1;
  if (key === 'ArrowUp') return step;
  return key === 'ArrowDown' ? -step : undefined;
}
