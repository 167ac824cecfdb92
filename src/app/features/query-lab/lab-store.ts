import { computed, inject } from '@angular/core';
import {
  patchState,
  signalStore,
  withComputed,
  withMethods,
  withProps,
  withState,
} from '@ngrx/signals';
import { FaultError } from '../../../base/fault.ts';
import type { LabAnswer, LabFormat, LabHorizon, LabQuestion } from '../../../protocol/lab-api.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { saveFile } from '../../ui/save-file.ts';
import { SessionLink } from '../../context/session-link.ts';
import { SessionStore } from '../../context/session-store.ts';
import { QueryClient } from '../../data/query-client.ts';
import { recall, remember } from '../../data/memory.ts';
import { isAhead, staleness } from './answer-age.ts';
import type { Asked, AskedNow } from './answer-age.ts';
import { labExamples } from './lab-examples.ts';
import { fileFacts } from './file-facts.ts';

const MEMORY = 'query-lab';
/** Rows the grid shows; more nobody reads. */
const SHOWN_MAX = 10_000;
/** Rows of a file; more would not fit beside the engine. */
const EXPORTED_MAX = 1_000_000;

type LabState = {
  sql: string;
  /** Whether sessions and rows after the cursor are seen too. */
  isWholeLake: boolean;
  /** What is under way. */
  running: 'question' | LabFormat | undefined;
  answer: LabAnswer | undefined;
  /** What the answer is of. */
  asked: Asked | undefined;
  /** Why there is no answer, in the engine's words. */
  failure: string | undefined;
  /** What became of a file. */
  notice: string | undefined;
};

/** The question in the lab and what came of it. */
export const LabStore = signalStore(
  { providedIn: 'root' },
  withState<LabState>(() => ({
    ...{ sql: recall(MEMORY) ?? labExamples[0].sql, isWholeLake: false, running: undefined },
    ...{ answer: undefined, asked: undefined, failure: undefined, notice: undefined },
  })),
  withProps(() => ({
    _query: inject(QueryClient),
    _sessions: inject(SessionStore),
    _cursor: inject(CursorStore),
    _link: inject(SessionLink),
  })),
  withComputed(({ _sessions, _cursor }) => ({
    /** Up to where a question sees; undefined until a session is open. */
    _horizon: computed((): LabHorizon | undefined => {
      const [session, atS] = [_sessions.session(), _cursor.atS()];
      if (session === undefined || atS === undefined) return undefined;
      return { session, atNs: BigInt(atS) * 1_000_000_000n };
    }),
  })),
  withComputed(({ _horizon, running, sql, isWholeLake }) => ({
    canAsk: computed(() => _horizon() !== undefined && running() === undefined),
    _now: computed((): AskedNow => ({
      ...{ sql: sql(), horizon: _horizon(), isWholeLake: isWholeLake() },
    })),
  })),
  withComputed(({ asked, _now }) => ({
    /** Whether there is an answer that knows more than may be known now. */
    isAhead: computed(() => {
      const of = asked();
      return of !== undefined && isAhead(of, _now());
    }),
    /** What the answer is of instead of what would be asked now, in words. */
    staleness: computed(() => {
      const of = asked();
      return of && staleness(of, _now());
    }),
  })),
  withMethods((store) => {
    const question = (rowCountMax: number): Omit<LabQuestion, 'lakeUrl'> | undefined => {
      const horizon = store._horizon();
      if (horizon === undefined) return undefined;
      const [sql, isWholeLake] = [store.sql(), store.isWholeLake()];
      return { sql, sessions: store._sessions.sessions(), horizon, isWholeLake, rowCountMax };
    };
    const failed = (error: unknown): void => {
      if (error instanceof FaultError && error.context['cancelled'] === 1) {
        patchState(store, { notice: 'Cancelled.' });
        return;
      }
      patchState(store, { failure: error instanceof Error ? error.message : String(error) });
    };
    const work = async (running: LabState['running'], act: () => Promise<void>): Promise<void> => {
      patchState(store, { running, failure: undefined, notice: undefined });
      try {
        await act();
      } catch (error) {
        failed(error);
      } finally {
        patchState(store, { running: undefined });
      }
    };
    return {
      write(sql: string): void {
        patchState(store, { sql });
        remember(MEMORY, sql);
      },
      /** @param isWholeLake whether what comes after the cursor is seen too. */
      look: (isWholeLake: boolean): void => patchState(store, { isWholeLake }),
      async ask(): Promise<void> {
        const asking = question(SHOWN_MAX);
        if (asking === undefined || store.running() !== undefined) return;
        await work('question', async () => {
          const answer = await store._query.ask(asking);
          patchState(store, { answer, asked: asking });
        });
      },
      cancel: (): Promise<void> => store._query.cancelAsk(),
      /** Asks once more, for a file of all rows. */
      async export(format: LabFormat): Promise<void> {
        const asking = question(EXPORTED_MAX);
        const hashes = store._link.hashes();
        if (asking === undefined || hashes === undefined || store.running() !== undefined) return;
        await work(format, async () => {
          const facts = fileFacts(asking, hashes);
          const { bytes, rowCount, isCut } = await store._query.exportAnswer(asking, format, facts);
          const name = `spymaster-${facts['synthetic'] === 'true' ? 'synthetic-' : ''}query.${format}`;
          saveFile(name, bytes);
          const cut = isCut ? `, the first ${EXPORTED_MAX}` : '';
          patchState(store, { notice: `${name}: ${rowCount} rows${cut}.` });
        });
      },
    };
  }),
);
