import { Injectable, effect, inject, untracked } from '@angular/core';
import { CursorStore } from './cursor-store.ts';
import { Gathering } from './gathering.ts';

/** What a move of the cursor asks for: candles and levels, the pressure at them, what the past says. */
export const answerKinds = ['moment', 'pressure', 'evidence'] as const;

/** One of them. */
export type AnswerKind = (typeof answerKinds)[number];

/**
 * Answers mostly take 4 to 20 ms. A frame in between, which takes as long as all of them where there
 * is no GPU, costs more than this wait.
 */
const PATIENCE_MS = 40;

/**
 * Draws the clock with the answers that belong to it, in one frame. Without it a move draws the
 * clock first, and answers that are there after 4 ms wait for that frame to end.
 */
@Injectable({ providedIn: 'root' })
export class OneFrame {
  readonly #cursor = inject(CursorStore);
  readonly #asked = new Map<AnswerKind, () => boolean>();
  readonly #gathering = new Gathering<AnswerKind>({
    kinds: () => answerKinds.filter((kind) => this.#asked.get(kind)?.() === true),
    patienceMs: PATIENCE_MS,
    onShow: (atS) => this.#show(atS),
  });

  constructor() {
    effect(() => {
      const askedS = this.#cursor.askedS();
      untracked(() => this.#follow(askedS));
    });
  }

  /** Who asks for a kind of answers says so. @param isAsked whether a move asks for one now. */
  awaits(kind: AnswerKind, isAsked: () => boolean): void {
    this.#asked.set(kind, isAsked);
  }

  /** An answer of a worker about an instant, UNIX seconds, and what shows it. */
  bring(kind: AnswerKind, atS: number, show: () => void): void {
    this.#gathering.bring(kind, { atS, show });
  }

  #follow(askedS: number | undefined): void {
    if (askedS === undefined) this.#gathering.leave();
    else if (askedS !== this.#cursor.atS()) this.#gathering.begin();
  }

  /** @param atS of the candles that are there; undefined if they are not, and are waited for no longer. */
  #show(atS: number | undefined): void {
    const { askedS } = this.#cursor;
    this.#cursor.show(atS ?? askedS());
    this.#follow(askedS());
  }
}
