/** Thread of `readGuarded`: one file, then it ends. */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { lakeTables } from '../../contracts/lake-tables.ts';
import { readStoredTable } from '../parquet/read-parquet.ts';
import type { GuardedAnswer, GuardedRequest } from './guarded-table.ts';
import { nodeZstd } from './zstd-codec.ts';

function answer(message: GuardedAnswer): void {
  parentPort?.postMessage(message);
}

/** What is wrong with the file: the decoder's own words, where it has some. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

const { path: where, table } = workerData as GuardedRequest;
const contract = lakeTables.find((known) => known.table === table);
try {
  answer({ kind: 'begun' });
  const file = new Uint8Array(readFileSync(where)).buffer;
  if (contract) {
    const stored = await readStoredTable(contract, { file, zstd: nodeZstd, where });
    answer({ kind: 'read', stored });
  }
} catch (error) {
  answer({ kind: 'failed', reason: reasonOf(error) });
}
