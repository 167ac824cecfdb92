import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import type { PastRow } from '../../protocol/evidence-api.ts';
import { isSameRow } from './kept-paths.ts';

type NeighborState = {
  /** Undefined while none is looked at. */
  readonly picked: PastRow | undefined;
  /** Whether evidence lists all neighbors, not the nearest alone. */
  readonly areAllShown: boolean;
};

/** The past row that is looked at beside the open session, in every panel; goes with a link. */
export const NeighborStore = signalStore(
  { providedIn: 'root' },
  withState<NeighborState>({ picked: undefined, areAllShown: false }),
  withMethods((store) => ({
    /** @param picked undefined looks at none. */
    pick: (picked: PastRow | undefined): void => patchState(store, { picked }),
    /** Looks at a row, or at none if it is looked at already. */
    toggle({ date, rowId }: PastRow): void {
      const row = { date, rowId };
      patchState(store, ({ picked }) => ({ picked: isSameRow(picked, row) ? undefined : row }));
    },
    toggleAll: (): void => patchState(store, ({ areAllShown }) => ({ areAllShown: !areAllShown })),
  })),
);
