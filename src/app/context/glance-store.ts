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
import { auditTime, filter, pipe, tap } from 'rxjs';
import { anchorLevelKinds } from '../../domain/session/level-kind.ts';
import type { LevelKind } from '../../domain/session/level-kind.ts';
import type { GlanceAsk, GlanceStep, LevelGlance } from '../../protocol/evidence-api.ts';
import { EvidenceClient } from '../data/evidence-client.ts';
import { newestOnly } from '../data/newest-only.ts';
import { CursorStore } from './cursor-store.ts';
import { EvidenceStore } from './evidence-store.ts';
import { problemOf } from './problem.ts';
import { sessionKey } from './session-frame.ts';
import { SessionStore } from './session-store.ts';
import { isOldAt, knownAt } from './shown-clock.ts';

/** Six levels are asked this often at most: a clock that runs fast must not tire the worker. */
const ASK_MS = 150;

/** What the past says of all six levels under the cursor, as the evidence panel says it of one. */
export const GlanceStore = signalStore(
  { providedIn: 'root' },
  withState<{ step: GlanceStep | undefined }>({ step: undefined }),
  withProps(() => ({
    _session: inject(SessionStore),
    _cursor: inject(CursorStore),
    _evidence: inject(EvidenceStore),
    _client: inject(EvidenceClient),
  })),
  withComputed(({ _session, _cursor, _evidence, step }) => ({
    /**
     * The last answers; undefined while there are none, when no more will come, or if they would
     * know more than the cursor.
     */
    known: computed(() => {
      if (_evidence.absence() !== undefined) return undefined;
      return knownAt(_cursor.atS(), step(), step()?.ask.atS);
    }),
    /** The panel's question goes first: the cards ask what it has been told. */
    _ask: computed((): GlanceAsk | undefined => {
      // A clock that runs fast is ahead of the panel too: cards say what the panel says.
      const [told, session] = [_evidence.told()?.ask, _session.session()];
      if (told === undefined) return undefined;
      // The past of the session before is closed as soon as another is chosen.
      if (session === undefined || _evidence.facts()?.key !== sessionKey(session)) return undefined;
      return { atS: told.atS, levels: anchorLevelKinds, horizonMin: told.horizonMin };
    }),
  })),
  withComputed(({ _cursor, known }) => ({
    /** Whether they were said too long before the cursor to be of its moment. */
    isOld: computed(() => isOldAt(_cursor.atS(), known()?.ask.atS)),
    /** By level. */
    levels: computed((): ReadonlyMap<LevelKind, LevelGlance> => {
      return new Map(known()?.levels.map((glance) => [glance.level, glance]));
    }),
  })),
  withMethods((store) => {
    const isCurrent = (key: string): boolean => {
      const session = store._session.session();
      return session !== undefined && sessionKey(session) === key;
    };
    return {
      _follow: rxMethod<GlanceAsk | undefined>(
        pipe(
          filter((ask) => ask !== undefined),
          auditTime(ASK_MS),
          filter(() => store._ask() !== undefined),
          newestOnly(async (ask) => {
            try {
              return await store._client.atAll(ask);
            } catch (error) {
              const problem = problemOf('The past gives no answer for the cards', error);
              if (store._ask() !== undefined) store._session.report(problem);
              return undefined;
            }
          }),
          tap((step) => {
            if (step !== undefined && isCurrent(step.key)) patchState(store, { step });
          }),
        ),
      ),
      _clear: rxMethod<unknown>(tap(() => patchState(store, { step: undefined }))),
    };
  }),
  withHooks({
    onInit: (store) => {
      store._clear(store._session.session);
      store._follow(store._ask);
    },
  }),
);
