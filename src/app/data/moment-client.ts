import { Injectable } from '@angular/core';
import { transfer } from 'comlink';
import type { LevelTrades } from '../../domain/levels/level-cursor.ts';
import type {
  Moment,
  MomentApi,
  OpenedSession,
  SessionColumns,
} from '../../protocol/moment-api.ts';
import { HeldBars } from './held-bars.ts';
import { buffersOf, linkTo } from './worker-link.ts';

/** The main thread's hand on the moment worker: what the cursor may see, computed elsewhere. */
@Injectable({ providedIn: 'root' })
export class MomentClient {
  readonly #worker = linkTo<MomentApi>(
    'moment',
    new Worker(new URL('../../../workers/moment.worker.ts', import.meta.url), {
      type: 'module',
      name: 'moment',
    }),
  );

  #held = new HeldBars();

  /** Hands a session over; its columns are gone from this thread. */
  open(columns: SessionColumns): Promise<OpenedSession> {
    this.#held = new HeldBars();
    const buffers = [columns.bars, columns.levels, columns.trades].flatMap((table) =>
      buffersOf(table ?? {}),
    );
    return this.#worker.open(transfer(columns, buffers));
  }

  /** Hands over the trades of the open session. */
  addTrades(trades: LevelTrades): Promise<OpenedSession> {
    this.#held = new HeldBars();
    return this.#worker.addTrades(transfer(trades, buffersOf(trades)));
  }

  /** The moment at an instant of the open session. @param atS UNIX seconds. */
  async at(atS: number): Promise<Moment> {
    // An answer belongs to the bars it was asked for, whatever session is opened meanwhile.
    const held = this.#held;
    return held.momentOf(await this.#worker.at(atS, held.barCount));
  }
}
