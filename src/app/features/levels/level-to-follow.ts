import type { LevelId } from '../../../protocol/pressure-api.ts';
import type { LevelRow } from './level-rows.ts';

/** A level must be nearer by so many points before the desk turns to it: nothing flickers. */
const NEARER_PX = 1;
/**
 * The level to turn to; undefined while the one that is looked at is near enough.
 *
 * @param levels that count, the nearest first.
 */
export function levelToFollow(
  levels: readonly Pick<LevelRow, 'kind' | 'awayPx'>[],
  current: LevelId,
): LevelRow['kind'] | undefined {
  const nearest = levels.at(0);
  const away = levels.find(({ kind }) => kind === current)?.awayPx ?? Infinity;
  if (nearest?.awayPx === undefined || nearest.kind === current) return undefined;
  return nearest.awayPx + NEARER_PX <= away ? nearest.kind : undefined;
}
