import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import type { PastRow } from '../../protocol/evidence-api.ts';

/** The past row that is looked at beside the open session; goes with a link. */
export const NeighborStore = signalStore(
  { providedIn: 'root' },
  withState<{ picked: PastRow | undefined }>({ picked: undefined }),
  withMethods((store) => ({
    /** @param picked undefined looks at none. */
    pick: (picked: PastRow | undefined): void => patchState(store, { picked }),
  })),
);
