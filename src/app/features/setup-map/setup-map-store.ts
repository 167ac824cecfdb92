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
import type { HorizonMin } from '../../../domain/episodes/outcome.ts';
import type { EvidenceAsk, SetupMap, SetupTrail } from '../../../protocol/evidence-api.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { EvidenceStore } from '../../context/evidence-store.ts';
import { OwnLevelsStore } from '../../context/own-levels-store.ts';
import { problemOf } from '../../context/problem.ts';
import { sessionKey } from '../../context/session-frame.ts';
import { SessionStore } from '../../context/session-store.ts';
import { EvidenceClient } from '../../data/evidence-client.ts';
import { newestOnly } from '../../data/newest-only.ts';

type SetupMapState = {
  map: SetupMap | undefined;
  trail: SetupTrail | undefined;
};

/** The past of the open session as a map, and the way of the approach under the cursor on it. */
export const SetupMapStore = signalStore(
  withState<SetupMapState>({ map: undefined, trail: undefined }),
  withProps(() => ({
    _session: inject(SessionStore),
    _cursor: inject(CursorStore),
    _evidence: inject(EvidenceStore),
    _own: inject(OwnLevelsStore),
    _client: inject(EvidenceClient),
  })),
  withComputed(({ _session, _cursor, _evidence, _own, map, trail }) => {
    /** Key of the open session once its past is there. */
    const key = computed(() => {
      const session = _session.session();
      const opened = session && sessionKey(session);
      return _evidence.facts()?.key === opened ? opened : undefined;
    });
    return {
      /** Of the open session; another's points would look like its past. */
      mapHere: computed(() => (map()?.key === key() ? map() : undefined)),
      /** Of the level and no later than the cursor, which may have been set back meanwhile. */
      trailHere: computed(() => {
        const now = trail();
        const isHere = now?.key === key() && now?.ask.level === _cursor.level();
        return isHere && now.ask.atS <= (_cursor.atS() ?? 0) ? now : undefined;
      }),
      _wanted: computed(
        (): HorizonMin | undefined => (key() === undefined ? undefined : _evidence.horizonMin()),
        // Another session's map is another map.
        { equal: () => false },
      ),
      _ask: computed((): EvidenceAsk | undefined => {
        const [atS, level] = [_cursor.atS(), _cursor.level()];
        if (atS === undefined || key() === undefined) return undefined;
        const ownTick = _own.ticks().find(({ id }) => id === level)?.tick;
        return { atS, level, ownTick, horizonMin: _evidence.horizonMin() };
      }),
    };
  }),
  withMethods((store) => ({
    _load: rxMethod<HorizonMin | undefined>(
      pipe(
        filter((horizonMin) => horizonMin !== undefined),
        newestOnly(async (horizonMin) => {
          try {
            return await store._client.map(horizonMin);
          } catch (error) {
            store._session.report(problemOf('The past cannot be mapped', error));
            return undefined;
          }
        }),
        tap((map) => {
          if (map !== undefined) patchState(store, { map });
        }),
      ),
    ),
    _follow: rxMethod<EvidenceAsk | undefined>(
      pipe(
        filter((ask) => ask !== undefined),
        newestOnly((ask) => store._client.trail(ask).catch(() => undefined)),
        tap((trail) => {
          if (trail !== undefined) patchState(store, { trail });
        }),
      ),
    ),
  })),
  withHooks({
    onInit: (store) => {
      store._load(store._wanted);
      store._follow(store._ask);
    },
  }),
);
