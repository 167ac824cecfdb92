import { inject } from '@angular/core';
import {
  patchState,
  signalStore,
  withHooks,
  withMethods,
  withProps,
  withState,
} from '@ngrx/signals';
import { rxMethod } from '@ngrx/signals/rxjs-interop';
import { tap } from 'rxjs';
import type { ChartPoint } from '../charts/measure.ts';
import { recall, remember } from '../data/memory.ts';
import { SessionStore } from './session-store.ts';

const MEMORY = 'strip';
const RIBBON_MEMORY = 'ribbon';

type DrawState = {
  /** Whether the next click on the chart draws a level. */
  isDrawing: boolean;
  /** Whether the pointer measures on the chart. */
  isMeasuring: boolean;
  /** What is measured; without a second point, up to the moment and its price. */
  measured: { readonly from: ChartPoint; readonly to: ChartPoint | undefined } | undefined;
  /** Whether the form for a level's price is open. */
  isTyping: boolean;
  /** Whether pressure stands below the candles. */
  isStripOpen: boolean;
  /** Whether what was said at the time stands below the candles. */
  isRibbonOpen: boolean;
};

/** What the user is about to do on the chart, and how much of it he wants to see. */
export const DrawStore = signalStore(
  { providedIn: 'root' },
  withState<DrawState>(() => ({
    ...{ isDrawing: false, isTyping: false, isMeasuring: false, measured: undefined },
    isStripOpen: recall(MEMORY) !== 'closed',
    isRibbonOpen: recall(RIBBON_MEMORY) !== 'closed',
  })),
  withProps(() => ({ _session: inject(SessionStore) })),
  withMethods((store) => ({
    draw: (isDrawing: boolean): void => patchState(store, { isDrawing, isMeasuring: false }),
    /** Has the pointer measure; what was measured before is forgotten. */
    ruler: (isMeasuring: boolean): void =>
      patchState(store, { isMeasuring, isDrawing: false, measured: undefined }),
    /** Measures between two points, or from one to wherever the moment is. */
    measure: (from: ChartPoint, to: ChartPoint | undefined): void =>
      patchState(store, { measured: { from, to } }),
    /** Ends drawing and measuring. */
    stop: (): void =>
      patchState(store, { isDrawing: false, isMeasuring: false, measured: undefined }),
    /** A measure is of one session: its prices and instants mean nothing on another. */
    _leaveMeasure: rxMethod<unknown>(
      tap(() => patchState(store, { isMeasuring: false, measured: undefined })),
    ),
    type: (isTyping: boolean): void => patchState(store, { isTyping, isDrawing: false }),
    /** Opens or closes the strip for this visit. */
    showStrip: (isStripOpen: boolean): void => patchState(store, { isStripOpen }),
    toggleStrip(): void {
      const isStripOpen = !store.isStripOpen();
      patchState(store, { isStripOpen });
      remember(MEMORY, isStripOpen ? 'open' : 'closed');
    },
    /** Opens or closes the ribbon for this visit. */
    showRibbon: (isRibbonOpen: boolean): void => patchState(store, { isRibbonOpen }),
    toggleRibbon(): void {
      const isRibbonOpen = !store.isRibbonOpen();
      patchState(store, { isRibbonOpen });
      remember(RIBBON_MEMORY, isRibbonOpen ? 'open' : 'closed');
    },
  })),
  withHooks({ onInit: (store) => void store._leaveMeasure(store._session.session) }),
);
