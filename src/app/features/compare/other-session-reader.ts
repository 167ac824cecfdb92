import { Injectable, inject } from '@angular/core';
import type { CatalogSession } from '../../../protocol/lake-catalog.ts';
import type { OpenedSession } from '../../../protocol/moment-api.ts';
import { episodeColumns, episodesIn, labelColumns } from '../../context/episode-rows.ts';
import type { Episode } from '../../context/episode-rows.ts';
import { barsIn, levelsIn, partitionOf, tradesIn } from '../../context/session-tables.ts';
import type { TableShape } from '../../context/session-tables.ts';
import { QueryClient } from '../../data/query-client.ts';
import type { SecondMomentClient } from '../../data/second-moment-client.ts';

/** A session beside the open one. */
export type OtherSession = {
  readonly opened: OpenedSession;
  /** In the order in which they began; empty if the lake does not have them. */
  readonly episodes: readonly Episode[];
};

/** Reads a session beside the open one; SQL and the desk's other panels do not hear of it. */
@Injectable({ providedIn: 'root' })
export class OtherSessionReader {
  readonly #query = inject(QueryClient);

  /** @throws FaultError 'unavailable', 'decode' or 'contract', naming the file. */
  async open(session: CatalogSession, moments: SecondMomentClient): Promise<OtherSession> {
    const [bars, levels, trades, episodes, labels] = await Promise.all([
      this.#read(session, barsIn),
      this.#read(session, levelsIn),
      this.#read(session, tradesIn),
      this.#columns(session, 'episodes', episodeColumns),
      this.#columns(session, 'labels', labelColumns),
    ]);
    const opened = await moments.open({ session, bars, levels, trades });
    return { opened, episodes: episodes === undefined ? [] : episodesIn(episodes, labels) };
  }

  async #read<T>(
    session: CatalogSession,
    { table, columns, shape }: TableShape<T>,
  ): Promise<T | undefined> {
    const found = await this.#columns(session, table, columns);
    return found && shape(found);
  }

  async #columns(session: CatalogSession, table: string, handOver: readonly string[]) {
    const partition = partitionOf(session, table);
    if (partition === undefined) return undefined;
    return this.#query.readTable(table, partition, { handOver });
  }
}
