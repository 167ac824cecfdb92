import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FaultError } from '../../base/fault.ts';
import type { Measure } from './measure.ts';
import type { BenchFile, StepName } from './node-steps.ts';

const source = fileURLToPath(new URL('../native/book.c', import.meta.url));

/** Exit code of the program where libzstd is not installed. */
const NO_ZSTD = 3;

/** The steps in C, each run in a process of its own. */
export class NativeSteps {
  readonly #program: string;

  private constructor(program: string) {
    this.#program = program;
  }

  /** Compiles the program into a folder; undefined where there is no C compiler. */
  static compile(folder: string): NativeSteps | undefined {
    const program = join(folder, 'book');
    const options = ['-O3', '-march=native', '-o', program, source, '-lm', '-ldl'];
    const { error, status, stderr } = spawnSync('cc', options, { encoding: 'utf8' });
    if (error !== undefined) return undefined;
    if (status === 0) return new NativeSteps(program);
    throw new FaultError('unavailable', `cc: expected book.c to compile, found ${stderr}`);
  }

  /** Runs a step some times; none where it needs a library that is not installed. */
  run(step: StepName, file: BenchFile, times: number): readonly Measure[] {
    const path = step === 'zstd' ? file.packedPath : file.path;
    const steps = Array.from({ length: times }, () => step);
    const { status, stdout, stderr } = spawnSync(
      this.#program,
      [path, String(file.tickNano), ...steps],
      { encoding: 'utf8' },
    );
    if (status === NO_ZSTD) return [];
    if (status !== 0) {
      throw new FaultError('unavailable', `book.c: expected ${step} to run, found ${stderr}`);
    }
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Measure);
  }
}
