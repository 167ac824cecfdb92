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

/**
 * Packs large tables in a thread of its own, in the order in which they come, and small ones at
 * once. The thread starts with the first large table.
 */
export class TablePacker {
  readonly #platform: LakePlatform;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #nextId = 0;
  /** The last two tables asked for, as far as there are any, whatever became of them. */
  #latest: readonly [Promise<unknown>, Promise<unknown>] = [Promise.resolve(), Promise.resolve()];

  /** @param platform that packs the small ones. */
  constructor(platform: LakePlatform) {
    this.#platform = platform;
  }

  /** @throws FaultError with code `contract` if the columns break their contract. */
  async pack(request: PackRequest, columns: AnyColumns): Promise<PackedTable> {
    const { contract, ...rest } = request;
    const valuesMin = this.#worker ? VALUES_MIN : THREAD_VALUES_MIN;
    if (valueCount(columns) < valuesMin || !lakeTables.includes(contract))
      return packTable(this.#platform, request, columns);
    this.#thread();
    const [turn, last] = this.#latest;
    const answer = turn.then(() => this.#ask({ table: contract.table, ...rest }, columns));
    // Copies of the table after the next would only wait: it is sent when the thread comes near it.
    this.#latest = [last, answer.catch(() => undefined)];
    return answer;
  }

  /** Ends the thread; nothing may be on its way. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #ask(request: Omit<PackQuestion, 'id' | 'sent'>, table: AnyColumns): Promise<PackedTable> {
    const { columns, buffers } = sentColumns(table);
    const id = this.#nextId++;
    const question: PackQuestion = { id, sent: { columns }, ...request };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#thread().postMessage(question, buffers);
    });
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('pack-thread.ts', import.meta.url));
    worker.on('message', (answer: PackAnswer) => this.#settle(answer));
    worker.on('error', (error) => this.#failAll(error));
    this.#worker = worker;
    return worker;
  }

  #settle(answer: PackAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('packed' in answer) waiting?.resolve(answer.packed);
    else waiting?.reject(faultOf(answer.fault));
  }

  /** A thread that dies takes all with it that it was asked. */
  #failAll(error: unknown): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    this.#worker = undefined;
  }
}

function valueCount(columns: AnyColumns): number {
  return Object.values(columns).reduce((count, { length }) => count + length, 0);
}

function faultOf({ code, message, context }: Pick<FaultError, 'code' | 'message' | 'context'>) {
  return new FaultError(code, message, context);
}
