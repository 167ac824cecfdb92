import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FaultError } from '../../base/fault.ts';
import type { LedgerOptions } from '../../domain/ledger/ledger-fold.ts';
import type { Measure } from '../book/measure.ts';

const source = fileURLToPath(new URL('../native/ledger.c', import.meta.url));

/** The fold of the ledger in C, run in a process of its own. */
export class NativeLedger {
  readonly #program: string;

  private constructor(program: string) {
    this.#program = program;
  }

  /** Compiles the program into a folder; undefined where there is no C compiler. */
  static compile(folder: string): NativeLedger | undefined {
    const program = join(folder, 'ledger');
    const options = ['-O3', '-march=native', '-o', program, source, '-lm'];
    const { error, status, stderr } = spawnSync('cc', options, { encoding: 'utf8' });
    if (error !== undefined) return undefined;
    if (status === 0) return new NativeLedger(program);
    throw new FaultError('unavailable', `cc: expected ledger.c to compile, found ${stderr}`);
  }

  /** Folds a plain file, once, from memory. */
  run(path: string, { startNs, endNs, tickNano }: LedgerOptions): Measure {
    const values = [tickNano, startNs, endNs, 1].map(String);
    const { status, stdout, stderr } = spawnSync(this.#program, [path, ...values], {
      encoding: 'utf8',
    });
    if (status === 0) return JSON.parse(stdout) as Measure;
    throw new FaultError('unavailable', `ledger.c: expected it to run, found ${status} ${stderr}`);
  }
}
