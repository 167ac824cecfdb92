import { DOCUMENT, Injectable, effect, inject, untracked } from '@angular/core';
import { CursorStore } from '../../context/cursor-store.ts';
import { LevelPin } from '../../context/level-pin.ts';
import { LevelCards } from './level-cards.ts';
import { levelToFollow } from './level-to-follow.ts';

/** Where a switch would pull what is read from under the pointer. */
const READ = ['app-ladder-panel', 'app-evidence-panel', 'app-level-strip'];

/** Turns the desk to the level next to the price, unless one is held or something is being read. */
@Injectable({ providedIn: 'root' })
export class NearestFollower {
  readonly #cards = inject(LevelCards);
  readonly #cursor = inject(CursorStore);
  readonly #pin = inject(LevelPin);
  readonly #document = inject(DOCUMENT);

  constructor() {
    effect(() => {
      const levels = this.#cards.byDistance();
      if (this.#pin.isPinned()) return;
      const next = levelToFollow(levels, untracked(this.#cursor.askedLevel));
      if (next !== undefined && !this.#isBeingRead()) untracked(() => this.#cursor.select(next));
    });
  }

  #isBeingRead(): boolean {
    const selector = READ.flatMap((name) => [`${name}:hover`, `${name}:focus-within`]).join();
    return this.#document.querySelector(selector) !== null;
  }
}
