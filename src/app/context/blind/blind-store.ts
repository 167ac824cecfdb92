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
import { filter, pipe, take, tap } from 'rxjs';
import type { CatalogSession } from '../../../protocol/lake-catalog.ts';
import { recall, remember } from '../../data/memory.ts';
import { hearOtherTabs } from '../../data/other-tabs.ts';
import { CursorStore } from '../cursor-store.ts';
import { DeskNavigator } from '../desk-navigator.ts';
import type { OutcomeWord } from '../episode-rows.ts';
import { OwnLevelsStore } from '../own-levels-store.ts';
import { problemOf } from '../problem.ts';
import { ReplayStore } from '../replay-store.ts';
import { clockAt, sessionFrame } from '../session-frame.ts';
import { SessionStore } from '../session-store.ts';
import { realInstant, shownInstant, veiledSession } from '../veiled-session.ts';
import type { VeiledSession } from '../veiled-session.ts';
import { BLIND_HORIZON_MIN, blindSessions } from './blind-draw.ts';
import { blindLogIn, emptyLog } from './blind-log.ts';
import type { BlindEntry, BlindLog } from './blind-log.ts';
import { BlindLot } from './blind-lot.ts';
import type { Drawn } from './blind-lot.ts';
import { BlindMachine } from './blind-machine.ts';
import type { MachineForecast } from './blind-machine.ts';
import { forecastOf } from './brier.ts';
import type { Forecast } from './brier.ts';

const MEMORY = 'blind-log';

/** An approach before the analyst, and the session as he sees it. */
export type BlindTask = Drawn & { readonly veiled: VeiledSession };

type BlindState = {
  /** Nothing asked, one on its way, one before the analyst, one being answered, the veil lifted. */
  stage: 'idle' | 'drawing' | 'asked' | 'answering' | 'revealed';
  task: BlindTask | undefined;
  /** Latest instant that has been seen of it, UNIX seconds of the shown day. */
  seenS: number;
  /** What came of it. */
  entry: BlindEntry | undefined;
  /** Why there is nothing to ask, in words. */
  failure: string | undefined;
  log: BlindLog;
};

const nothing = { task: undefined, seenS: -Infinity, entry: undefined, failure: undefined };

/**
 * Blind replay: an approach of a past day without date, prices and future; the analyst commits a
 * forecast, and only then the machine is asked for its own at the same moment.
 */
