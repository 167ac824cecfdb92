import { transfer } from 'comlink';
import type { Remote } from 'comlink';
import type { LevelTrades } from '../../domain/levels/level-cursor.ts';
import type {
  Moment,
  MomentApi,
  OpenedSession,
  SessionColumns,
} from '../../protocol/moment-api.ts';
import { HeldBars } from './held-bars.ts';
import { buffersOf, linkTo } from './worker-link.ts';
import type { WorkerName } from './worker-load.ts';

/** The main thread's hand on a moment worker: what the cursor may see, computed elsewhere. */
export class MomentHand {
  readonly #worker: Remote<MomentApi>;
  #held = new HeldBars();

  constructor(name: WorkerName, thread: Worker) {
    this.#worker = linkTo<MomentApi>(name, thread);
  }

  /** Hands a session over; its columns are gone from this thread. */
  open(columns: SessionColumns): Promise<OpenedSession> {
    this.#held = new HeldBars();
    const tables = [columns.bars, columns.levels, columns.trades];
    const buffers = tables.flatMap((table) => buffersOf(table ?? {}));
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
