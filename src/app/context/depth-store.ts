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
import { pipe, tap } from 'rxjs';
import type { DepthAsk, DepthPicture, DepthPlace, DepthSpot } from '../../protocol/depth-api.ts';
import { FeatureClient } from '../data/feature-client.ts';
import { recall, remember } from '../data/memory.ts';
import { newestOnly } from '../data/newest-only.ts';
import { PressureStore } from './pressure-store.ts';
import { problemOf } from './problem.ts';
import { sessionKey } from './session-frame.ts';
import { SessionStore } from './session-store.ts';

const MEMORY = 'depth';

type DepthState = {
  /** Whether depth stands behind the candles. */
  isOn: boolean;
  /** Pictures of the open session that have come, one a scale. */
  pictures: readonly DepthPicture[];
  /** What rests under the pointer; undefined while it points at nothing. */
  spot: DepthSpot | undefined;
};

const nothing = { pictures: [], spot: undefined };

/** The book's resting depth through the open session, as pictures that the feature worker makes. */
export const DepthStore = signalStore(
  { providedIn: 'root' },
  withState<DepthState>(() => ({ isOn: recall(MEMORY) === 'on', ...nothing })),
  withProps(() => ({
    _session: inject(SessionStore),
    _pressure: inject(PressureStore),
    _features: inject(FeatureClient),
    /** Scales that are on their way, so that no frame asks for one twice. */
    _asked: new Set<string>(),
  })),
  withComputed(({ _session, _pressure }) => ({
    /** Why there is none, in words; undefined if there is, or will be. */
    absence: computed(() => _pressure.absence()),
    /** Whether the worker has the ledger. */
    isReady: computed(() => _session.pressure() !== undefined),
  })),
  withMethods((store) => {
    const isCurrent = (key: string): boolean => {
      const session = store._session.session();
      return session !== undefined && sessionKey(session) === key;
    };
    return {
      /** Shows or hides depth for this visit. */
      show: (isOn: boolean): void => patchState(store, { isOn }),
      toggle(): void {
        const isOn = !store.isOn();
        patchState(store, { isOn });
        remember(MEMORY, isOn ? 'on' : 'off');
      },
      /** Has the picture of a scale made, unless it is there or on its way. */
      async need(ask: DepthAsk): Promise<void> {
        const session = store._session.session();
        if (session === undefined || !store.isReady()) return;
        const word = `${sessionKey(session)} ${ask.windows} ${ask.ticks}`;
        if (store._asked.has(word)) return;
        store._asked.add(word);
        try {
          const picture = await store._features.depthPicture(ask);
          if (picture === undefined || !isCurrent(picture.key)) return;
          patchState(store, ({ pictures }) => ({ pictures: [...pictures, picture] }));
        } catch (error) {
          store._session.report(problemOf('Depth cannot be drawn', error));
        }
      },
      /** What rests at a place; nothing while no place is pointed at. */
      point: rxMethod<DepthPlace | undefined>(
        pipe(
          newestOnly((place) =>
            place === undefined
              ? Promise.resolve(undefined)
              : store._features.depthAt(place).catch(() => undefined),
          ),
          tap((spot) => patchState(store, { spot })),
        ),
      ),
      _clear: rxMethod<unknown>(
        tap(() => {
          store._asked.clear();
          patchState(store, nothing);
        }),
      ),
    };
  }),
  withHooks({ onInit: (store) => store._clear(store._session.session) }),
);
