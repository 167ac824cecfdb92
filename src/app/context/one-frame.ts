import { Injectable, effect, inject, untracked } from '@angular/core';
import { CursorStore } from './cursor-store.ts';
import { Gathering } from './gathering.ts';
import { shownClock } from './shown-clock.ts';

/** What a move of the cursor asks for: candles and levels, the pressure at them, what the past says. */
export type AnswerKind = 'moment' | 'pressure' | 'evidence';

/**
 * Answers mostly take 4 to 20 ms. A frame in between, which takes as long as all of them where there
 * is no GPU, costs more than this wait.
 */
const PATIENCE_MS = 40;
/**
 * A clock that goes back would leave candles and pressure in its future: it waits for theirs, as
 * long as a hand bears it, before they are taken off the screen.
 */
const PATIENCE_BACK_MS = 400;

/**
 * Draws the clock and the level with the answers that belong to them, in one frame. Without it a move
 * draws the clock first, and answers that are there after 4 ms wait for that frame to end.
 */
@Injectable({ providedIn: 'root' })
export class OneFrame {
  readonly #cursor = inject(CursorStore);
  readonly #open = new Set<AnswerKind>();
  readonly #gathering = new Gathering<AnswerKind>({
    kinds: () => [...this.#open],
    // What the past says is easily missed for a moment; an empty chart is not.
    needed: () => (this.#goesBack() ? [...this.#open].filter((kind) => kind !== 'evidence') : []),
    ...{ patienceMs: PATIENCE_MS, neededPatienceMs: PATIENCE_BACK_MS },
    onShow: (atS) => this.#show(atS),
  });

  constructor() {
    effect(() => {
      this.#cursor.askedS();
      this.#cursor.askedLevel();
      untracked(() => this.#follow());
    });
  }

  /** Waits for the one question of a kind that is asked. */
  async await<T>(kind: AnswerKind, answer: Promise<T>): Promise<T> {
    this.#open.add(kind);
    try {
      return await answer;
    } catch (error) {
      // What will not come is waited for no longer; whoever asked tells of it.
      queueMicrotask(() => this.#gathering.look());
      throw error;
    } finally {
      this.#open.delete(kind);
    }
  }

  /** An answer of a worker about an instant, UNIX seconds, and what shows it. */
  bring(kind: AnswerKind, atS: number, show: () => void): void {
    this.#gathering.bring(kind, { atS, show });
  }

  #follow(): void {
    const { askedS, atS, askedLevel, level } = this.#cursor;
    if (askedS() === undefined) this.#gathering.leave();
    else if (askedS() !== atS() || askedLevel() !== level()) {
      this.#gathering.begin();
      // Whoever asks something has asked by then.
      queueMicrotask(() => this.#gathering.look());
    }
  }

  /** @param atS latest of what is there; undefined if nothing is, and is waited for no longer. */
  #show(atS: number | undefined): void {
    const [askedS, shownS] = [this.#cursor.askedS(), this.#cursor.atS()];
    this.#cursor.show(shownClock({ askedS, shownS, answeredS: atS }));
    this.#follow();
  }

  #goesBack(): boolean {
    const [askedS, shownS] = [this.#cursor.askedS(), this.#cursor.atS()];
    return askedS !== undefined && shownS !== undefined && askedS < shownS;
  }
}
