import type { SetupMap } from '../../../protocol/evidence-api.ts';

/** What of the map is drawn: past places, but for a few far out at each side, and some air. */
export type MapFrame = {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
};

/** Share of the places beyond the frame at each side, and air around the rest. */
const BEYOND = 0.005;
const AIR = 0.06;

/** Frame of a map: of its past alone, so that nothing moves while the clock runs. */
export function frameOf({ x, y }: Pick<SetupMap, 'x' | 'y'>): MapFrame {
  const [left, right] = span(x);
  const [bottom, top] = span(y);
  return { left, right, bottom, top };
}

function span(values: Float32Array): readonly [number, number] {
  if (values.length === 0) return [-1, 1];
  const sorted = values.toSorted();
  const low = sorted[Math.floor(BEYOND * (sorted.length - 1))];
  const high = sorted[Math.ceil((1 - BEYOND) * (sorted.length - 1))];
  const air = AIR * (high - low) || 1;
  return [low - air, high + air];
}

/** A size on the screen, px. */
export type MapSize = { readonly width: number; readonly height: number };

/** A place on the screen, px. */
export type MapPoint = { readonly left: number; readonly top: number };

/** Where a place stands on the screen; one beyond the frame at its edge. */
export function pointOf(
  { x, y }: { readonly x: number; readonly y: number },
  { left, right, bottom, top }: MapFrame,
  { width, height }: MapSize,
): MapPoint {
  const inside = (share: number): number => Math.max(0, Math.min(1, share));
  return {
    left: width * inside((x - left) / (right - left)),
    top: height * (1 - inside((y - bottom) / (top - bottom))),
  };
}

/** The past touch nearest to a point of the screen within so many px; −1 for none. */
export function nearestPlace(
  { x, y }: Pick<SetupMap, 'x' | 'y'>,
  at: MapPoint,
  view: { readonly frame: MapFrame; readonly size: MapSize; readonly withinPx: number },
): number {
  let [nearest, least] = [-1, view.withinPx];
  for (let i = 0; i < x.length; i++) {
    const { left, top } = pointOf({ x: x[i], y: y[i] }, view.frame, view.size);
    const distance = Math.hypot(left - at.left, top - at.top);
    if (distance <= least) [nearest, least] = [i, distance];
  }
  return nearest;
}
