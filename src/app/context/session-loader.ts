import { Injectable, inject } from '@angular/core';
import type { BarColumns } from '../../domain/bars/bar-columns.ts';
import type { LevelColumns } from '../../domain/levels/level-columns.ts';
import type { LevelTrades } from '../../domain/levels/level-cursor.ts';
import type { CatalogSession } from '../../protocol/lake-catalog.ts';
import type { OpenedSession } from '../../protocol/moment-api.ts';
import type { SourceFacts } from '../../protocol/query-api.ts';
import { MomentClient } from '../data/moment-client.ts';
import { QueryClient } from '../data/query-client.ts';
import { byteSize, grouped } from '../ui/figures.ts';
import type { Stage, StageName } from './loading-stages.ts';
import { problemOf, tableProblem } from './problem.ts';
import type { Problem } from './problem.ts';
import { barsIn, levelsIn, partitionOf, tradesIn } from './session-tables.ts';
import type { TableShape } from './session-tables.ts';

/** Where a loader tells how it goes. Nothing is told once the session is no longer current. */
export type LoadProgress = {
  isCurrent(): boolean;
  stage(name: StageName, change: Partial<Omit<Stage, 'name'>>): void;
  opened(session: OpenedSession): void;
  source(facts: SourceFacts): void;
  problem(problem: Problem): void;
};

/** Brings a session from the lake's files to the workers, each table on its own. */
@Injectable({ providedIn: 'root' })
export class SessionLoader {
  readonly #query = inject(QueryClient);
  readonly #moments = inject(MomentClient);

  /** Loads what there is; what is missing or broken becomes a problem, never a rejection. */
  async load(session: CatalogSession, progress: LoadProgress): Promise<void> {
    const guarded = whileCurrent(progress);
    try {
      await this.#query.beginSession();
      await Promise.all([this.#loadChart(session, guarded), this.#loadSource(session, guarded)]);
    } catch (error) {
      const remedy = 'Other sessions still work.';
      guarded.problem(problemOf('The session cannot be opened', error, remedy));
    }
  }

  async #loadChart(session: CatalogSession, progress: LoadProgress): Promise<void> {
    const tape = this.#read<LevelTrades>(session, tradesIn, progress);
    const [bars, levels] = await Promise.all([
      this.#read<BarColumns>(session, barsIn, progress),
      this.#read<LevelColumns>(session, levelsIn, progress),
    ]);
    if (!progress.isCurrent()) return;
    if (bars === undefined) {
      const trades = await tape;
      if (!progress.isCurrent()) return;
      progress.opened(await this.#moments.open({ session, bars, levels, trades }));
      return;
    }
    // Candles do not wait for the trades, which may be a hundred times their size.
    progress.opened(await this.#moments.open({ session, bars, levels, trades: undefined }));
    const trades = await tape;
    if (trades === undefined || !progress.isCurrent()) return;
    progress.opened(await this.#moments.addTrades(trades));
  }

  async #loadSource(session: CatalogSession, progress: LoadProgress): Promise<void> {
    const partition = partitionOf(session, 'sessions');
    if (partition === undefined) return;
    try {
      await this.#query.readTable('sessions', partition, []);
      progress.source(await this.#query.sourceFacts());
    } catch (error) {
      progress.problem(tableProblem('sessions', session, error));
    }
  }

  /** A table's columns; undefined if the session has none or they cannot be read. */
  async #read<T>(
    session: CatalogSession,
    { table, stage, columns, shape }: TableShape<T>,
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
      const read = await this.#query.readTable(table, partition, columns);
      progress.stage(stage, { state: 'done', figure: `${grouped(partition.rowCount)} rows` });
      return shape(read);
    } catch (error) {
      progress.stage(stage, { state: 'failed', figure: 'cannot be read' });
      progress.problem(tableProblem(table, session, error));
      return undefined;
    }
  }
}

/** The same progress, silent once another session has been opened. */
function whileCurrent(progress: LoadProgress): LoadProgress {
  const isCurrent = (): boolean => progress.isCurrent();
  return {
    isCurrent,
    stage: (name, change) => isCurrent() && progress.stage(name, change),
    opened: (session) => isCurrent() && progress.opened(session),
    source: (facts) => isCurrent() && progress.source(facts),
    problem: (problem) => isCurrent() && progress.problem(problem),
  };
}
