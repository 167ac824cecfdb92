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
import type { AnswerDocument } from '../../domain/retrieval/query-document.ts';
import type { HorizonMin } from '../../domain/episodes/outcome.ts';
import type {
  EvidenceAsk,
  EvidenceFacts,
  EvidenceSession,
  EvidenceStep,
  EvidenceTrust,
  PastPath,
  PastRow,
} from '../../protocol/evidence-api.ts';
import { evaluationOf, pastSessions, whyNoEvidence } from '../../protocol/past-sessions.ts';
import { EvidenceClient } from '../data/evidence-client.ts';
import { inMotion } from '../data/in-motion.ts';
import { recall, remember } from '../data/memory.ts';
import { newestOnly } from '../data/newest-only.ts';
import { endedWorker } from '../data/worker-life.ts';
import { CursorStore } from './cursor-store.ts';
import { missingRows, pathKey, withPaths } from './kept-paths.ts';
import type { KeptPaths } from './kept-paths.ts';
import { stageAt } from './loading-stages.ts';
import { OneFrame } from './one-frame.ts';
import { OwnLevelsStore } from './own-levels-store.ts';
import { problemOf } from './problem.ts';
import { sessionKey } from './session-frame.ts';
import { SessionStore } from './session-store.ts';
import { isOldAt, knownAt } from './shown-clock.ts';
import { veilOf } from './veiled-session.ts';

const MEMORY = 'ghosts';
/**
 * While the clock runs fast, nobody reads every answer of the past. While a hand drags the cursor
 * none is asked before it rests: what it draws would hold up candles and pressure.
 */
const MOTION = { everyMs: 400, restMs: 60, heldRestMs: 150 };
/** Paths follow a cursor at rest; while it is dragged nobody could look at fifty of them. */
const PATHS_REST_MS = 40;

type EvidenceState = {
  /** What the past is; undefined until it has been read. */
  facts: EvidenceFacts | undefined;
  /** Why it cannot be read, in words. */
  failure: string | undefined;
  /** What the past says at the cursor. */
  step: EvidenceStep | undefined;
  trust: EvidenceTrust | undefined;
  horizonMin: HorizonMin;
  /** Paths that have come, by row; undefined for a row without a touch. */
  paths: KeptPaths;
  /** Whether past paths are drawn behind the cursor. */
  hasGhosts: boolean;
};

/** A session and its past, as the catalog has them. */
type Opening = Pick<EvidenceSession, 'session' | 'past' | 'evaluation'>;

const nothing = { facts: undefined, failure: undefined, step: undefined, trust: undefined };

