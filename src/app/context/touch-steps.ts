import type { LevelKind } from '../../domain/session/level-kind.ts';
import type { Episode, Touch } from './episode-rows.ts';

/** Which touch is wanted, from where. */
export type TouchStep = {
  /** UNIX seconds. */
  readonly atS: number;
  /** Undefined for any level's. */
  readonly level: LevelKind | undefined;
  readonly direction: 1 | -1;
};

/** The first whole second at which a touch is known, UNIX seconds. */
export function shownFrom({ triggerS }: Touch): number {
  return Math.ceil(triggerS);
}

/** The touch after an instant, or before it; undefined without one. */
export function touchBeside(
  episodes: readonly Episode[],
  { atS, level, direction }: TouchStep,
): Touch | undefined {
  return episodes
    .flatMap(({ touch }) => (touch === undefined ? [] : [touch]))
    .filter((touch) => level === undefined || touch.level === level)
    .filter((touch) => (shownFrom(touch) - atS) * direction > 0)
    .toSorted((a, b) => direction * (a.triggerS - b.triggerS))
    .at(0);
}
