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
import type {
  LevelId,
  LevelPressureNow,
  MeanWindows,
  OwnLevel,
  PressureStep,
  PressureTrack,
} from '../../protocol/pressure-api.ts';
import { FeatureClient } from '../data/feature-client.ts';
import { recall, remember } from '../data/memory.ts';
import { newestOnly } from '../data/newest-only.ts';
import { endedWorker } from '../data/worker-life.ts';
import { CursorStore } from './cursor-store.ts';
import { stageAt } from './loading-stages.ts';
import { OneFrame } from './one-frame.ts';
import { OwnLevelsStore } from './own-levels-store.ts';
import { problemOf } from './problem.ts';
import { sessionKey } from './session-frame.ts';
import { SessionStore } from './session-store.ts';
import { knownAt } from './shown-clock.ts';

const MEMORY = 'pressure-windows';

type PressureState = {
  /** The last answer that came; undefined until the ledger is there. */
  _step: PressureStep | undefined;
  /** Why none comes any more, in words. */
  failure: string | undefined;
  windows: MeanWindows;
  /** Whether the ticks of the ladder's rows are wanted. */
  isByTick: boolean;
};

type Ask = {
  readonly atS: number;
  readonly selected: LevelId;
  readonly windows: MeanWindows;
  readonly isByTick: boolean;
  readonly own: readonly OwnLevel[];
};

/** The pressure under the cursor, computed by the feature worker from ended windows alone. */
export const PressureStore = signalStore(
  { providedIn: 'root' },
  withState<PressureState>(() => ({
    _step: undefined,
    failure: undefined,
    windows: recall(MEMORY) === '1' ? 1 : 12,
    isByTick: false,
  })),
  withProps(() => ({
    _session: inject(SessionStore),
    _cursor: inject(CursorStore),
    _own: inject(OwnLevelsStore),
    _features: inject(FeatureClient),
    _frame: inject(OneFrame),
  })),
  withComputed(({ _cursor, _step }) => ({
    /** Pressure at the cursor, its track whole; undefined if it would know more than the cursor. */
    step: computed(() => knownAt(_cursor.atS(), _step(), _step()?.ask.atS)),
  })),
  withComputed(({ _session, _cursor, _own, _step, step, failure, windows, isByTick }) => ({
    /** Why there is no pressure, in words; undefined if there is, or will be. */
    absence: computed((): string | undefined => {
      const session = _session.session();
      const stage = stageAt(_session.stages(), 'ledger');
      if (session === undefined || _step() !== undefined) return undefined;
      if (!session.pressure.available) return session.pressure.reason ?? 'no order data';
      if (stage?.state === 'failed' || stage?.state === 'absent') return stage.figure;
      return failure();
    }),
    /** The selected level at the moment; undefined while it is not told of. */
    selected: computed((): LevelPressureNow | undefined => {
      const level: LevelId = _cursor.level();
      return step()?.levels.find(({ id }) => id === level);
    }),
    /** The selected level window by window, up to the cursor. */
    track: computed((): PressureTrack | undefined => step()?.track),
    _ask: computed((): Ask | undefined => {
      const [facts, atS] = [_session.pressure(), _cursor.askedS()];
      if (facts === undefined || atS === undefined) return undefined;
      return {
        atS,
        selected: _cursor.askedLevel(),
        windows: windows(),
        isByTick: isByTick(),
        own: _own.ticks(),
      };
    }),
  })),
  withMethods((store) => {
    const isCurrent = (key: string): boolean => {
      const session = store._session.session();
      return session !== undefined && sessionKey(session) === key;
    };
    return {
      /** Shows means of so many windows for this visit. */
      average: (windows: MeanWindows): void => patchState(store, { windows }),
      /** Whether the ladder's rows are wanted tick by tick. */
      askByTick: (isByTick: boolean): void => patchState(store, { isByTick }),
      /** From the mean of a minute to the last window, and back. */
      toggleWindows(): void {
        const windows = store.windows() === 12 ? 1 : 12;
        patchState(store, { windows });
        remember(MEMORY, String(windows));
      },
      _follow: rxMethod<Ask | undefined>(
        pipe(
          filter((ask) => ask !== undefined),
          newestOnly(async ({ own, ...ask }) => {
            try {
              return await store._frame.await('pressure', store._features.at(ask, own));
            } catch (error) {
              store._session.report(problemOf('Pressure cannot be computed', error));
              const failure = 'the thread that computes it has ended';
              if (endedWorker(error)) patchState(store, { failure, _step: undefined });
              return undefined;
            }
          }),
          tap((step) => {
            if (step === undefined || !isCurrent(step.key)) return;
            store._frame.bring('pressure', step.ask.atS, () => patchState(store, { _step: step }));
          }),
        ),
      ),
      _clear: rxMethod<unknown>(
        tap(() => patchState(store, { _step: undefined, failure: undefined })),
      ),
    };
  }),
  withHooks({
    onInit: (store) => {
      store._clear(store._session.session);
      store._follow(store._ask);
    },
  }),
);
