import { computed, inject } from '@angular/core';
import {
  patchState,
  signalStore,
  withComputed,
  withHooks,
  withMethods,
  withProps,
  withState,
} from '@ngrx/signals';
import { rxMethod } from '@ngrx/signals/rxjs-interop';
import { filter, pipe, switchMap, tap } from 'rxjs';
import type { AnyColumns } from '../../contracts/contract.ts';
import type { CatalogSession } from '../../protocol/lake-catalog.ts';
import { QueryClient } from '../data/query-client.ts';
import { CursorStore } from './cursor-store.ts';
import { episodeColumns, episodesIn, labelColumns } from './episode-rows.ts';
import type { Episode, Touch } from './episode-rows.ts';
import { touchesKnownAt } from './known-touches.ts';
import { tableProblem } from './problem.ts';
import { SessionStore } from './session-store.ts';
import { partitionOf } from './session-tables.ts';

type EpisodesState = {
  /**
   * The whole session's, in the order in which they began: what is shown of them is what the cursor
   * knows. Undefined until they are there.
   */
  episodes: readonly Episode[] | undefined;
  /** Why they cannot be read, in words. */
  failure: string | undefined;
};

const nothing: EpisodesState = { episodes: undefined, failure: undefined };

/** Price's way to the levels of the open session, and what became of the touches. */
export const EpisodesStore = signalStore(
  { providedIn: 'root' },
  withState<EpisodesState>(nothing),
  withProps(() => ({
    _session: inject(SessionStore),
    _cursor: inject(CursorStore),
    _query: inject(QueryClient),
  })),
  withComputed(({ _session, _cursor, episodes, failure }) => ({
    /** Why there are none, in words; undefined if there are, or will be. */
    absence: computed((): string | undefined => {
      const session = _session.session();
      return session && (whyNone(session) ?? failure());
    }),
    /** Touches known at the cursor, in the order in which they were confirmed. */
    touches: computed((): readonly Touch[] => {
      const [all, atS] = [episodes(), _cursor.atS()];
      return all === undefined || atS === undefined ? [] : touchesKnownAt(all, atS);
    }),
    /** Candles go first. */
    _opening: computed(() => (_session.opened() === undefined ? undefined : _session.session())),
  })),
  withMethods((store) => ({
    /** A table's columns; undefined if the session has none, or they cannot be read. */
    async _read(
      session: CatalogSession,
      table: 'episodes' | 'labels',
      handOver: readonly string[],
    ): Promise<AnyColumns | undefined> {
      const partition = partitionOf(session, table);
      if (partition === undefined) return undefined;
      try {
        return await store._query.readTable(table, partition, { handOver });
      } catch (error) {
        if (store._session.session() !== session) return undefined;
        store._session.report(tableProblem(table, session, error));
        if (table === 'episodes') patchState(store, { failure: 'they cannot be read' });
        return undefined;
      }
    },
  })),
  withMethods((store) => ({
    _open: rxMethod<CatalogSession | undefined>(
      pipe(
        filter((session) => session !== undefined && whyNone(session) === undefined),
        switchMap(async (session) => {
          if (session === undefined) return;
          const [rows, labels] = await Promise.all([
            store._read(session, 'episodes', episodeColumns),
            store._read(session, 'labels', labelColumns),
          ]);
          if (rows === undefined || store._session.session() !== session) return;
          patchState(store, { episodes: episodesIn(rows, labels) });
        }),
      ),
    ),
    _clear: rxMethod<unknown>(tap(() => patchState(store, nothing))),
  })),
  withHooks({
    onInit: (store) => {
      store._clear(store._session.session);
      store._open(store._opening);
    },
  }),
);

/** Why a session has no episodes, in words; undefined if it has. */
function whyNone(session: CatalogSession): string | undefined {
  if (partitionOf(session, 'episodes') !== undefined) return undefined;
  const { available = false, reason } = session.episodes ?? {};
  if (available) return 'its episodes are not in this lake';
  return reason ?? 'this lake was built before touches were followed';
}
