import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import type { LinkWorkspace } from '../../protocol/link-state.ts';

type DeskLayoutState = {
  /** Where the panels stand, as a link says it; undefined until they stand. */
  shown: LinkWorkspace | undefined;
  /** Where a link wants them. */
  wished: LinkWorkspace | undefined;
};

/** What the dock and a link tell each other: the one knows places, the other addresses. */
export const DeskLayoutStore = signalStore(
  { providedIn: 'root' },
  withState<DeskLayoutState>({ shown: undefined, wished: undefined }),
  withMethods((store) => ({
    describe: (shown: LinkWorkspace): void => patchState(store, { shown }),
    wish: (wished: LinkWorkspace): void => patchState(store, { wished }),
  })),
);
