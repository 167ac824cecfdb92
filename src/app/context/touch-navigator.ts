import { Injectable, computed, inject } from '@angular/core';
import { CursorStore } from './cursor-store.ts';
import { DeskNavigator } from './desk-navigator.ts';
import { EpisodesStore } from './episodes-store.ts';
import { isOwnLevel } from './level-id.ts';
import { ReplayStore } from './replay-store.ts';
import { SelectedLevel } from './selected-level.ts';
import { shownFrom, touchBeside } from './touch-steps.ts';

/** Moves the clock from touch to touch: of the selected level, or of any. */
@Injectable({ providedIn: 'root' })
export class TouchNavigator {
  readonly #cursor = inject(CursorStore);
  readonly #navigator = inject(DeskNavigator);
  readonly #episodes = inject(EpisodesStore);
  readonly #replay = inject(ReplayStore);
  readonly #selected = inject(SelectedLevel);

  /** Why there are no touches to go to, in words; undefined if there are, or will be. */
  readonly absence = computed((): string | undefined => {
    if (this.#episodes.absence() !== undefined) return this.#episodes.absence();
    const isFollowed = this.#replay.hasAnyLevel() || !isOwnLevel(this.#cursor.level());
    return isFollowed ? undefined : 'own levels are not followed';
  });

  /** @param isAny whether any level's touch will do, which is then selected. */
  step(direction: 1 | -1, isAny = this.#replay.hasAnyLevel()): void {
    const [episodes, atS, level] = [
      this.#episodes.episodes(),
      this.#cursor.askedS(),
      this.#cursor.askedLevel(),
    ];
    if (atS === undefined || (!isAny && isOwnLevel(level))) return;
    if (episodes === undefined) {
      if (this.absence() === undefined) this.#replay.say('The touches are being read');
      return;
    }
    const wanted = isAny || isOwnLevel(level) ? undefined : level;
    const touch = touchBeside(episodes, { atS, direction, level: wanted });
    if (touch === undefined) {
      const of = wanted === undefined ? '' : ` of ${this.#selected.now().name}`;
      this.#replay.say(`No ${direction > 0 ? 'later' : 'earlier'} touch${of}`);
      return;
    }
    this.#navigator.select(touch.level);
    this.#navigator.moveTo(shownFrom(touch));
  }
}
