import { FaultError } from '../../base/fault.ts';
import { isLifeSign } from '../../protocol/life-sign.ts';
import type { WorkerName } from './worker-load.ts';

/** A thread that may end without a word. @see LifeSign */
export type MortalThread = Pick<Worker, 'addEventListener'>;

/** The part of the browser's locks that is needed here; undefined on an insecure origin. */
export type Locks = Pick<LockManager, 'request'> | undefined;

/**
 * The life of a worker, and of what it was asked: when it ends, calls that wait fail, and so does
 * every later one, where they would otherwise wait for ever.
 */
export class WorkerLife {
  readonly #name: WorkerName;
  /** How to fail each call that waits. */
  readonly #waiting = new Set<(fault: FaultError) => void>();
  #fault: FaultError | undefined;
  #hasSpoken = false;

  constructor(name: WorkerName, thread: MortalThread, locks: Locks = locksHere()) {
    this.#name = name;
    thread.addEventListener('message', ({ data }) => {
      this.#hasSpoken = true;
      if (isLifeSign(data)) void locks?.request(data.lock, () => this.#end('it has ended'));
    });
    // Later than its first word, an error is a call's, and the call tells of it.
    thread.addEventListener('error', () => {
      if (!this.#hasSpoken) this.#end('it cannot be started');
    });
  }

  /**
   * Makes a call and follows it.
   *
   * @throws FaultError 'unavailable', naming the worker, once it has ended.
   */
  async follow<T>(call: () => Promise<T>): Promise<T> {
    if (this.#fault !== undefined) throw this.#fault;
    // Not a race with one promise of the end: that would remember every call for as long as it lives.
    return new Promise<T>((resolve, reject) => {
      this.#waiting.add(reject);
      const done = (): boolean => this.#waiting.delete(reject);
      call().finally(done).then(resolve, reject);
    });
  }

  #end(how: string): void {
    const name = this.#name;
    const words = `${name} worker: expected an answer, found that ${how}`;
    this.#fault ??= new FaultError('unavailable', words, { worker: name });
    for (const fail of this.#waiting) fail(this.#fault);
    this.#waiting.clear();
  }
}

/** The worker whose end made a call fail; undefined if it failed of something else. */
export function endedWorker(error: unknown): string | undefined {
  const worker = error instanceof FaultError ? error.context['worker'] : undefined;
  return worker === undefined ? undefined : String(worker);
}

/** An insecure origin has no locks, whatever the type says. */
function locksHere(): Locks {
  return isSecureContext ? navigator.locks : undefined;
}
