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
import { filter, pipe, tap } from 'rxjs';
import type { NeighborDocument } from '../../../domain/retrieval/query-document.ts';
import type { CatalogSession } from '../../../protocol/lake-catalog.ts';
import type { Moment } from '../../../protocol/moment-api.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import type { Touch } from '../../context/episode-rows.ts';
import { EpisodesStore } from '../../context/episodes-store.ts';
import { EvidenceStore } from '../../context/evidence-store.ts';
import { isSameRow } from '../../context/kept-paths.ts';
import { NeighborStore } from '../../context/neighbor-store.ts';
import { sessionFrame } from '../../context/session-frame.ts';
import { SessionStore } from '../../context/session-store.ts';
import { newestOnly } from '../../data/newest-only.ts';
import { SecondMomentClient } from '../../data/second-moment-client.ts';
import { instantThere, sameClock, touchesOf } from './alignment.ts';
import type { Alignment } from './alignment.ts';
import { OtherSessionReader } from './other-session-reader.ts';
import type { OtherSession } from './other-session-reader.ts';

type CompareState = {
  /** The session beside the open one; undefined until one is chosen. */
  chosen: CatalogSession | undefined;
  /** What of it is there. */
  other: OtherSession | undefined;
  /** What is laid upon each other; undefined lays time of day upon time of day. */
  here: Touch | undefined;
  there: Touch | undefined;
  moment: Moment | undefined;
  failure: string | undefined;
};

/** A second session beside the open one: both move with the one clock, laid touch upon touch. */
export const CompareStore = signalStore(
  withState<CompareState>({
    ...{ chosen: undefined, other: undefined, here: undefined, there: undefined },
    ...{ moment: undefined, failure: undefined },
  }),
  withProps(() => ({
    _sessions: inject(SessionStore),
    _cursor: inject(CursorStore),
    _episodes: inject(EpisodesStore),
    _evidence: inject(EvidenceStore),
    _neighbors: inject(NeighborStore),
    _reader: inject(OtherSessionReader),
    _moments: inject(SecondMomentClient),
  })),
  withComputed(({ _sessions, _episodes, _evidence, _neighbors, chosen, other, here, there }) => ({
    /** Days that are over when the open session begins: nothing of them lies in its future. */
    choices: computed((): readonly CatalogSession[] => {
      const open = _sessions.session();
      if (open === undefined) return [];
      return _sessions
        .sessions()
        .filter(({ date, profile }) => date < open.date && profile === open.profile);
    }),
    /** Touches of the open session that are known at the cursor. */
    touchesHere: computed(() => _episodes.touches()),
    touchesThere: computed(() => {
      const episodes = other()?.episodes;
      return episodes === undefined ? [] : touchesOf(episodes);
    }),
    frame: computed(() => {
      const session = chosen();
      return session && sessionFrame(session);
    }),
    /** The past row that is looked at, else the nearest; one that led to a touch. */
    suggested: computed((): NeighborDocument | undefined => {
      const picked = _neighbors.picked();
      const touched = _evidence.outcome()?.neighbors.filter(({ eventId }) => eventId !== null);
      return touched?.find((row) => isSameRow(row, picked)) ?? touched?.at(0);
    }),
    alignment: computed((): Alignment | undefined => {
      const [frame, session] = [_sessions.frame(), chosen()];
      if (frame === undefined || session === undefined) return undefined;
      const [a, b] = [here(), there()];
      if (a !== undefined && b !== undefined) return { hereS: a.triggerS, thereS: b.triggerS };
      return sameClock(frame, sessionFrame(session));
    }),
  })),
  withComputed(({ _cursor, alignment, other }) => ({
    /** The other session's clock, UNIX seconds. */
    thereS: computed((): number | undefined => {
      const [atS, laid] = [_cursor.atS(), alignment()];
      return atS === undefined || laid === undefined ? undefined : instantThere(laid, atS);
    }),
    /** Whether the other session has data at its clock. */
    isWithin: computed(() => {
      const [atS, laid, facts] = [_cursor.atS(), alignment(), other()?.opened];
      if (atS === undefined || laid === undefined) return false;
      if (facts?.firstS === undefined || facts.lastS === undefined) return false;
      const thereS = instantThere(laid, atS);
      return thereS >= facts.firstS && thereS <= facts.lastS;
    }),
  })),
  withMethods((store) => {
    const fail = (session: CatalogSession | undefined, error: unknown): void => {
      const failure = error instanceof Error ? error.message : String(error);
      if (store.chosen() === session) patchState(store, { failure, moment: undefined });
    };
    const load = async (session: CatalogSession): Promise<void> => {
      patchState(store, {
        ...{ chosen: session, other: undefined, moment: undefined },
        ...{ here: undefined, there: undefined, failure: undefined },
      });
      try {
        const other = await store._reader.open(session, store._moments);
        if (store.chosen() === session) patchState(store, { other });
      } catch (error) {
        fail(session, error);
      }
    };
    return {
      /** Puts a session beside the open one, and its last known touch upon a touch of its level. */
      async choose(session: CatalogSession): Promise<void> {
        await load(session);
        const here = store.touchesHere().at(-1);
        const touches = store.touchesThere();
        const alike = touches.find(({ level, dir }) => level === here?.level && dir === here.dir);
        const there = alike ?? touches.at(0);
        if (here !== undefined && there !== undefined) patchState(store, { here, there });
      },
      /** Lays these touches upon each other; time of day if either is none. */
      align: (change: { here?: Touch | undefined; there?: Touch | undefined }): void =>
        patchState(store, change),
      /** Puts the suggested past row's session beside, its touch upon the last known of its level. */
      async chooseSuggested(): Promise<void> {
        const row = store.suggested();
        const session = store.choices().find(({ date }) => date === row?.date);
        if (row === undefined || session === undefined) return;
        store._neighbors.pick({ date: row.date, rowId: row.rowId });
        await load(session);
        const there = store.touchesThere().find(({ eventId }) => eventId === row.eventId);
        const known = store.touchesHere();
        const here = known.findLast(({ level }) => level === store._cursor.level()) ?? known.at(-1);
        patchState(store, { here, there });
      },
      _clear: rxMethod<unknown>(
        tap(() => {
          const open = store._sessions.session();
          const chosen = store.chosen();
          // What was laid upon the session before means nothing on this one.
          if (chosen !== undefined && open !== undefined && chosen.date >= open.date) {
            patchState(store, { chosen: undefined, other: undefined, moment: undefined });
          }
          patchState(store, { here: undefined });
        }),
      ),
      _follow: rxMethod<number | undefined>(
        pipe(
          filter((thereS) => thereS !== undefined),
          newestOnly(async (thereS) => {
            const session = store.chosen();
            if (store.other() === undefined) return undefined;
            const moment = await store._moments.at(Math.floor(thereS)).catch((error: unknown) => {
              fail(session, error);
              return undefined;
            });
            return { session, moment };
          }),
          tap((answer) => {
            if (answer?.session !== undefined && answer.session === store.chosen()) {
              patchState(store, { moment: answer.moment });
            }
          }),
        ),
      ),
    };
  }),
  withHooks({
    onInit: (store) => {
      store._clear(store._sessions.session);
      store._follow(
        computed(() =>
          store.other() !== undefined && store.isWithin() ? store.thereS() : undefined,
        ),
      );
    },
  }),
);
