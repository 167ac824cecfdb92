import { inject } from '@angular/core';
import {
  patchState,
  signalStore,
  withHooks,
  withMethods,
  withProps,
  withState,
} from '@ngrx/signals';
import { rxMethod } from '@ngrx/signals/rxjs-interop';
import { EMPTY, animationFrames, debounceTime, filter, map, pipe, switchMap, tap } from 'rxjs';
import { recall, remember } from '../data/memory.ts';
import { CursorStore } from './cursor-store.ts';
import { DeskNavigator } from './desk-navigator.ts';
import { MomentStore } from './moment-store.ts';
import { replayPace } from './replay-pace.ts';
import { wholeSeconds } from './whole-seconds.ts';

const MEMORY = 'speed';
const MEMORY_ANY = 'touches-of-any-level';
/** How long a word about a step stands, ms. */
const NOTICE_MS = 2000;

/** Speeds of the replay, session seconds per second. */
export const speeds = [0.5, 1, 5, 20, 100] as const;

/** One of the speeds. */
export type Speed = (typeof speeds)[number];

type ReplayState = {
  isPlaying: boolean;
  speed: Speed;
  /** Counts how often the field for a time of day was asked for. */
  clockAsks: number;
  /** Whether touches of any level count, or the selected one's alone. */
  hasAnyLevel: boolean;
  /** A word about the last step, while it is fresh. */
  notice: string | undefined;
};

/**
 * The clock that moves by itself. It only moves the cursor, in whole seconds; what the screen shows
 * follows from where the cursor stands, so that it is the same at any speed and after any jump.
 */
export const ReplayStore = signalStore(
  { providedIn: 'root' },
  withState<ReplayState>(() => ({
    ...{ isPlaying: false, speed: recalled(), clockAsks: 0 },
    ...{ hasAnyLevel: recall(MEMORY_ANY) === 'on', notice: undefined },
  })),
  withProps(() => ({
    _navigator: inject(DeskNavigator),
    _cursor: inject(CursorStore),
    _moments: inject(MomentStore),
  })),
  withMethods((store) => {
    let owedS = 0;
    let stoppedS: number | undefined;
    const pace = (askedS: number | undefined): ReturnType<typeof replayPace> => {
      const { moment, failedS, hasEnded } = store._moments;
      const shownS = moment()?.atS;
      const moments = { shownS, failedS: failedS(), hasEnded: hasEnded() };
      return replayPace({ askedS, ...moments, stoppedS });
    };
    /**
     * Goes on once the chart has caught up: a machine that draws fewer frames takes longer steps,
     * so that the speed is what it says and no view falls behind the clock.
     */
    const advance = (seconds: number): void => {
      owedS += seconds;
      const before = store._cursor.askedS();
      const next = pace(before);
      if (next === 'stop') {
        stoppedS = before;
        patchState(store, { isPlaying: false });
      }
      if (next !== 'go') return;
      store._navigator.stepSeconds(owedS);
      owedS = 0;
      // The cursor stands still at the end of the session, and while one opens.
      if (store._cursor.askedS() === before) patchState(store, { isPlaying: false });
    };
    return {
      toggle: (): void => patchState(store, ({ isPlaying }) => ({ isPlaying: !isPlaying })),
      pause: (): void => patchState(store, { isPlaying: false }),
      setSpeed(speed: Speed): void {
        patchState(store, { speed });
        remember(MEMORY, String(speed));
      },
      /** The next faster or slower speed. */
      faster(direction: 1 | -1): void {
        const wanted = speeds.indexOf(store.speed()) + direction;
        const speed = speeds.find((_, i) => i === wanted);
        if (speed !== undefined) this.setSpeed(speed);
      },
      toggleAnyLevel(): void {
        const hasAnyLevel = !store.hasAnyLevel();
        patchState(store, { hasAnyLevel });
        remember(MEMORY_ANY, hasAnyLevel ? 'on' : 'off');
      },
      /** Says something about the step that was wanted. */
      say: (notice: string): void => patchState(store, { notice }),
      _fade: rxMethod<string | undefined>(
        pipe(
          filter((notice) => notice !== undefined),
          debounceTime(NOTICE_MS),
          tap(() => patchState(store, { notice: undefined })),
        ),
      ),
      /** Asks for the field where a time of day is typed. */
      askClock: (): void => patchState(store, ({ clockAsks }) => ({ clockAsks: clockAsks + 1 })),
      _run: rxMethod<Pick<ReplayState, 'isPlaying' | 'speed'>>(
        pipe(
          tap(() => (owedS = 0)),
          switchMap(({ isPlaying, speed }) =>
            isPlaying
              ? animationFrames().pipe(
                  map(({ elapsed }) => elapsed),
                  wholeSeconds(speed),
                )
              : EMPTY,
          ),
          tap(advance),
        ),
      ),
    };
  }),
  withHooks({
    onInit: (store) => {
      store._run(() => ({ isPlaying: store.isPlaying(), speed: store.speed() }));
      store._fade(store.notice);
    },
  }),
);

function recalled(): Speed {
  const kept = Number(recall(MEMORY));
  return speeds.find((speed) => speed === kept) ?? 5;
}
