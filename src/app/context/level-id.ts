import type { LevelId, OwnLevelId } from '../../protocol/pressure-api.ts';

/** Whether a level is one the user drew. */
export function isOwnLevel(id: LevelId): id is OwnLevelId {
  return id.startsWith('own-');
}