export const BlindStore = signalStore(
  { providedIn: 'root' },
  withState<BlindState>(() => ({
    ...{ stage: 'idle', ...nothing, log: blindLogIn(recall(MEMORY)) },
  })),
  withProps(() => ({
    _sessions: inject(SessionStore),
    _cursor: inject(CursorStore),
    _navigator: inject(DeskNavigator),
    _own: inject(OwnLevelsStore),
    _replay: inject(ReplayStore),
    _lot: inject(BlindLot),
    _machine: inject(BlindMachine),
  })),
  withComputed(({ stage, _sessions }) => ({
    /** Whether something is hidden, or about to be. */
    isBlind: computed(() => ['drawing', 'asked', 'answering'].includes(stage())),
    /** Whether blind replay is what is looked at. */
    isOpen: computed(() => stage() !== 'idle'),
    /** Whether the lake has anything to ask about. */
    canBegin: computed(() => blindSessions(_sessions.sessions()).length > 0),
  })),
  withMethods((store) => {
    const keepLog = (log: BlindLog): void => {
      patchState(store, { log });
      remember(MEMORY, JSON.stringify(log));
    };
    return {
      /** Why something that would tell the day is refused; undefined while nothing is hidden. */
      refusalOf: (what: string): string | undefined =>
        store.isBlind() ? `No ${what} while the date is hidden` : undefined,
      /** Adds what came of a task. */
      _add: (entry: BlindEntry): void =>
        keepLog({ ...store.log(), entries: [...store.log().entries, entry] }),
      /** Leaves a task unanswered; it counts, for who skips the hard ones would look too good. */
      _leaveTask(): void {
        if (store.stage() !== 'asked') return;
        keepLog({ ...store.log(), leftCount: store.log().leftCount + 1 });
      },
      /** Forgets all forecasts. */
      clearLog: (): void => keepLog(emptyLog),
      /** Nothing can be asked: the desk opens as it would have. */
      _fail(failure: string): void {
        patchState(store, { stage: 'revealed', failure });
        store._navigator.openWished();
      },
      /** Opens the session of a task behind its veil, where its approach begins. */
      _show({ session, approach }: Drawn): void {
        const { touch, fromS, untilS } = approach;
        const veiled = veiledSession(session, { levelTick: touch.levelTick, untilS });
        patchState(store, { stage: 'asked', task: { session, approach, veiled } });
        store._navigator.openAt(veiled, shownInstant(veiled.veil, fromS), touch.level);
        for (const { id } of store._own.levels()) store._own.remove(id);
        store._machine.prepare(session, touch.level, store._sessions.sessions());
      },
    };
  }),
  withMethods((store) => ({
    /** Puts the analyst before another approach. */
    async begin(): Promise<void> {
      store._leaveTask();
      store._replay.pause();
      patchState(store, { stage: 'drawing', ...nothing });
      const done = new Set(store.log().entries.map(({ eventId }) => eventId));
      const open = store._sessions.session();
      try {
        const drawn = await store._lot.draw(store._sessions.sessions(), { open, done });
        if (store.stage() !== 'drawing') return;
        if (drawn === undefined) store._fail('no approach is left that was not asked about');
        else store._show(drawn);
      } catch (error) {
        store._fail(problemOf('', error).detail);
      }
    },
    /** Commits a forecast, hears the machine's of the same moment, and lifts the veil. */
    async commit(outcome: OutcomeWord, p: number): Promise<void> {
      const task = store.task();
      if (task === undefined || store.stage() !== 'asked') return;
      patchState(store, { stage: 'answering' });
      store._replay.pause();
      const { approach, session, veiled } = task;
      const { level } = approach.touch;
      const atS = Math.max(approach.fromS, realInstant(veiled.veil, store.seenS()));
      const machine = await store._machine.at(session, level, atS);
      const entry = entryOf(task, { atS, analyst: forecastOf(outcome, p), machine });
      store._add(entry);
      patchState(store, { stage: 'revealed', entry });
      store._navigator.openAt(session, Math.ceil(approach.fate.resolvedS ?? atS), level);
    },
    /** Ends blind replay; the session of a task that was left opens where it stood. */
    end(): void {
      const task = store.stage() === 'asked' ? store.task() : undefined;
      store._leaveTask();
      patchState(store, { stage: 'idle', ...nothing });
      if (task === undefined) return;
      store._navigator.openAt(task.session, task.approach.fromS, task.approach.touch.level);
    },
    _see: rxMethod<number | undefined>(
      pipe(
        filter(() => store._sessions.session() === store.task()?.veiled),
        tap((atS = -Infinity) => {
          if (atS > store.seenS()) patchState(store, { seenS: atS });
        }),
      ),
    ),
    /** Another session was opened over the task. */
    _leaveFor: rxMethod<CatalogSession | undefined>(
      pipe(
        filter((session) => store.stage() === 'asked' && session !== store.task()?.veiled),
        tap(() => {
          store._leaveTask();
          patchState(store, { stage: 'idle', ...nothing });
        }),
      ),
    ),
  })),
  withMethods((store) => ({
    toggle(): void {
      if (store.isOpen()) store.end();
      else void store.begin();
    },
    /** An address that asks for blind replay begins with it. */
    _beginWished: rxMethod<readonly CatalogSession[]>(
      pipe(
        filter((sessions) => sessions.length > 0 && store._navigator.wishesBlind),
        take(1),
        tap(() => void store.begin()),
      ),
    ),
  })),
  withHooks({
    onInit: (store) => {
      hearOtherTabs(MEMORY, () => patchState(store, { log: blindLogIn(recall(MEMORY)) }));
      store._see(store._cursor.atS);
      store._leaveFor(store._sessions.session);
      store._beginWished(store._sessions.sessions);
    },
  }),
);

function entryOf(
  { approach, session }: BlindTask,
  said: { readonly atS: number; readonly analyst: Forecast; readonly machine: MachineForecast },
): BlindEntry {
  const { eventId, level, dir } = approach.touch;
  const { date, symbol, synthetic, planted, configHash } = session;
  return {
    ...{ eventId, date, symbol, level, dir, leadS: approach.untilS - said.atS },
    ...{ clock: clockAt(sessionFrame(session), said.atS), horizonMin: BLIND_HORIZON_MIN },
    ...{ analyst: said.analyst, ...said.machine, outcome: approach.outcome },
    ...{ madeAt: new Date().toISOString(), synthetic, planted },
    ...(configHash === undefined ? {} : { configHash }),
  };
}
