/** How busy a worker is: what it was asked and has not answered, and how long answers took. */

/** Answers whose time is remembered. */
const ANSWER_COUNT_MAX = 256;

/** A worker of the app. */
export type WorkerName = 'query' | 'moment' | 'feature' | 'retrieval' | 'compare';

/** Calls to one worker. */
export class WorkerLoad {
  #pendingCount = 0;
  #answerCount = 0;
  readonly #tookMs = new Float64Array(ANSWER_COUNT_MAX);

  /** Calls that wait for an answer. */
  get pendingCount(): number {
    return this.#pendingCount;
  }

  /** Calls answered since the page was opened. */
  get answerCount(): number {
    return this.#answerCount;
  }

  /** Times of the newest answers, ms, in no order; a copy. */
  get tookMs(): Float64Array {
    return this.#tookMs.slice(0, Math.min(this.#answerCount, ANSWER_COUNT_MAX));
  }

  /** Counts a call until it is answered, well or not. */
  async follow<T>(call: Promise<T>): Promise<T> {
    const startMs = performance.now();
    this.#pendingCount++;
    try {
      return await call;
    } finally {
      this.#pendingCount--;
      this.#tookMs[this.#answerCount++ % ANSWER_COUNT_MAX] = performance.now() - startMs;
    }
  }
}

/** The load of each worker that was started. */
export const workerLoads = new Map<WorkerName, WorkerLoad>();
