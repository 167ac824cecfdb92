import type { Random } from '../../base/random.ts';
import type { ArmedLevel } from './level-watch.ts';
import { drawStates } from './planted-theory.ts';
import type { HiddenPair, ZoneStates } from './zone-states.ts';

/** States around a level that price may soon touch. */
export type HiddenApproach = ArmedLevel &
  HiddenPair & {
    /** Since when they bend the flow of orders, seconds since the session's start. */
    readonly sinceS: number;
  };

/** Two minutes from a level at most, as price moves here: from then on its states bend the flow. */
const REACH_TICKS = 30;
/** An approach that price has left so far behind is over, ticks. */
const LEFT_TICKS = 48;

/** What is hidden around each level that price may come to, from two minutes before. */
export class HiddenApproaches {
  readonly #random: Random;
  #approaches: readonly HiddenApproach[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  /** The states as they are now, those of the nearest level first. */
  at(timeS: number, mid: number, armed: readonly ArmedLevel[]): readonly ZoneStates[] {
    this.#approaches = armed
      .map((level) => ({ level, distance: level.travel * (level.levelTick - mid) }))
      .sort((a, b) => a.distance - b.distance)
      .flatMap(({ level, distance }) => {
        const known = this.of(level);
        if (known) return distance <= LEFT_TICKS ? [{ ...known, levelTick: level.levelTick }] : [];
        if (distance > REACH_TICKS) return [];
        return [{ ...level, ...drawStates(this.#random), sinceS: timeS }];
      });
    return this.#approaches;
  }

  /** The states around a level, as of the last call of `at`. */
  of({ kind, travel }: Pick<ArmedLevel, 'kind' | 'travel'>): HiddenApproach | undefined {
    return this.#approaches.find((known) => known.kind === kind && known.travel === travel);
  }
}
