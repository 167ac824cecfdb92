import { DOCUMENT, computed, inject } from '@angular/core';
import {
  patchState,
  signalStore,
  withComputed,
  withHooks,
  withMethods,
  withState,
} from '@ngrx/signals';
import { recall, remember } from '../data/memory.ts';

const MEMORY = 'density';
/** Windows with room for larger rows and type. */
const ROOMY = '(min-width: 1760px) and (min-height: 980px)';

/** Size of rows and type. */
export type Density = 'compact' | 'comfortable';

type DensityState = {
  /** What the user chose; undefined leaves it to the window. */
  readonly chosen: Density | undefined;
  readonly isRoomy: boolean;
};

/** The density: what the user chose, else what the window has room for. */
export const DensityStore = signalStore(
  { providedIn: 'root' },
  withState<DensityState>(() => ({ chosen: recalled(), isRoomy: matchMedia(ROOMY).matches })),
  withComputed(({ chosen, isRoomy }) => ({
    density: computed((): Density => chosen() ?? (isRoomy() ? 'comfortable' : 'compact')),
  })),
  withMethods((store, document = inject(DOCUMENT)) => {
    const change = (state: Partial<DensityState>): void => {
      const { chosen, isRoomy } = { chosen: store.chosen(), isRoomy: store.isRoomy(), ...state };
      // Before the signal changes, so that whoever hears of it reads the new tokens.
      document.documentElement.dataset['density'] = chosen ?? (isRoomy ? 'comfortable' : 'compact');
      patchState(store, state);
    };
    return {
      /** @param chosen undefined leaves it to the window. */
      choose(chosen: Density | undefined): void {
        change({ chosen });
        remember(MEMORY, chosen ?? '');
      },
      _watch(): void {
        change({});
        matchMedia(ROOMY).addEventListener('change', ({ matches }) => change({ isRoomy: matches }));
      },
    };
  }),
  withHooks({ onInit: (store) => store._watch() }),
);

function recalled(): Density | undefined {
  const word = recall(MEMORY);
  return word === 'compact' || word === 'comfortable' ? word : undefined;
}
