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
import type { CatalogSession } from '../../protocol/lake-catalog.ts';
import type { OpenedSession } from '../../protocol/moment-api.ts';
import type { PressureFacts } from '../../protocol/pressure-api.ts';
import type { EngineFacts } from '../../protocol/query-api.ts';
import { CatalogClient } from '../data/catalog-client.ts';
import { QueryClient } from '../data/query-client.ts';
import { ClockStore } from './clock-store.ts';
import { initialStages, stageAt, stagesAnew, withStage } from './loading-stages.ts';
import type { Stage, StageName } from './loading-stages.ts';
import { problemOf, withProblem } from './problem.ts';
import type { Problem } from './problem.ts';
import { sessionFrame } from './session-frame.ts';
import { SessionLoader } from './session-loader.ts';
import { fixed } from '../ui/figures.ts';
import { veilOf } from './veiled-session.ts';

type SessionState = {
  /** What the lake is known to be. */
  lake: 'loading' | 'open' | 'empty' | 'missing' | 'failed';
  /** Sessions of the catalog, ascending by date. */
  sessions: readonly CatalogSession[];
  /** The session on the screen, or on its way there. */
  session: CatalogSession | undefined;
  /** Its extent; undefined until the candles are there. */
  opened: OpenedSession | undefined;
  /** What its ledger covers; undefined until it is there. */
  pressure: PressureFacts | undefined;
  /** Counts how often the data of a session grew, so that its moment is asked again. */
  revision: number;
  stages: readonly Stage[];
  problems: readonly Problem[];
  engine: EngineFacts | undefined;
  /** What kind of day the source calls it, such as EARLY_CLOSE. */
  sessionType: string | undefined;
};

const initialState: SessionState = {
  lake: 'loading',
  sessions: [],
  session: undefined,
  opened: undefined,
  pressure: undefined,
  revision: 0,
  stages: initialStages,
  problems: [],
  engine: undefined,
  sessionType: undefined,
};

/** Which session is open, how far its data has come, and what is wrong with it. */
export const SessionStore = signalStore(
  { providedIn: 'root' },
  withState(initialState),
  withProps(() => ({
    _catalog: inject(CatalogClient),
    _query: inject(QueryClient),
    _loader: inject(SessionLoader),
    _clock: inject(ClockStore),
  })),
  withComputed(({ session, sessions, stages, _clock }) => ({
    /** Clock, slots and price grid of the session. */
    frame: computed(() => {
      const open = session();
      return open && sessionFrame(open, _clock.zone());
    }),
    /** Sessions before and after in the same market: a step never changes what is traded. */
    neighbors: computed(() => {
      const market = sessions().filter(({ profile }) => profile === session()?.profile);
      const index = market.findIndex((other) => other === session());
      return index < 0
        ? { before: undefined, after: undefined }
        : { before: market[index - 1], after: market[index + 1] };
    }),
    /** Whether something of the session is still on its way. */
    isLoading: computed(() => stages().some(({ state }) => state === 'running')),
    /** Whether somebody has asked for SQL. */
    isSqlAsked: computed(() => stageAt(stages(), 'engine')?.state !== 'waiting'),
  })),
  withMethods((store) => ({
    /** Adds a word to what the user must know. */
    report(problem: Problem): void {
      // A file's name tells the day that a veil hides.
      const told = veilOf(store.session()) === undefined ? problem : { ...problem, detail: '' };
      patchState(store, ({ problems }) => ({ problems: withProblem(problems, told) }));
    },
    /** Takes one away that was read. */
    dismiss(problem: Problem): void {
      patchState(store, ({ problems }) => ({ problems: problems.filter((p) => p !== problem) }));
    },
    _stage(name: StageName, change: Partial<Omit<Stage, 'name'>>): void {
      patchState(store, ({ stages }) => ({ stages: withStage(stages, name, change) }));
    },
  })),
  withMethods((store) => ({
    /** Opens a session of the catalog; the one before is gone at once. */
    async open(session: CatalogSession): Promise<void> {
      if (store.session() === session) return;
      const nothing = {
        opened: undefined,
        pressure: undefined,
        sessionType: undefined,
        problems: [],
      };
      patchState(store, ({ stages }) => ({ session, stages: stagesAnew(stages), ...nothing }));
      await store._loader.load(session, {
        isCurrent: () => store.session() === session,
        stage: (name, change) => store._stage(name, change),
        opened: (opened) =>
          patchState(store, ({ revision }) => ({ opened, revision: revision + 1 })),
        pressure: (pressure) => patchState(store, { pressure }),
        sessionType: (sessionType) => patchState(store, { sessionType }),
        problem: (problem) => store.report(problem),
      });
    },
    /** Starts the SQL engine, the first time that somebody asks for it. */
    async startSql(): Promise<void> {
      if (store.isSqlAsked()) return;
      store._stage('engine', { state: 'running', figure: 'loading 34 MB' });
      try {
        const engine = await store._query.startEngine();
        store._stage('engine', {
          state: 'done',
          figure: `${engine.version}, ${fixed(engine.startMs / 1000, 1)} s`,
        });
        patchState(store, { engine });
      } catch (error) {
        store._stage('engine', { state: 'failed', figure: 'failed' });
        store.report(
          problemOf('SQL is not available', error, 'Chart, levels and replay still work.'),
        );
      }
    },
    async _readCatalog(): Promise<void> {
      try {
        const catalog = await store._catalog.read();
        const sessions = catalog?.sessions ?? [];
        const found = sessions.length === 0 ? 'empty' : 'open';
        store._stage('catalog', { state: 'done', figure: `${sessions.length} sessions` });
        patchState(store, { lake: catalog === undefined ? 'missing' : found, sessions });
      } catch (error) {
        store._stage('catalog', { state: 'failed', figure: 'failed' });
        patchState(store, { lake: 'failed' });
        store.report(problemOf('The lake cannot be read', error, 'Build it again, then reload.'));
      }
    },
  })),
  withHooks({
    onInit: (store) => {
      void store._readCatalog();
    },
  }),
);
