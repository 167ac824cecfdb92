import { pause } from './pause.ts';

/** Work stops so often for what has come in, ms. */
const STEP_MS = 4;

/** Work that goes on while nothing has been asked for so long, ms. */
export type WorkStage = {
  readonly restMs: number;
  /** Short ones; one that yields a promise is waited for. */
  readonly steps: Iterator<unknown, void>;
};

/** Work that questions would have to wait for, done while none comes. */
export class WorkAhead {
  #stages: readonly WorkStage[] = [];
  #askedMs = -Infinity;

  /** Notes that a question was answered. */
  rest(): void {
    this.#askedMs = performance.now();
  }

  /** Begins with these, one after the other; what is left of those before is not done. */
  begin(stages: readonly WorkStage[]): void {
    this.#stages = stages;
    void this.#work(stages);
  }

  async #work(stages: readonly WorkStage[]): Promise<void> {
    for (const stage of stages) await this.#workThrough(stage, () => this.#stages === stages);
  }

  async #workThrough({ restMs, steps }: WorkStage, isWanted: () => boolean): Promise<void> {
    let untilMs = -Infinity;
    while (isWanted()) {
      const nowMs = performance.now();
      const leftMs = restMs - (nowMs - this.#askedMs);
      if (leftMs > 0) await pause(leftMs);
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
