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
import { debounceTime, filter, pipe, tap } from 'rxjs';
import type { PastSieve } from '../../../domain/retrieval/past-sieve.ts';
import type { DaySpread, SiftAsk, SiftStep } from '../../../protocol/evidence-api.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { EvidenceStore } from '../../context/evidence-store.ts';
import { missingRows, withPaths } from '../../context/kept-paths.ts';
import type { KeptPaths } from '../../context/kept-paths.ts';
import { OwnLevelsStore } from '../../context/own-levels-store.ts';
import { problemOf } from '../../context/problem.ts';
import { sessionKey } from '../../context/session-frame.ts';
import { SessionStore } from '../../context/session-store.ts';
import { EvidenceClient } from '../../data/evidence-client.ts';
import { newestOnly } from '../../data/newest-only.ts';
import { nextAsk } from './next-ask.ts';
import type { FilmMoment } from './next-ask.ts';

/** The spread follows a film at rest: it takes as long as thirty answers. */
const SPREAD_REST_MS = 120;

type CinemaState = {
  /** Neighbors of one moment; they stay while the clock goes on. */
  film: SiftStep | undefined;
  sieve: PastSieve;
  /** Undefined until it is known of the film. */
  spread: DaySpread | undefined;
  /** By date and row id; undefined for a row without a touch. */
  paths: KeptPaths;
  /** Counts what the user took anew. */
  takes: number;
};

const initialState: CinemaState = {
  ...{ film: undefined, sieve: {}, spread: undefined, paths: new Map() },
  takes: 0,
};

/** The neighbors of a moment as films that run with the clock, and the past they were sifted from. */
export const CinemaStore = signalStore(
  withState(initialState),
  withProps(() => ({
    _session: inject(SessionStore),
    _cursor: inject(CursorStore),
    _evidence: inject(EvidenceStore),
    _own: inject(OwnLevelsStore),
    _client: inject(EvidenceClient),
  })),
  withComputed(({ _session, _cursor, _evidence, _own, film, sieve, takes }) => ({
    /** Seconds since the moment that the films are of. */
    elapsedS: computed(() => {
      const [from, atS] = [film()?.place?.decidedS, _cursor.atS()];
      return from === undefined || atS === undefined ? 0 : Math.max(0, atS - from);
    }),
    /** Whether anything is left out. */
    isSieved: computed(() => Object.keys(sieve()).length > 0),
    _now: computed((): FilmMoment | undefined => {
      const [atS, level, session] = [_cursor.atS(), _cursor.level(), _session.session()];
      if (atS === undefined || session === undefined) return undefined;
      const key = sessionKey(session);
      if (_evidence.facts()?.key !== key) return undefined;
      const ownTick = _own.ticks().find(({ id }) => id === level)?.tick;
      const step = _evidence.step();
      const isTold = _evidence.isCurrent() && step?.key === key;
      return {
        ...{ key, atS, level, ownTick, horizonMin: _evidence.horizonMin() },
        approachId: isTold ? (step.document.approachId ?? undefined) : undefined,
        ...{ sieve: sieve(), takes: takes() },
      };
    }),
  })),
  withMethods((store) => {
    const isOpen = (key: string): boolean => {
      const session = store._session.session();
      return session !== undefined && sessionKey(session) === key;
    };
    return {
      /** Leaves out what does not match. */
      sift: (change: PastSieve): void =>
        patchState(store, ({ sieve }) => ({ sieve: withoutNothing({ ...sieve, ...change }) })),
      /** Takes everything in again. */
      reset: (): void => patchState(store, { sieve: {} }),
      /** Takes the neighbors of the cursor's moment, whatever runs. */
      retake: (): void =>
        patchState(store, ({ takes }) => ({
          film: undefined,
          spread: undefined,
          takes: takes + 1,
        })),
      _take: rxMethod<FilmMoment | undefined>(
        pipe(
          newestOnly(async (now): Promise<SiftStep | undefined> => {
            const ask = now && nextAsk(store.film(), now);
            if (ask === undefined) return undefined;
            try {
              return await store._client.sift(ask);
            } catch (error) {
              store._session.report(problemOf('The past cannot be sifted', error));
              return undefined;
            }
          }),
          filter((film) => film !== undefined),
          tap((film) => {
            if (isOpen(film.key)) patchState(store, { film, spread: undefined });
          }),
        ),
      ),
      _spread: rxMethod<SiftAsk | undefined>(
        pipe(
          filter((ask) => ask !== undefined),
          debounceTime(SPREAD_REST_MS),
          newestOnly((ask) => store._client.spread(ask).catch(() => undefined)),
          tap((spread) => {
            const asked = store.film()?.ask;
            const isSame = JSON.stringify(spread?.ask) === JSON.stringify(asked);
            if (spread !== undefined && isSame) patchState(store, { spread });
          }),
        ),
      ),
      _fetch: rxMethod<SiftStep | undefined>(
        pipe(
          newestOnly(async (film) => {
            const neighbors = film?.answer?.neighbors ?? [];
            const rows = missingRows(store.paths(), neighbors);
            if (rows.length === 0) return;
            try {
              const found = await store._client.paths(rows);
              patchState(store, ({ paths }) => ({
                paths: withPaths(paths, { rows, found }, neighbors),
              }));
            } catch (error) {
              store._session.report(problemOf('Past paths cannot be read', error));
            }
          }),
        ),
      ),
    };
  }),
  withHooks({
    onInit: (store) => {
      store._take(store._now);
      store._spread(computed(() => (store.film()?.answer ? store.film()?.ask : undefined)));
      store._fetch(store.film);
    },
  }),
);

/** A part that leaves nothing out is none. */
function withoutNothing(sieve: PastSieve): PastSieve {
  const parts = Object.entries<unknown>(sieve).filter(
    ([, part]) => part !== undefined && !(Array.isArray(part) && part.length === 0),
  );
  return Object.fromEntries(parts);
}
