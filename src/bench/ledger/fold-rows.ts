import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { FaultError } from '../../base/fault.ts';
import type { LedgerOptions } from '../../domain/ledger/ledger-fold.ts';
import { medianMs } from '../book/bench-row.ts';
import type { BenchRow } from '../book/bench-row.ts';
import { checkAlike } from '../book/measure.ts';
import type { Measure } from '../book/measure.ts';
import type { NativeLedger } from './native-ledger.ts';
import type { SessionFile } from './session-file.ts';

const program = fileURLToPath(new URL('fold-process.ts', import.meta.url));
/** Most that the fold may take of what C takes. */
const FOLD_GOAL = 2;

/** What the fold of a session cost, beside its row of the result. */
export type FoldResult = { readonly row: BenchRow; readonly foldMs: number };

/**
 * Measures decode, book and ledger from memory, in TypeScript and C by turns, each time in a process
 * of its own, held to the same digest of every value.
 */
export function foldRow(
  file: SessionFile,
  options: LedgerOptions,
  { native, repetitions }: { native: NativeLedger | undefined; repetitions: number },
): FoldResult {
  const [ours, theirs]: [Measure[], Measure[]] = [[], []];
  for (let turn = 0; turn < repetitions; turn++) {
    if (native) theirs.push(native.run(file.path, options));
    ours.push(foldOnce(file.path, options));
  }
  checkAlike('ledger', [...ours, ...theirs]);
  const foldMs = medianMs(ours, 'cpuMs');
  const against = { name: 'C', value: medianMs(theirs, 'cpuMs') };
  const row: BenchRow = {
    ...{ file: 'session', title: 'decode + book + ledger', unit: 'cpu ms', records: file.records },
    ...{ value: foldMs, repetitions },
    ...(native && { against, goal: FOLD_GOAL }),
  };
  return { row, foldMs };
}

function foldOnce(path: string, { startNs, endNs, tickNano }: LedgerOptions): Measure {
  const args = [program, path, ...[startNs, endNs, tickNano].map(String)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status === 0) return JSON.parse(stdout) as Measure;
  throw new FaultError('unavailable', `fold: expected it to run, found ${status} ${stderr}`);
}
