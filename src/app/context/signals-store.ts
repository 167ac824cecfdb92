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
import type { LevelKind } from '../../domain/session/level-kind.ts';
import type { CatalogSession } from '../../protocol/lake-catalog.ts';
import { QueryClient } from '../data/query-client.ts';
import { CursorStore } from './cursor-store.ts';
import { tableProblem } from './problem.ts';
import { SessionStore } from './session-store.ts';
import { partitionOf } from './session-tables.ts';
import { signalColumns, signalKnownAt, signalTracksIn } from './signal-tracks.ts';
import type { Signal, SignalTrack } from './signal-tracks.ts';

type SignalsState = {
  /**
   * The whole session's, by level: what is shown of them is what the cursor knows. Undefined until
   * they are there.
   */
  tracks: ReadonlyMap<LevelKind, SignalTrack> | undefined;
  /** Why they cannot be read, in words. */
  failure: string | undefined;
};

const nothing: SignalsState = { tracks: undefined, failure: undefined };

/** What was said of the levels of the open session at the time, as the lake has stored it. */
export const SignalsStore = signalStore(
  { providedIn: 'root' },
  withState<SignalsState>(nothing),
  withProps(() => ({
    _session: inject(SessionStore),
    _cursor: inject(CursorStore),
    _query: inject(QueryClient),
  })),
  withComputed(({ _session, _cursor, tracks, failure }) => ({
    /** Why there are none, in words; undefined if there are, or will be. */
    absence: computed((): string | undefined => {
      const session = _session.session();
      return session && (whyNone(session) ?? failure());
    }),
    /** The last thing said of each level by the cursor; levels of which nothing was said stay out. */
    latest: computed((): ReadonlyMap<LevelKind, Signal> => {
      const atS = _cursor.atS() ?? -Infinity;
      const known = [...(tracks() ?? [])].flatMap(([level, track]) => {
        const signal = signalKnownAt(track, atS);
        return signal === undefined ? [] : [[level, signal] as const];
      });
      return new Map(known);
    }),
    /** Candles go first. */
    _opening: computed(() => (_session.opened() === undefined ? undefined : _session.session())),
  })),
  withMethods((store) => ({
    _open: rxMethod<CatalogSession | undefined>(
      pipe(
        filter((session) => session !== undefined),
        switchMap(async (session) => {
          const partition = partitionOf(session, 'signals');
          if (partition === undefined) return;
          const isCurrent = (): boolean => store._session.session() === session;
          try {
            const asked = { handOver: signalColumns };
            const rows = await store._query.readTable('signals', partition, asked);
            if (isCurrent()) patchState(store, { tracks: signalTracksIn(rows) });
          } catch (error) {
            if (!isCurrent()) return;
            store._session.report(tableProblem('signals', session, error));
            patchState(store, { failure: 'they cannot be read' });
          }
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

/** Why a session has no stored answers, in words; undefined if it has. */
function whyNone(session: CatalogSession): string | undefined {
  return partitionOf(session, 'signals') === undefined
    ? 'no answers are stored for this session'
    : undefined;
}
