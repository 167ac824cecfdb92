import type { DepthAsk } from '../../protocol/depth-api.ts';

/** Windows of the ledger, seconds. */
const WINDOW_S = 5;
/** A cell is never smaller than a pixel: then none is left out when it is drawn. */
const CELL_PX_MIN = 1;

/**
 * The finest cells of which each still takes a whole pixel.
 *
 * @param secondPx width of a second. @param tickPx height of a tick, px.
 */
export function depthScale({ secondPx, tickPx }: { secondPx: number; tickPx: number }): DepthAsk {
  return {
    windows: leastPower(CELL_PX_MIN / (WINDOW_S * secondPx)),
    ticks: leastPower(CELL_PX_MIN / tickPx),
  };
}

/** The least power of two that is not below a number. */
function leastPower(atLeast: number): number {
  let power = 1;
  while (power < atLeast && power < 1024) power *= 2;
  return power;
}
