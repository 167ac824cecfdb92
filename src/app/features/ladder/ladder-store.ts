import { computed, effect, inject } from '@angular/core';
import {
  patchState,
  signalStore,
  withComputed,
  withHooks,
  withMethods,
  withProps,
  withState,
} from '@ngrx/signals';
import { PressureStore } from '../../context/pressure-store.ts';

const REACH = 5;
const offsets = Array.from({ length: 2 * REACH + 1 }, (_, i) => i - REACH);

/** Which rows of the ladder are open into their ticks. */
export const LadderStore = signalStore(
  { providedIn: 'root' },
  withState<{ open: ReadonlySet<number> }>(() => ({ open: new Set<number>() })),
  withProps(() => ({ _pressure: inject(PressureStore) })),
  withComputed(({ open }) => ({
    areAllOpen: computed(() => open().size === offsets.length),
  })),
  withMethods((store) => ({
    /** Opens a row, or closes it. @param offset rows above the level. */
    toggle(offset: number): void {
      const open = new Set(store.open());
      if (!open.delete(offset)) open.add(offset);
      patchState(store, { open });
    },
    /** Opens all rows; closes them if they are. */
    toggleAll(): void {
      patchState(store, { open: new Set(store.areAllOpen() ? [] : offsets) });
    },
  })),
  withHooks({
    // Ticks are asked for only while somebody looks at them.
    onInit: (store) => {
      effect(() => store._pressure.askByTick(store.open().size > 0));
    },
  }),
);
