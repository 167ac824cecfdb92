import { Injectable, effect, inject, untracked } from '@angular/core';
import { CursorStore } from './cursor-store.ts';
import { Gathering } from './gathering.ts';
import { SessionStore } from './session-store.ts';

/** Answers that a move of the cursor waits for: candles and levels, and the pressure at them. */
export type AnswerKind = 'moment' | 'pressure';

/** A frame at 60 a second: who waits longer sees the clock move before the figures do. */
const PATIENCE_MS = 16;

/**
 * Draws the clock with the candles and the pressure that belong to it, in one frame. Without it a
 * move draws the clock first, and answers that are there after 4 ms wait for that frame to end.
 */
@Injectable({ providedIn: 'root' })
export class OneFrame {
  readonly #cursor = inject(CursorStore);
  readonly #sessions = inject(SessionStore);
  readonly #gathering = new Gathering<AnswerKind>({
    kinds: () => (this.#sessions.pressure() === undefined ? ['moment'] : ['moment', 'pressure']),
    patienceMs: PATIENCE_MS,
    onShow: (atS) => this.#show(atS),
  });

  constructor() {
    effect(() => {
      const askedS = this.#cursor.askedS();
      untracked(() => this.#follow(askedS));
    });
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
