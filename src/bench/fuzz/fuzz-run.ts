import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { FuzzTally } from './fuzz-tally.ts';
import type { FailureKind, FuzzMessage } from './fuzz-message.ts';

/** Cases to run: those from `start` to before `end`; what a case is follows from seed and index. */
export type FuzzRequest = {
  readonly seed: string;
  readonly start: number;
  readonly end: number;
  /** The usual one where it is not said otherwise. */
  readonly watch?: Partial<FuzzWatch>;
};

/** What runs the cases, and what it may take. */
export type FuzzWatch = {
  /** Program that takes seed, first case and end, and says how they go. */
  readonly program: string;
  /** A case that takes longer hangs. */
  readonly caseMsMax: number;
  /** Resident bytes that no case may need. */
  readonly memoryBytesMax: number;
  /** Heap of the program, so that one that grows without end is soon over. */
  readonly heapMegabytes: number;
};

const usualWatch: FuzzWatch = {
  program: fileURLToPath(new URL('fuzz-child.ts', import.meta.url)),
  // The slowest sound case takes a hundredth of it.
  caseMsMax: 20_000,
  memoryBytesMax: 512 * 2 ** 20,
  heapMegabytes: 256,
};

/**
 * Runs cases in a process of their own and watches it. After a failure a new process goes on with
 * the next case.
 *
 * @param onCase hears how many cases are done.
 */
export async function runFuzz(
  { seed, start, end, watch }: FuzzRequest,
  onCase: (caseCount: number) => void = () => undefined,
): Promise<FuzzTally> {
  const tally = new FuzzTally();
  const report = { tally, onCase: () => onCase(tally.caseCount) };
  for (let next = start; next < end;) {
    const run = new WatchedRun({ ...usualWatch, ...watch }, report, next);
    next = await run.to(end, seed);
  }
  return tally;
}

/** Who hears how cases go. */
type FuzzReport = { readonly tally: FuzzTally; readonly onCase: () => void };

/** One process, from its first case to its last or to one that it does not survive. */
class WatchedRun {
  readonly #watch: FuzzWatch;
  readonly #report: FuzzReport;
  #caseIndex: number;
  #source = 'none yet';
  #hasFailed = false;
  #stderr = '';
  #timer: NodeJS.Timeout | undefined;

  constructor(watch: FuzzWatch, report: FuzzReport, caseIndex: number) {
    this.#watch = watch;
    this.#report = report;
    this.#caseIndex = caseIndex;
  }

  /** Returns the case to go on with. */
  async to(end: number, seed: string): Promise<number> {
    const { program, heapMegabytes } = this.#watch;
    const child = fork(program, [seed, String(this.#caseIndex), String(end)], {
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child.stderr?.on('data', (bytes: Buffer) => (this.#stderr += bytes.toString()));
    child.on('message', (message) => this.#hear(message as FuzzMessage, child));
    this.#rewind(child);
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    clearTimeout(this.#timer);
    const isOver = code === 0 && this.#caseIndex === end;
    if (!isOver) this.#fail('crash', `${signal ?? `exit code ${String(code)}`}: ${this.#stderr}`);
    return this.#hasFailed ? this.#caseIndex + 1 : end;
  }

  #hear(message: FuzzMessage, child: ChildProcess): void {
    // What was under way when it was stopped.
    if (this.#hasFailed) return;
    this.#rewind(child);
    this.#caseIndex = message.caseIndex;
    if (message.kind === 'begun') {
      this.#source = message.source;
    } else if (message.kind === 'failed') {
      this.#fail(message.failure, message.text);
      child.kill('SIGKILL');
    } else if (message.peakBytes > this.#watch.memoryBytesMax) {
      this.#fail('memory', `${Math.round(message.peakBytes / 2 ** 20)} MiB resident`);
      child.kill('SIGKILL');
    } else {
      this.#caseIndex++;
      this.#report.tally.done(message);
      this.#report.onCase();
    }
  }

  /** Notes the first failure; what follows from it is none of its own. */
  #fail(failure: FailureKind, text: string): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    const caseIndex = this.#caseIndex;
    this.#report.tally.failed({ caseIndex, source: this.#source, failure, text: text.trim() });
    this.#report.onCase();
  }

  /** Starts to count the time of a case anew. */
  #rewind(child: ChildProcess): void {
    const { caseMsMax } = this.#watch;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#fail('hang', `no end after ${caseMsMax / 1000} s`);
      child.kill('SIGKILL');
    }, caseMsMax);
  }
}