/** What the past says of the selected level under the cursor, answered by the retrieval worker. */
export const EvidenceStore = signalStore(
  { providedIn: 'root' },
  withState<EvidenceState>(() => ({
    ...nothing,
    ...{ horizonMin: 8, paths: new Map(), hasGhosts: recall(MEMORY) !== 'off' },
  })),
  withProps(() => ({
    _session: inject(SessionStore),
    _cursor: inject(CursorStore),
    _own: inject(OwnLevelsStore),
    _client: inject(EvidenceClient),
    _frame: inject(OneFrame),
  })),
  withComputed(({ _cursor, step }) => ({
    /** What is said of the level on the screen; undefined if it would know more than the cursor. */
    told: computed((): EvidenceStep | undefined => {
      const found = knownAt(_cursor.atS(), step(), step()?.ask.atS);
      return found?.ask.level === _cursor.level() ? found : undefined;
    }),
  })),
  withComputed(({ _session, _cursor, _own, facts, failure, told, horizonMin }) => ({
    /** Why there is no evidence, in words; undefined if there is, or will be. */
    absence: computed((): string | undefined => {
      const session = _session.session();
      if (session === undefined) return undefined;
      if (veilOf(session) !== undefined) return 'hidden until you commit';
      const ledger = stageAt(_session.stages(), 'ledger');
      if (ledger?.state === 'failed') return `the order ledger ${ledger.figure}`;
      return whyNoEvidence(_session.sessions(), session) ?? failure();
    }),
    /** Whether what is shown belongs to the cursor as it stands. */
    isCurrent: computed(() => told() !== undefined && told()?.ask.atS === _cursor.atS()),
    /** Whether what is shown was said too long before the cursor to be of its moment. */
    isOld: computed(() => isOldAt(_cursor.atS(), told()?.ask.atS)),
    /** The outcome's answer; undefined where nothing is asked. */
    outcome: computed((): AnswerDocument | undefined => {
      const answers = told()?.document.answers;
      return answers?.outcome ?? answers?.outcomeGivenTouch;
    }),
    _opening: computed((): Opening | undefined => {
      const [session, sessions] = [_session.session(), _session.sessions()];
      // Candles and pressure go first: the past may be as large as all of them.
      if (session === undefined || _session.pressure() === undefined) return undefined;
      if (whyNoEvidence(sessions, session) !== undefined) return undefined;
      const past = pastSessions(sessions, session);
      return { session, past, evaluation: evaluationOf(sessions) };
    }),
    _ask: computed((): EvidenceAsk | undefined => {
      const [atS, level] = [_cursor.askedS(), _cursor.askedLevel()];
      const session = _session.session();
      if (atS === undefined || session === undefined) return undefined;
      if (facts()?.key !== sessionKey(session)) return undefined;
      const ownTick = _own.ticks().find(({ id }) => id === level)?.tick;
      return { atS, level, ownTick, horizonMin: horizonMin() };
    }),
  })),
  withMethods((store) => {
    const isCurrent = (key: string): boolean => {
      const session = store._session.session();
      return session !== undefined && sessionKey(session) === key;
    };
    const fail = (title: string, error: unknown): string => {
      const problem = problemOf(title, error, 'Chart, levels and pressure still work.');
      store._session.report(problem);
      return problem.detail.replace(/\.$/, '');
    };
    return {
      /** Asks about another horizon. */
      look: (horizonMin: HorizonMin): void => patchState(store, { horizonMin }),
      /** Shows or hides past paths for this visit. */
      showGhosts: (hasGhosts: boolean): void => patchState(store, { hasGhosts }),
      /** Past paths behind the cursor, or none. */
      toggleGhosts(): void {
        const hasGhosts = !store.hasGhosts();
        patchState(store, { hasGhosts });
        remember(MEMORY, hasGhosts ? 'on' : 'off');
      },
      /** The path of a neighbor, if it has come and there is one. */
      pathOf: (row: PastRow): PastPath | undefined => store.paths().get(pathKey(row)),
      _open: rxMethod<Opening | undefined>(
        pipe(
          filter((opening) => opening !== undefined),
          switchMap(async (opening) => {
            const key = sessionKey(opening.session);
            try {
              const first = { level: store._cursor.askedLevel(), horizonMin: store.horizonMin() };
              const facts = await store._client.open({ ...opening, first });
              if (isCurrent(key)) patchState(store, { facts });
              const trust = await store._client.trust();
              if (isCurrent(key)) patchState(store, { trust });
            } catch (error) {
              if (!isCurrent(key)) return;
              const failure = fail('The past cannot be asked', error);
              if (store.facts() === undefined) patchState(store, { failure });
            }
          }),
        ),
      ),
      _follow: rxMethod<EvidenceAsk | undefined>(
        pipe(
          filter((ask) => ask !== undefined),
          inMotion({ ...MOTION, isUrgent: isMoreThanLater, isHeld: store._cursor.isHeld }),
          newestOnly(async (ask) => {
            try {
              return await store._frame.await('evidence', store._client.at(ask));
            } catch (error) {
              const failure = fail('The past gives no answer', error);
              // Nothing more will come; what it said last would stand there for every moment.
              if (endedWorker(error)) patchState(store, { failure, step: undefined });
              return undefined;
            }
          }),
          tap((step) => {
            if (step === undefined || !isCurrent(step.key)) return;
            store._frame.bring('evidence', step.ask.atS, () => patchState(store, { step }));
          }),
        ),
      ),
      _clear: rxMethod<unknown>(tap(() => patchState(store, nothing))),
    };
  }),
  withMethods((store) => ({
    _fetch: rxMethod<AnswerDocument | undefined>(
      pipe(
        filter((answer) => answer !== undefined),
        debounceTime(PATHS_REST_MS),
        newestOnly(async ({ neighbors }) => {
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
  })),
  withHooks({
    onInit: (store) => {
      store._clear(store._session.session);
      store._open(store._opening);
      store._follow(store._ask);
      store._fetch(store.outcome);
    },
  }),
);

/** Whether more than the clock has gone on: an answer must not stand under an earlier clock. */
function isMoreThanLater(ask: EvidenceAsk, before: EvidenceAsk): boolean {
  const isSame = (['level', 'ownTick', 'horizonMin'] as const).every(
    (name) => ask[name] === before[name],
  );
  return !isSame || ask.atS < before.atS;
}
