import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { FaultError } from '../../base/fault.ts';
import type { AnyColumns } from '../../contracts/contract.ts';
import { lakeTables } from '../../contracts/lake-tables.ts';
import type { LakePlatform } from '../stage/lake-platform.ts';
import { packTable } from '../stage/pack-table.ts';
import type { PackedTable, PackRequest } from '../stage/pack-table.ts';
import { sentColumns } from './sent-columns.ts';
import type { SentColumns } from './sent-columns.ts';

/** Values of a table that is worth a thread. */
const THREAD_VALUES_MIN = 1 << 18;
/** Values of one that is worth the way to a thread that is there. */
const VALUES_MIN = 1 << 14;

/** What the thread is asked: a table of the lake's by name, and what is packed with it. */
export type PackQuestion = Omit<PackRequest, 'contract'> & {
  readonly id: number;
  readonly table: string;
  readonly sent: Pick<SentColumns, 'columns'>;
};

/** What it answers. */
export type PackAnswer = { readonly id: number } & (
  | { readonly packed: PackedTable }
  | { readonly fault: Pick<FaultError, 'code' | 'message' | 'context'> }
);

type Waiting = {
  readonly resolve: (packed: PackedTable) => void;
  readonly reject: (error: unknown) => void;
};

/** A table that the thread has not come to. */
type Order = Waiting & { readonly request: PackRequest; readonly columns: AnyColumns };

/** Tables that the thread has at a time: copies of more would only wait there. */
const AWAY_MAX = 2;

/**
 * Packs large tables in a thread of its own, in the order in which they come, and small ones at
 * once. The thread starts with the first large table.
 */
export class TablePacker {
  readonly #platform: LakePlatform;
  /** What the thread has, by the id of the question. */
  readonly #away = new Map<number, Waiting>();
  readonly #orders: Order[] = [];
  #worker: Worker | undefined;
  #nextId = 0;

  /** @param platform that packs the small ones. */
  constructor(platform: LakePlatform) {
    this.#platform = platform;
  }

  /** @throws FaultError with code `contract` if the columns break their contract. */
  async pack(request: PackRequest, columns: AnyColumns): Promise<PackedTable> {
    const valuesMin = this.#worker ? VALUES_MIN : THREAD_VALUES_MIN;
    if (valueCount(columns) < valuesMin || !lakeTables.includes(request.contract))
      return packTable(this.#platform, request, columns);
    return new Promise((resolve, reject) => {
      this.#orders.push({ request, columns, resolve, reject });
      this.#feed();
    });
  }

  /** Packs here what the thread has not come to, the last first, for whoever has nothing else to do. */
  async help(): Promise<void> {
    for (let order = this.#orders.pop(); order !== undefined; order = this.#orders.pop()) {
      const { request, columns, resolve, reject } = order;
      try {
        resolve(packTable(this.#platform, request, columns));
      } catch (error) {
        reject(error);
      }
      // The thread's answers come in between, and it is given more.
      await new Promise((next) => setImmediate(next));
    }
  }

  /**
   * Ends the thread once it has packed what it is at: its zlib is not torn down in the middle of a
   * table. Whatever is still asked is not answered.
   */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#orders.length = 0;
    this.#away.clear();
    if (!worker) return;
    const ended = once(worker, 'exit');
    worker.postMessage(undefined);
    await ended;
  }

  #feed(): void {
    while (this.#away.size < AWAY_MAX) {
      const order = this.#orders.shift();
      if (order === undefined) return;
      this.#ask(order);
    }
  }

  #ask({ request: { contract, ...rest }, columns: table, ...waiting }: Order): void {
    const { columns, buffers } = sentColumns(table);
    const id = this.#nextId++;
    const question: PackQuestion = { id, sent: { columns }, table: contract.table, ...rest };
    this.#away.set(id, waiting);
    this.#thread().postMessage(question, buffers);
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('pack-thread.ts', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: 16 },
    });
    worker.on('message', (answer: PackAnswer) => this.#settle(answer));
    worker.on('error', (error) => this.#failAll(error));
    this.#worker = worker;
    return worker;
  }

  #settle(answer: PackAnswer): void {
    const waiting = this.#away.get(answer.id);
    this.#away.delete(answer.id);
    this.#feed();
    if ('packed' in answer) waiting?.resolve(answer.packed);
    else waiting?.reject(faultOf(answer.fault));
  }

  /** A thread that dies takes all with it that it was asked. */
  #failAll(error: unknown): void {
    for (const { reject } of [...this.#away.values(), ...this.#orders.splice(0)]) reject(error);
    this.#away.clear();
    this.#worker = undefined;
  }
}

function valueCount(columns: AnyColumns): number {
  return Object.values(columns).reduce((count, { length }) => count + length, 0);
}

function faultOf({ code, message, context }: Pick<FaultError, 'code' | 'message' | 'context'>) {
  return new FaultError(code, message, context);
}
