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
import { debounceTime, filter, pipe, switchMap, tap } from 'rxjs';
import type { LabAnswer, LabHorizon, LabValue } from '../../../protocol/lab-api.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { SessionStore } from '../../context/session-store.ts';
import { QueryClient } from '../../data/query-client.ts';

/** Counters follow a cursor at rest. */
const COUNTERS_REST_MS = 250;

/** What is asked of the days of a lake: as many rows as it has sessions. */
const DAYS_SQL = 'select * from sessions order by session_date, symbol';

/** Oddities of the order data up to the cursor. */
const COUNTERS_SQL = `
  select count(*)::double as windows,
    count(*) filter (where qa_flags <> 0)::double as odd,
    sum(n_trades)::double as trades, sum(n_events)::double as events,
    sum(qa_unknown)::double as unknown, sum(qa_duplicate)::double as duplicate,
    sum(qa_over)::double as over, sum(qa_unmatched_fill)::double as unmatched_fill,
    sum(qa_late)::double as late, sum(qa_off_tick)::double as off_tick,
    sum(qa_crossed)::double as crossed, max(qa_crossed_ms)::double as crossed_ms
  from session.window_5s`;

/** A row by column. */
export type QualityRow = Readonly<Record<string, LabValue>>;

type QualityState = {
  /** Rows of `sessions`, whole days; undefined until they are there. */
  days: readonly QualityRow[] | undefined;
  /** Counters of the open session, with the instant they belong to. */
  counters: { readonly atS: number; readonly row: QualityRow } | undefined;
  /** Why something cannot be read, in words. */
  failure: string | undefined;
};

/** How far the data of the open session, and of every other, can be trusted. */
export const QualityStore = signalStore(
  withState<QualityState>({ days: undefined, counters: undefined, failure: undefined }),
  withProps(() => ({
    _sessions: inject(SessionStore),
    _cursor: inject(CursorStore),
    _query: inject(QueryClient),
  })),
  withComputed(({ _sessions, _cursor, days }) => ({
    /** The open session's row. */
    day: computed((): QualityRow | undefined => {
      const session = _sessions.session();
      return days()?.find(
        (row) => row['session_date'] === session?.date && row['symbol'] === session?.symbol,
      );
    }),
    _horizon: computed((): LabHorizon | undefined => {
      const [session, atS] = [_sessions.session(), _cursor.atS()];
      // Candles go first: the engine has one thread.
      if (session === undefined || atS === undefined || _sessions.isLoading()) return undefined;
      return { session, atNs: BigInt(atS) * 1_000_000_000n };
    }),
  })),
  withMethods((store) => {
    const rows = async (
      sql: string,
      horizon: LabHorizon,
      isWholeLake: boolean,
    ): Promise<readonly QualityRow[]> => {
      const sessions = store._sessions.sessions();
      const question = { sql, sessions, horizon, isWholeLake, rowCountMax: 100_000 };
      return rowsOf(await store._query.ask(question));
    };
    const failed = (error: unknown): void =>
      patchState(store, { failure: error instanceof Error ? error.message : String(error) });
    return {
      _readDays: rxMethod<LabHorizon | undefined>(
        pipe(
          filter((horizon) => horizon !== undefined && store.days() === undefined),
          switchMap(async (horizon) => {
            try {
              // Whole days of the past and of today; what they say is marked so.
              if (horizon) patchState(store, { days: await rows(DAYS_SQL, horizon, true) });
            } catch (error) {
              failed(error);
            }
          }),
        ),
      ),
      _count: rxMethod<LabHorizon | undefined>(
        pipe(
          tap((horizon) => {
            if (horizon === undefined) patchState(store, { counters: undefined });
          }),
          debounceTime(COUNTERS_REST_MS),
          filter((horizon) => horizon !== undefined && hasWindows(horizon)),
          switchMap(async (horizon) => {
            if (horizon === undefined) return;
            try {
              const row = (await rows(COUNTERS_SQL, horizon, false)).at(0);
              const atS = Number(horizon.atNs / 1_000_000_000n);
              if (row && store._cursor.atS() === atS) patchState(store, { counters: { atS, row } });
            } catch (error) {
              failed(error);
            }
          }),
        ),
      ),
    };
  }),
  withHooks({
    onInit: (store) => {
      store._readDays(store._horizon);
      store._count(store._horizon);
    },
  }),
);

function hasWindows({ session }: LabHorizon): boolean {
  return Object.hasOwn(session.tables, 'window_5s');
}

function rowsOf({ columns, rowCount }: LabAnswer): readonly QualityRow[] {
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(columns.map(({ name, values }) => [name, values[row]])),
  );
}
