import { DOCUMENT, inject } from '@angular/core';
import { patchState, signalStore, withHooks, withMethods, withState } from '@ngrx/signals';
import { recall, remember } from '../data/memory.ts';

/** Ink on dark or on light paper. */
export type Theme = 'dark' | 'light';

const MEMORY = 'theme';

type ThemeState = { theme: Theme };

/** The theme: what the user chose last, else dark. */
export const ThemeStore = signalStore(
  { providedIn: 'root' },
  withState<ThemeState>(() => ({ theme: chosen() ?? 'dark' })),
  withMethods((store, document = inject(DOCUMENT)) => ({
    toggle(): void {
      const theme = store.theme() === 'dark' ? 'light' : 'dark';
      // Before the signal changes, so that whoever hears of it reads the new tokens.
      document.documentElement.dataset['theme'] = theme;
      patchState(store, { theme });
      remember(MEMORY, theme);
    },
    _apply(): void {
      document.documentElement.dataset['theme'] = store.theme();
    },
  })),
  withHooks({ onInit: (store) => store._apply() }),
);

function chosen(): Theme | undefined {
  const word = recall(MEMORY);
  return word === 'dark' || word === 'light' ? word : undefined;
}
