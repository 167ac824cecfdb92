import type { SetupMap, SetupTrail } from '../../../protocol/evidence-api.ts';

/** A past touch and how far it lies from the present on the map. */
export type NearTouch = {
  /** Place among the map's touches. */
  readonly place: number;
  readonly distance: number;
};

/**
 * The past touches that lie nearest to the present on the map, the nearest first; none while
 * nothing is on its way.
 */
export function nearTouches(
  { x, y }: Pick<SetupMap, 'x' | 'y'>,
  trail: Pick<SetupTrail, 'x' | 'y'> | undefined,
  countMax: number,
): readonly NearTouch[] {
  const [hereX, hereY] = [trail?.x.at(-1), trail?.y.at(-1)];
  if (hereX === undefined || hereY === undefined) return [];
  return Array.from(x, (atX, place) => ({
    place,
    distance: Math.hypot(atX - hereX, (y[place] ?? NaN) - hereY),
  }))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, countMax);
}
