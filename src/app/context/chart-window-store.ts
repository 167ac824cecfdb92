import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import type { LinkWindow } from '../../protocol/link-state.ts';

type ChartWindowState = {
  /** The part of the session on the chart, once the reader has moved it; undefined before. */
  shown: LinkWindow | undefined;
  /** The part that a link wants, and of which session; undefined once the chart stands there. */
  wished: { readonly key: string; readonly window: LinkWindow } | undefined;
};

/** What the chart and a link tell each other: the one knows its window, the other addresses. */
export const ChartWindowStore = signalStore(
  { providedIn: 'root' },
  withState<ChartWindowState>({ shown: undefined, wished: undefined }),
  withMethods((store) => ({
    describe: (shown: LinkWindow | undefined): void => patchState(store, { shown }),
    /** @param key which session it is a part of. */
    wish: (key: string, window: LinkWindow): void => patchState(store, { wished: { key, window } }),
    /** The wish for a session, which is fulfilled with that. */
    take(key: string): LinkWindow | undefined {
      const wished = store.wished();
      if (wished?.key !== key) return undefined;
      patchState(store, { wished: undefined });
      return wished.window;
    },
  })),
);
