import { pause } from './pause.ts';

/** Nothing is made ahead until so long after a question, ms: the screen needs the processors first. */
const REST_MS = 250;
/** Work stops so often for what has come in, ms. */
const STEP_MS = 4;

/** Short steps of work; one that yields a promise is waited for. */
type Steps = Iterator<unknown, void>;

/** Work that questions would have to wait for, done while none comes. */
export class WorkAhead {
  #steps: Steps | undefined;
  #askedMs = -Infinity;

  /** Notes that a question was answered. */
  rest(): void {
    this.#askedMs = performance.now();
  }

  /** Begins with these steps, or with none; what is left of those before is not done. */
  begin(steps: Steps | undefined): void {
    this.#steps = steps;
    if (steps !== undefined) void this.#work(steps);
  }

  async #work(steps: Steps): Promise<void> {
    let untilMs = -Infinity;
    while (this.#steps === steps) {
      const nowMs = performance.now();
      const restMs = REST_MS - (nowMs - this.#askedMs);
      if (restMs > 0) await pause(restMs);
      else if (nowMs > untilMs) {
        await pause();
        untilMs = performance.now() + STEP_MS;
      } else {
        const step = steps.next();
        if (step.done === true) return;
        await step.value;
      }
    }
  }
}
