import { computed, inject } from '@angular/core';
import {
  patchState,
  signalStore,
  withComputed,
  withMethods,
  withProps,
  withState,
  withHooks,
} from '@ngrx/signals';
import { rxMethod } from '@ngrx/signals/rxjs-interop';
import { debounceTime, filter, pipe, tap } from 'rxjs';
import type { Moment } from '../../protocol/moment-api.ts';
import type { TapeFacts } from '../../protocol/query-api.ts';
import { MomentClient } from '../data/moment-client.ts';
import { newestOnly } from '../data/newest-only.ts';
import { QueryClient } from '../data/query-client.ts';
import { endedWorker } from '../data/worker-life.ts';
import { CursorStore } from './cursor-store.ts';
import { OneFrame } from './one-frame.ts';
import { problemOf } from './problem.ts';
import { sessionKey } from './session-frame.ts';
import { SessionStore } from './session-store.ts';
import { veilOf } from './veiled-session.ts';

/** SQL counts follow the cursor at rest; while it is dragged they would only tire the engine. */
const TAPE_REST_MS = 120;

type MomentState = {
  /** What the screen shows; undefined while a session opens. */
  moment: Moment | undefined;
  /** Whether none will come any more. */
  hasEnded: boolean;
  /** Counts of the tape, with the instant they belong to. */
  tape: { readonly atS: number; readonly facts: TapeFacts } | undefined;
};

type Ask = { readonly key: string; readonly atS: number; readonly revision: number };

const initialState: MomentState = { moment: undefined, hasEnded: false, tape: undefined };

/** The moment under the cursor, computed by the worker; nothing in it is younger than the cursor. */
export const MomentStore = signalStore(
  { providedIn: 'root' },
  withState(initialState),
  withProps(() => ({
    _session: inject(SessionStore),
    _cursor: inject(CursorStore),
    _moments: inject(MomentClient),
    _query: inject(QueryClient),
    _frame: inject(OneFrame),
  })),
  withComputed(({ _session, _cursor }) => ({
    _ask: computed((): Ask | undefined => {
      const opened = _session.opened();
      const atS = _cursor.askedS();
      if (opened === undefined || atS === undefined) return undefined;
      return { key: opened.key, atS, revision: _session.revision() };
    }),
  })),
  withMethods((store) => {
    const isCurrent = (key: string): boolean => {
      const session = store._session.session();
      return session !== undefined && sessionKey(session) === key;
    };
    const isVeiled = (): boolean => veilOf(store._session.session()) !== undefined;
    /** SQL does not know what is veiled. */
    const hasTrades = (): boolean => (store._session.opened()?.tradeCount ?? 0) > 0 && !isVeiled();
    return {
      _follow: rxMethod<Ask | undefined>(
        pipe(
          filter((ask) => ask !== undefined),
          newestOnly(async ({ atS }) => {
            try {
              return await store._frame.await('moment', store._moments.at(atS));
            } catch (error) {
              store._session.report(problemOf('The moment cannot be computed', error));
              // Candles that stay while the clock goes back would be of its future.
              if (endedWorker(error)) patchState(store, { hasEnded: true, moment: undefined });
              return undefined;
            }
          }),
          tap((moment) => {
            // An answer about the session before would draw its candles under this one's clock.
            if (moment === undefined || !isCurrent(moment.key)) return;
            const shown = isVeiled() ? withoutRound(moment) : moment;
            store._frame.bring('moment', moment.atS, () => patchState(store, { moment: shown }));
          }),
        ),
      ),
      _count: rxMethod<Ask | undefined>(
        pipe(
          filter((ask) => ask !== undefined && hasTrades()),
          debounceTime(TAPE_REST_MS),
          newestOnly(async (ask) => {
            const { atS, key } = ask ?? { atS: 0, key: '' };
            try {
              return { atS, key, facts: await store._query.tapeFacts(atS) };
            } catch (error) {
              if (isCurrent(key)) store._session.report(problemOf('SQL gave no answer', error));
              return undefined;
            }
          }),
          tap((tape) => {
            if (tape !== undefined && isCurrent(tape.key)) patchState(store, { tape });
          }),
        ),
      ),
      _clear: rxMethod<unknown>(tap(() => patchState(store, initialState))),
    };
  }),
  withHooks({
    onInit: (store) => {
      store._clear(store._session.session);
      store._follow(store._ask);
      store._count(store._ask);
    },
  }),
);

/** Round prices are those of the shown scale under a veil: they are none. */
function withoutRound(moment: Moment): Moment {
  return { ...moment, levels: moment.levels.filter(({ kind }) => kind !== 'ROUND') };
}
