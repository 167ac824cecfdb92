import { Worker } from 'node:worker_threads';
import { FaultError } from '../../base/fault.ts';
import type { StoredTable } from '../parquet/read-parquet.ts';

/** What the thread is asked: which file, by which contract. */
export type GuardedRequest = { readonly path: string; readonly table: string };

/** What the thread says: that it begins, and what became of it. */
export type GuardedAnswer =
  | { readonly kind: 'begun' }
  | { readonly kind: 'read'; readonly stored: StoredTable }
  | { readonly kind: 'failed'; readonly reason: string };

/** Time a sound file never needs: so much, and more by its length. */
const MS_MAX = 3000;
const MS_PER_MB_MAX = 1000;

/** Memory a sound file never needs: so much, and more by its length. */
const MB_MAX = 512;
const MB_PER_MB_MAX = 100;

/**
 * Reads a Parquet file that may be damaged in a thread of its own. A flipped bit can turn a count
 * into billions, and the decoder would count them all.
 *
 * @param byteLength of the file.
 * @throws FaultError with code `decode` if the file cannot be read, or not in due time and memory.
 */
export async function readGuarded(
  request: GuardedRequest,
  byteLength: number,
): Promise<StoredTable> {
  const megabytes = byteLength / 1e6;
  const worker = new Worker(new URL('guarded-table-thread.ts', import.meta.url), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: Math.ceil(MB_MAX + megabytes * MB_PER_MB_MAX) },
  });
  try {
    return await answerOf(worker, MS_MAX + megabytes * MS_PER_MB_MAX);
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker, limitMs: number): Promise<StoredTable> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const fail = (reason: string): void => {
      clearTimeout(timer);
      reject(
        new FaultError('decode', `expected a Parquet file, found ${reason}`, { found: reason }),
      );
    };
    worker.on('message', (answer: GuardedAnswer) => {
      if (answer.kind === 'begun') {
        const seconds = (limitMs / 1000).toFixed(1);
        timer = setTimeout(() => fail(`one that takes more than ${seconds} s to read`), limitMs);
      } else if (answer.kind === 'failed') {
        fail(answer.reason);
      } else {
        clearTimeout(timer);
        resolve(answer.stored);
      }
    });
    worker.on('error', (error) => fail(error instanceof Error ? error.message : String(error)));
    worker.on('exit', () => fail('one that ends the thread that reads it'));
  });
}
