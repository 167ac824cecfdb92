import type { CaseOutcome, FailureKind } from './fuzz-message.ts';

/** A case that showed a mistake of ours. */
export type FuzzFailure = {
  readonly caseIndex: number;
  /** Name of the source that was damaged. */
  readonly source: string;
  readonly failure: FailureKind;
  /** What was seen; may have many lines. */
  readonly text: string;
};

/** A case that went as it should. */
type DoneCase = {
  readonly caseIndex: number;
  readonly outcome: CaseOutcome;
  readonly ms: number;
  readonly peakBytes: number;
};

/** Counts how cases went. */
export class FuzzTally {
  readonly #refusals = new Map<string, number>();
  readonly #failures: FuzzFailure[] = [];
  #decodedCount = 0;
  #worst: DoneCase | undefined;
  #last: DoneCase | undefined;
  #peakBytes = 0;

  /** Cases that are over, one way or another. */
  get caseCount(): number {
    return this.#decodedCount + this.#refusedCount() + this.#failures.length;
  }

  get failures(): readonly FuzzFailure[] {
    return this.#failures;
  }

  /** The last case that went as it should. */
  get last(): DoneCase | undefined {
    return this.#last;
  }

  done(done: DoneCase): void {
    const { outcome, ms, peakBytes } = done;
    const { refusal } = outcome;
    if (refusal === undefined) this.#decodedCount++;
    else this.#refusals.set(refusal, (this.#refusals.get(refusal) ?? 0) + 1);
    if (this.#worst === undefined || ms > this.#worst.ms) this.#worst = done;
    this.#peakBytes = Math.max(this.#peakBytes, peakBytes);
    this.#last = done;
  }

  failed(failure: FuzzFailure): void {
    this.#failures.push(failure);
  }

  /** All of it in one line. */
  summary(seed: string): string {
    const kinds = [...this.#refusals].sort(([, a], [, b]) => b - a);
    const refused = kinds.map(([kind, count]) => `${kind} ${grouped(count)}`).join(', ');
    const { ms = 0, caseIndex = 0 } = this.#worst ?? {};
    const failed = (kind: FailureKind, plural: string): string =>
      `${this.#failures.filter(({ failure }) => failure === kind).length} ${plural}`;
    return [
      `fuzz seed ${seed}: ${grouped(this.caseCount)} cases`,
      `${grouped(this.#decodedCount)} decoded`,
      `${grouped(this.#refusedCount())} refused (${refused})`,
      `worst ${Math.round(ms)} ms (case ${caseIndex})`,
      `peak memory ${Math.round(this.#peakBytes / 2 ** 20)} MiB`,
      failed('crash', 'crashes'),
      failed('hang', 'hangs'),
      failed('unhandled rejection', 'unhandled rejections'),
      failed('memory', 'over the memory bound'),
      failed('broken promise', 'broken promises'),
    ].join(', ');
  }

  #refusedCount(): number {
    return [...this.#refusals.values()].reduce((sum, count) => sum + count, 0);
  }
}

/** A failure for people, with the command that shows it again. */
export function failureText(seed: string, found: FuzzFailure): string {
  const { caseIndex, source, failure, text } = found;
  return `${failure} in case ${caseIndex}, from ${source}: npm run fuzz -- --seed ${seed} --case ${caseIndex}\n${text}`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
