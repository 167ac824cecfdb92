import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';

/** The browser's history: the address of the present moment, and moments that were left behind. */
@Injectable({ providedIn: 'root' })
export class MomentHistory {
  readonly #window = inject(DOCUMENT).defaultView;
  /** Moments left behind: going back further would leave the app. */
  readonly #leftCount = signal(leftIn(this.#window?.history.state));

  /** Whether there is a moment to go back to. */
  readonly hasBefore = computed(() => this.#leftCount() > 0);

  /** Writes the address of the present moment. */
  write(query: string): void {
    this.#window?.history.replaceState({ left: this.#leftCount() }, '', query);
  }

  /** Leaves a moment behind, to come back to. */
  leave(query: string): void {
    this.write(query);
    this.#leftCount.update((count) => count + 1);
    this.#window?.history.pushState({ left: this.#leftCount() }, '', query);
  }

  /** To the moment left behind last. */
  back(): void {
    this.#window?.history.back();
  }

  /** Whenever the browser went back or forward, with the query string it came to. */
  onMoved(act: (search: string) => void): void {
    this.#window?.addEventListener('popstate', ({ state }) => {
      this.#leftCount.set(leftIn(state));
      act(this.#window?.location.search ?? '');
    });
  }
}

/** How many moments an entry of the history has before it. */
function leftIn(state: unknown): number {
  const left: unknown = typeof state === 'object' && state !== null && Reflect.get(state, 'left');
  return typeof left === 'number' ? left : 0;
}
