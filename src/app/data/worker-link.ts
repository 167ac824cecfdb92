import { transferHandlers, wrap } from 'comlink';
import type { Remote } from 'comlink';
import { required } from '../../base/assert.ts';
import { faultCarryingHandler } from '../../protocol/error-frame.ts';
import { WorkerLife } from './worker-life.ts';
import { WorkerLoad, workerLoads } from './worker-load.ts';
import type { WorkerName } from './worker-load.ts';

let carriesFaults = false;

/**
 * The typed face of a worker; faults it throws arrive as faults, its end fails what it was asked,
 * and its load is counted.
 */
export function linkTo<Api>(name: WorkerName, worker: Worker): Remote<Api> {
  if (!carriesFaults) {
    const inner = required(transferHandlers.get('throw'), "comlink's throw handler");
    transferHandlers.set('throw', faultCarryingHandler(inner) as never);
    carriesFaults = true;
  }
  return followed(name, wrap<Api>(worker), new WorkerLife(name, worker));
}

/** The same face, each call followed until it is answered. */
function followed<Api>(name: WorkerName, remote: Remote<Api>, life: WorkerLife): Remote<Api> {
  const load = new WorkerLoad();
  workerLoads.set(name, load);
  return new Proxy(remote, {
    get: (target, key) => {
      const method: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol' || typeof method !== 'function') return method;
      return (...args: readonly unknown[]) =>
        load.follow(life.follow(() => Reflect.apply(method, target, args) as Promise<unknown>));
    },
  });
}

/** The buffers behind columns, to be moved instead of copied. */
export function buffersOf(columns: Readonly<Record<string, unknown>>): ArrayBufferLike[] {
  return Object.values(columns).flatMap((column) =>
    ArrayBuffer.isView(column) ? [column.buffer] : [],
  );
}
