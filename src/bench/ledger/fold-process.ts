/**
 * A process of its own that folds a plain file and prints what the last of its passes cost: the
 * engine has compiled what is hot by then, and knows no other program's types.
 *
 * @example node src/bench/ledger/fold-process.ts session.dbn 1761724800000000000 1761755400000000000 250000000
 */
import { readFileSync } from 'node:fs';
import { DbnReader } from '../../domain/dbn/dbn-reader.ts';
import { LedgerFold } from '../../domain/ledger/ledger-fold.ts';
import type { LedgerOptions } from '../../domain/ledger/ledger-fold.ts';
import type { SessionLedger } from '../../domain/ledger/ledger-columns.ts';
import { measured } from '../book/measure.ts';
import type { Measure } from '../book/measure.ts';
import { ledgerDigest } from './ledger-digest.ts';
import { WARM_UP_PASSES } from './warm-up.ts';

/** Bytes that the reader is given at a time, as if they came from a disk. */
const PIECE_BYTES = 1 << 20;

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

const [path, startNs, endNs, tickNano] = process.argv.slice(2);
const options = { startNs: BigInt(startNs), endNs: BigInt(endNs), tickNano: Number(tickNano) };
const bytes = readFileSync(path);
for (let pass = 0; pass < WARM_UP_PASSES; pass++) await foldOnce(bytes, options);
process.stdout.write(JSON.stringify(await foldOnce(bytes, options)));
