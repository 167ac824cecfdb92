/** The threads of the page, by the names they were given. */
import type { Page, Worker } from '@playwright/test';
import type { WorkerName } from '../src/app/data/worker-load.ts';
import { expect } from './served-lake.ts';

/** A thread of the page, once it runs. */
export async function workerOf(page: Page, name: WorkerName): Promise<Worker> {
  let found: Worker | undefined;
  await expect
    .poll(async () => {
      const names = await Promise.all(page.workers().map((worker) => worker.evaluate('self.name')));
      found = page.workers()[names.indexOf(name)];
      return names;
    })
    .toContain(name);
  if (found === undefined) throw new Error(`no worker ${name}`);
  return found;
}

/** Ends a thread as a want of memory does: without a word. */
export async function endWorker(page: Page, name: WorkerName): Promise<void> {
  await (await workerOf(page, name)).evaluate('self.close()');
}

/** Lets a thread have no array of numbers any more, as if the browser had no memory for it. */
export async function starveWorker(page: Page, name: WorkerName): Promise<void> {
  await (
    await workerOf(page, name)
  ).evaluate(`
    for (const kind of ['Float64Array', 'Float32Array', 'Int32Array', 'Uint8Array']) {
      globalThis[kind] = class extends globalThis[kind] {
        constructor(...words) {
          super(...words);
          throw new RangeError('Array buffer allocation failed');
        }
      };
    }`);
}
