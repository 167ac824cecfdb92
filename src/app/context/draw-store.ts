import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { recall, remember } from '../data/memory.ts';

const MEMORY = 'strip';

type DrawState = {
  /** Whether the next click on the chart draws a level. */
  isDrawing: boolean;
  /** Whether the form for a level's price is open. */
  isTyping: boolean;
  /** Whether pressure stands below the candles. */
  isStripOpen: boolean;
};

/** What the user is about to do on the chart, and how much of it he wants to see. */
export const DrawStore = signalStore(
  { providedIn: 'root' },
  withState<DrawState>(() => ({
    ...{ isDrawing: false, isTyping: false },
    isStripOpen: recall(MEMORY) !== 'closed',
  })),
  withMethods((store) => ({
    draw: (isDrawing: boolean): void => patchState(store, { isDrawing }),
    type: (isTyping: boolean): void => patchState(store, { isTyping, isDrawing: false }),
    /** Opens or closes the strip for this visit. */
    showStrip: (isStripOpen: boolean): void => patchState(store, { isStripOpen }),
    toggleStrip(): void {
      const isStripOpen = !store.isStripOpen();
      patchState(store, { isStripOpen });
      remember(MEMORY, isStripOpen ? 'open' : 'closed');
    },
  })),
);
