import { Injectable, inject } from '@angular/core';
import type { AnyColumns } from '../../contracts/contract.ts';
import type { BarColumns } from '../../domain/bars/bar-columns.ts';
import type { LevelColumns } from '../../domain/levels/level-columns.ts';
import type { LevelTrades } from '../../domain/levels/level-cursor.ts';
import type { CatalogSession } from '../../protocol/lake-catalog.ts';
import type { OpenedSession } from '../../protocol/moment-api.ts';
import type { LedgerInTransit, PressureFacts } from '../../protocol/pressure-api.ts';
import { FeatureClient } from '../data/feature-client.ts';
import { MomentClient } from '../data/moment-client.ts';
import { QueryClient } from '../data/query-client.ts';
import { byteSize, grouped } from '../ui/figures.ts';
import type { Stage, StageName } from './loading-stages.ts';
import { problemOf, tableProblem } from './problem.ts';
import type { Problem } from './problem.ts';
import {
  barsIn,
  ledgerIn,
  ledgerTables,
  levelsIn,
  partitionOf,
  tradesIn,
} from './session-tables.ts';
import type { TableShape } from './session-tables.ts';

/** Where a loader tells how it goes. Nothing is told once the session is no longer current. */
export type LoadProgress = {
  isCurrent(): boolean;
  stage(name: StageName, change: Partial<Omit<Stage, 'name'>>): void;
  opened(session: OpenedSession): void;
  pressure(facts: PressureFacts): void;
  /** What kind of day it is, in the lake's word. */
  sessionType(word: string): void;
  problem(problem: Problem): void;
};

/** Brings a session from the lake's files to the workers, each table on its own. */
@Injectable({ providedIn: 'root' })
export class SessionLoader {
  readonly #query = inject(QueryClient);
  readonly #moments = inject(MomentClient);
  readonly #features = inject(FeatureClient);

