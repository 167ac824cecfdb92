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
import { knownAt } from './shown-clock.ts';
import { veilOf } from './veiled-session.ts';

/** SQL counts follow the cursor at rest; while it is dragged they would only tire the engine. */
const TAPE_REST_MS = 120;

type MomentState = {
  /** The last that came; undefined while a session opens. */
  _moment: Moment | undefined;
  /** The instant of which none came for a fault, UNIX seconds. */
  failedS: number | undefined;
  /** Whether none will come any more. */
  hasEnded: boolean;
  /** Counts of the tape, with the instant they belong to. */
  _tape: { readonly atS: number; readonly facts: TapeFacts } | undefined;
};

type Ask = { readonly key: string; readonly atS: number; readonly revision: number };

const initialState: MomentState = {
  ...{ _moment: undefined, failedS: undefined },
  ...{ hasEnded: false, _tape: undefined },
};

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
  withComputed(({ _session, _cursor, _moment, _tape }) => ({
    /** What the screen shows; undefined while a session opens, or if it would know too much. */
    moment: computed(() => knownAt(_cursor.atS(), _moment(), _moment()?.atS)),
    /** The counts, unless they know more than the cursor. */
    tape: computed(() => knownAt(_cursor.atS(), _tape(), _tape()?.atS)),
    _ask: computed((): Ask | undefined => {
      const opened = _session.opened();
      const atS = _cursor.askedS();
      if (opened === undefined || atS === undefined) return undefined;
      return { key: opened.key, atS, revision: _session.revision() };
    }),
  })),
  withComputed(({ _session, _ask }) => ({
    /** The same for SQL, which nobody need have asked for. */
    _askSql: computed(() => (_session.isSqlAsked() ? _ask() : undefined)),
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
              patchState(store, { failedS: atS });
              // Candles of another moment would stand there for every one that follows.
              if (endedWorker(error)) patchState(store, { hasEnded: true, _moment: undefined });
              return undefined;
            }
          }),
          tap((moment) => {
            // An answer about the session before would draw its candles under this one's clock.
            if (moment === undefined || !isCurrent(moment.key)) return;
            const shown = isVeiled() ? withoutRound(moment) : moment;
            const news = { _moment: shown, failedS: undefined };
            store._frame.bring('moment', moment.atS, () => patchState(store, news));
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
            if (tape !== undefined && isCurrent(tape.key)) patchState(store, { _tape: tape });
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
      store._count(store._askSql);
    },
  }),
);

/** Round prices are those of the shown scale under a veil: they are none. */
function withoutRound(moment: Moment): Moment {
  return { ...moment, levels: moment.levels.filter(({ kind }) => kind !== 'ROUND') };
}
