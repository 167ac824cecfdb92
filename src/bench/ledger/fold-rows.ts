import { readFileSync } from 'node:fs';
import { DbnReader } from '../../domain/dbn/dbn-reader.ts';
import { LedgerFold } from '../../domain/ledger/ledger-fold.ts';
import type { LedgerOptions } from '../../domain/ledger/ledger-fold.ts';
import type { SessionLedger } from '../../domain/ledger/ledger-columns.ts';
import { medianMs } from '../book/bench-row.ts';
import type { BenchRow } from '../book/bench-row.ts';
import { checkAlike, measured } from '../book/measure.ts';
import type { Measure } from '../book/measure.ts';
import { ledgerDigest } from './ledger-digest.ts';
import type { NativeLedger } from './native-ledger.ts';
import type { SessionFile } from './session-file.ts';

/** Bytes that the reader is given at a time, as if they came from a disk. */
const PIECE_BYTES = 1 << 20;
/** Passes until the engine has compiled what is hot for good: C is compiled before it begins. */
const WARM_UP_PASSES = 3;
/** Most that the fold may take of what C takes. */
const FOLD_GOAL = 2;

/** What the fold of a session cost, beside its row of the result. */
export type FoldResult = { readonly row: BenchRow; readonly foldMs: number };

/**
 * Measures decode, book and ledger from memory, in TypeScript and C by turns after passes that are
 * left out, held to the same digest of every value.
 */
export async function foldRow(
  file: SessionFile,
  options: LedgerOptions,
  { native, repetitions }: { native: NativeLedger | undefined; repetitions: number },
): Promise<FoldResult> {
  const bytes = readFileSync(file.path);
  const [ours, theirs]: [Measure[], Measure[]] = [[], []];
  for (let pass = 0; pass < WARM_UP_PASSES; pass++) await foldOnce(bytes, options);
  for (let turn = 0; turn < repetitions; turn++) {
    if (native) theirs.push(native.run(file.path, options));
    ours.push(await foldOnce(bytes, options));
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

/** One measure of the fold; the digest is made after the clocks have stopped, as in C. */
async function foldOnce(bytes: Uint8Array, options: LedgerOptions): Promise<Measure> {
  let ledger: SessionLedger | undefined;
  const measure = await measured(() => {
    const fold = new LedgerFold(options);
    const reader = new DbnReader({ run: (run) => fold.push(run) });
    for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
      reader.push(bytes.subarray(start, start + PIECE_BYTES));
    }
    reader.end();
    fold.end();
    ledger = fold.ledger();
    return { records: reader.recordCount, digest: 0 };
  });
  return { ...measure, digest: ledger === undefined ? 0 : ledgerDigest(ledger) };
}
