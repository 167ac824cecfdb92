import { Injectable, inject } from '@angular/core';
import type { CatalogSession } from '../../../protocol/lake-catalog.ts';
import { QueryClient } from '../../data/query-client.ts';
import { episodeColumns, episodesIn, labelColumns } from '../episode-rows.ts';
import { partitionOf } from '../session-tables.ts';
import { blindApproaches, blindSessions, shuffled } from './blind-draw.ts';
import type { BlindApproach } from './blind-draw.ts';

/** What was drawn: an approach, and the session it is of. */
export type Drawn = { readonly session: CatalogSession; readonly approach: BlindApproach };

/** Draws approaches by lot. */
@Injectable({ providedIn: 'root' })
export class BlindLot {
  readonly #query = inject(QueryClient);

  /**
   * A random approach of a random session, none of the open one if there is another; undefined if
   * all are done.
   *
   * @throws FaultError if a table cannot be read.
   */
  async draw(
    sessions: readonly CatalogSession[],
    { open, done }: { open: CatalogSession | undefined; done: ReadonlySet<string> },
  ): Promise<Drawn | undefined> {
    const drawn = shuffled(blindSessions(sessions), Math.random);
    const others = drawn.filter((session) => session !== open);
    for (const session of new Set([...others, ...drawn])) {
      const [approach] = shuffled(await this.#approachesOf(session, done), Math.random);
      if (approach !== undefined) return { session, approach };
    }
    return undefined;
  }

  async #approachesOf(
    session: CatalogSession,
    done: ReadonlySet<string>,
  ): Promise<readonly (BlindApproach | undefined)[]> {
    const [episodes, labels] = [partitionOf(session, 'episodes'), partitionOf(session, 'labels')];
    if (episodes === undefined || labels === undefined) return [];
    const [rows, outcomes] = await Promise.all([
      this.#query.readTable('episodes', episodes, { handOver: episodeColumns }),
      this.#query.readTable('labels', labels, { handOver: labelColumns }),
    ]);
    return blindApproaches(episodesIn(rows, outcomes), done);
  }
}
