import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { recall, remember } from '../data/memory.ts';

const MEMORY = 'tables';

/** Whether panels show tables where they otherwise draw; kept over a reload. */
export const TablesStore = signalStore(
  { providedIn: 'root' },
  withState<{ isOn: boolean }>(() => ({ isOn: recall(MEMORY) === 'on' })),
  withMethods((store) => ({
    toggle(): void {
      const isOn = !store.isOn();
      patchState(store, { isOn });
      remember(MEMORY, isOn ? 'on' : 'off');
    },
  })),
);
