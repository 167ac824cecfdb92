import { DOCUMENT, inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { readAddress } from './address.ts';
import { historyEntryIn } from './history-entry.ts';

/**
 * Whether the selected level is held. A level that somebody chose, by hand or in an address, is;
 * let go of, the desk looks at whichever is nearest.
 */
export const LevelPin = signalStore(
  { providedIn: 'root' },
  withState(() => ({ isPinned: isPinnedAtFirst(inject(DOCUMENT)) })),
  withMethods((store) => ({
    pin: (isPinned: boolean): void => patchState(store, { isPinned }),
    toggle: (): void => patchState(store, { isPinned: !store.isPinned() }),
  })),
);

/** The desk writes its level into every address: after a reload only the history tells who chose it. */
function isPinnedAtFirst({ defaultView, location }: Document): boolean {
  const entry = historyEntryIn(defaultView?.history.state);
  return entry.isPinned ?? readAddress(location.search).level !== undefined;
}