  /** Loads what there is; what is missing or broken becomes a problem, never a rejection. */
  async load(session: CatalogSession, progress: LoadProgress): Promise<void> {
    const guarded = whileCurrent(progress);
    try {
      // The worker takes one thing after the other, and the candles come first; the ledger may be as
      // large as everything else.
      await Promise.all([
        this.#query.beginSession(),
        this.#loadChart(session, guarded).then((levels) =>
          this.#loadPressure(session, levels, guarded),
        ),
        this.#loadSessionType(session, guarded),
      ]);
    } catch (error) {
      const remedy = 'Other sessions still work.';
      guarded.problem(problemOf('The session cannot be opened', error, remedy));
    }
  }

  /** @returns the level rows, which the chart's worker has taken over, once more. */
  async #loadChart(
    session: CatalogSession,
    progress: LoadProgress,
  ): Promise<LevelColumns | undefined> {
    const candles = Promise.all([
      this.#read<BarColumns>(session, barsIn, progress),
      this.#read<LevelColumns>(session, levelsIn, progress),
    ]);
    const tape = this.#read<LevelTrades>(session, tradesIn, progress);
    const [bars, levels] = await candles;
    const twin = levels && structuredClone(levels);
    if (!progress.isCurrent()) return undefined;
    if (bars === undefined) {
      const trades = await tape;
      if (!progress.isCurrent()) return undefined;
      progress.opened(await this.#moments.open({ session, bars, levels, trades }));
      return twin;
    }
    // Candles do not wait for the trades, which may be a hundred times their size.
    progress.opened(await this.#moments.open({ session, bars, levels, trades: undefined }));
    const trades = await tape;
    if (trades === undefined || !progress.isCurrent()) return twin;
    progress.opened(await this.#moments.addTrades(trades));
    return twin;
  }

  /** Candles and levels are there by now; what fails here leaves them as they are. */
  async #loadPressure(
    session: CatalogSession,
    levels: LevelColumns | undefined,
    progress: LoadProgress,
  ): Promise<void> {
    if (!progress.isCurrent()) return;
    const ledger = await this.#readLedger(session, progress);
    if (ledger === undefined || !progress.isCurrent()) return;
    try {
      progress.pressure(await this.#features.open({ session, ledger, levels }));
    } catch (error) {
      progress.stage('ledger', { state: 'failed', figure: 'cannot be computed' });
      const remedy = 'Candles, levels and replay are not affected.';
      progress.problem(problemOf('Pressure cannot be computed', error, remedy));
    }
  }

  /** The ledger; undefined if the session has none or a part of it cannot be read. */
  async #readLedger(
    session: CatalogSession,
    progress: LoadProgress,
  ): Promise<LedgerInTransit | undefined> {
    const why = whyNoLedger(session);
    if (why !== undefined) {
      progress.stage('ledger', { state: 'absent', figure: why });
      return undefined;
    }
    const places = Object.values(ledgerTables).map((table) => partitionOf(session, table));
    const size = places.reduce((sum, place) => sum + (place?.byteLength ?? 0), 0);
    progress.stage('ledger', { state: 'running', figure: `reading ${byteSize(size)}` });
    const rowCount = partitionOf(session, ledgerTables.ticks)?.rowCount;
    const [windows, ticks, reprices] = await Promise.all([
      this.#readPart(session, ledgerTables.windows, progress),
      this.#readPart(session, ledgerTables.ticks, progress),
      this.#readPart(session, ledgerTables.reprices, progress, ['side']),
    ]);
    if (windows === undefined || ticks === undefined || reprices === undefined) {
      progress.stage('ledger', { state: 'failed', figure: 'cannot be read' });
      return undefined;
    }
    progress.stage('ledger', { state: 'done', figure: `${grouped(rowCount)} rows` });
    return ledgerIn({ windows, ticks, reprices });
  }

  /** One table of the ledger, whole; undefined if it cannot be read. */
  async #readPart(
    session: CatalogSession,
    table: string,
    progress: LoadProgress,
    coded: readonly string[] = [],
  ): Promise<AnyColumns | undefined> {
    const partition = partitionOf(session, table);
    if (partition === undefined) return undefined;
    try {
      return await this.#query.readTable(table, partition, { handOver: 'all', coded });
    } catch (error) {
      progress.problem(tableProblem(table, session, error));
      return undefined;
    }
  }

  async #loadSessionType(session: CatalogSession, progress: LoadProgress): Promise<void> {
    const partition = partitionOf(session, 'sessions');
    if (partition === undefined) return;
    try {
      const handOver = ['session_type'];
      const { session_type: words } = await this.#query.readTable('sessions', partition, {
        handOver,
      });
      progress.sessionType(String(words[0]));
    } catch (error) {
      progress.problem(tableProblem('sessions', session, error));
    }
  }

  /** A table's columns; undefined if the session has none or they cannot be read. */
  async #read<T>(
    session: CatalogSession,
    { table, stage, columns, isForSql, shape }: TableShape<T>,
    progress: LoadProgress,
  ): Promise<T | undefined> {
    const partition = partitionOf(session, table);
    if (partition === undefined) {
      progress.stage(stage, { state: 'absent', figure: 'not in this session' });
      return undefined;
    }
    progress.stage(stage, {
      state: 'running',
      figure: `reading ${byteSize(partition.byteLength)}`,
    });
    try {
      const asked = { handOver: columns, ...(isForSql === true && { isForSql }) };
      const read = await this.#query.readTable(table, partition, asked);
      progress.stage(stage, { state: 'done', figure: `${grouped(partition.rowCount)} rows` });
      return shape(read);
    } catch (error) {
      progress.stage(stage, { state: 'failed', figure: 'cannot be read' });
      progress.problem(tableProblem(table, session, error));
      return undefined;
    }
  }
}

/** Why a session has no ledger, in words; undefined if it has one. */
function whyNoLedger(session: CatalogSession): string | undefined {
  const { available, reason } = session.pressure;
  if (!available) return reason ?? 'no order data';
  const isWhole = Object.values(ledgerTables).every((table) => partitionOf(session, table));
  return isWhole ? undefined : 'not in this session';
}

/** The same progress, silent once another session has been opened. */
function whileCurrent(progress: LoadProgress): LoadProgress {
  const isCurrent = (): boolean => progress.isCurrent();
  return {
    isCurrent,
    stage: (name, change) => isCurrent() && progress.stage(name, change),
    opened: (session) => isCurrent() && progress.opened(session),
    pressure: (facts) => isCurrent() && progress.pressure(facts),
    sessionType: (word) => isCurrent() && progress.sessionType(word),
    problem: (problem) => isCurrent() && progress.problem(problem),
  };
}
