import { DOCUMENT, inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { readAddress } from './address.ts';

/**
 * Whether the selected level is held. A level that somebody chose, by hand or in an address, is;
 * let go of, the desk looks at whichever is nearest.
 */
export const LevelPin = signalStore(
  { providedIn: 'root' },
  withState(() => ({
    isPinned: readAddress(inject(DOCUMENT).location.search).level !== undefined,
  })),
  withMethods((store) => ({
    pin: (isPinned: boolean): void => patchState(store, { isPinned }),
    toggle: (): void => patchState(store, { isPinned: !store.isPinned() }),
  })),
);
