import { DestroyRef, Injectable, inject } from '@angular/core';
import { transfer } from 'comlink';
import type {
  Moment,
  MomentApi,
  OpenedSession,
  SessionColumns,
} from '../../protocol/moment-api.ts';
import { HeldBars } from './held-bars.ts';
import { buffersOf, linkTo } from './worker-link.ts';

/**
 * A moment worker of its own for a session beside the open one. Whoever provides it ends it with
 * itself.
 */
@Injectable()
export class SecondMomentClient {
  readonly #thread = new Worker(new URL('../../../workers/moment.worker.ts', import.meta.url), {
    type: 'module',
    name: 'compare',
  });
  readonly #worker = linkTo<MomentApi>('compare', this.#thread);
  #held = new HeldBars();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#thread.terminate());
  }

  /** Hands a session over; its columns are gone from this thread. */
  open(columns: SessionColumns): Promise<OpenedSession> {
    this.#held = new HeldBars();
    const tables = [columns.bars, columns.levels, columns.trades];
    const buffers = tables.flatMap((table) => buffersOf(table ?? {}));
    return this.#worker.open(transfer(columns, buffers));
  }

  /** The moment at an instant of that session. @param atS UNIX seconds. */
  async at(atS: number): Promise<Moment> {
    const held = this.#held;
    return held.momentOf(await this.#worker.at(atS, held.barCount));
  }
}
