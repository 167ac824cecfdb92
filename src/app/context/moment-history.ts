import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';
import { historyEntryIn } from './history-entry.ts';
import type { HistoryEntry } from './history-entry.ts';
import { LevelPin } from './level-pin.ts';

/** The browser's history: the address of the present moment, and moments that were left behind. */
@Injectable({ providedIn: 'root' })
export class MomentHistory {
  readonly #pin = inject(LevelPin);
  readonly #window = inject(DOCUMENT).defaultView;
  /** Moments left behind: going back further would leave the app. */
  readonly #leftCount = signal(historyEntryIn(this.#window?.history.state).left);

  /** Whether there is a moment to go back to. */
  readonly hasBefore = computed(() => this.#leftCount() > 0);
  /** What follows the moment in its address; empty without anything. */
  readonly tail = signal('');

  /** Writes the address of the present moment. */
  write(query: string): void {
    this.#window?.history.replaceState(this.#entry(), '', query);
  }

  /** Leaves a moment behind, to come back to. */
  leave(query: string): void {
    this.write(query);
    this.#leftCount.update((count) => count + 1);
    this.#window?.history.pushState(this.#entry(), '', query);
  }

  /** To the moment left behind last. */
  back(): void {
    this.#window?.history.back();
  }

  /** Whenever the browser went back or forward, with the query string it came to. */
  onMoved(act: (search: string) => void): void {
    this.#window?.addEventListener('popstate', ({ state }) => {
      const { left, isPinned } = historyEntryIn(state);
      this.#leftCount.set(left);
      act(this.#window?.location.search ?? '');
      // Who comes back looks at the level that stood there; it is held if it was.
      if (isPinned !== undefined) this.#pin.pin(isPinned);
    });
  }

  #entry(): HistoryEntry {
    return { left: this.#leftCount(), isPinned: this.#pin.isPinned() };
  }
}
