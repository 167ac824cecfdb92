import type { Random } from '../../base/random.ts';
import type { LevelKind } from '../session/level-kind.ts';
import type { ArmedLevel, LevelTouch } from './level-watch.ts';
import { drawStates } from './planted-theory.ts';
import type { HiddenPair, Travel, ZoneStates } from './zone-states.ts';

/** States that bend the flow of orders around levels that price may come to from one side. */
export type HiddenStates = HiddenPair & {
  readonly travel: Travel;
  /** Levels so near to each other that they share a zone. */
  readonly levels: readonly LevelKind[];
};

/** All that is hidden around a level that price is led to. */
export type Hidden = {
  /** Since when, and until when at most, seconds since the session's start. */
  readonly sinceS: number;
  readonly untilS: number;
  /** Those of the nearest levels first. */
  readonly states: readonly HiddenStates[];
};

/** An outcome may carry price to levels so near to the one it is led to, ticks. */
const REACH_TICKS = 40;

/**
 * Draws what is hidden around a level and, apart from it, around others that price may come to as
 * soon as its outcome is carried out. Levels that share a zone share what is hidden.
 */
export function drawHidden(
  target: ArmedLevel,
  armed: readonly ArmedLevel[],
  { random, zoneTicks }: { readonly random: Random; readonly zoneTicks: number },
): readonly HiddenStates[] {
  const apart = (level: ArmedLevel): number => Math.abs(level.levelTick - target.levelTick);
  const near = armed
    .filter((level) => apart(level) <= REACH_TICKS)
    .sort((a, b) => apart(a) - apart(b));
  const states: HiddenStates[] = [];
  for (const first of near) {
    if (statesOf(states, first)) continue;
    const levels = near.filter(
      (other) =>
        !statesOf(states, other) &&
        other.travel === first.travel &&
        Math.abs(other.levelTick - first.levelTick) <= zoneTicks,
    );
    const { travel } = first;
    states.push({ ...drawStates(random), travel, levels: levels.map(({ kind }) => kind) });
  }
  return states;
}

/** What announces the touch of a level, or announced it. */
export function statesOf(
  states: readonly HiddenStates[],
  { kind, travel }: Pick<ArmedLevel, 'kind' | 'travel'>,
): HiddenStates | undefined {
  return states.find((each) => each.travel === travel && each.levels.includes(kind));
}

/** States of the levels where they are now. */
export function statesAt({ states }: Hidden, armed: readonly ArmedLevel[]): readonly ZoneStates[] {
  return states.flatMap((each) =>
    armed
      .filter((level) => statesOf([each], level) !== undefined)
      .map(({ levelTick }) => ({ ...each, levelTick })),
  );
}

/** What was hidden before a touch: its states and since when, unless they had ended. */
export function hiddenBefore(
  { states, sinceS, untilS }: Hidden,
  touch: LevelTouch,
): (HiddenPair & { readonly bentS: number }) | undefined {
  const found = touch.timeS < untilS ? statesOf(states, touch) : undefined;
  return found && { ...found, bentS: touch.timeS - sinceS };
}
