/** Thread of `TablePacker`: packs one table after the other, until nothing is asked any more. */
import { parentPort } from 'node:worker_threads';
import { required } from '../../base/assert.ts';
import { FaultError } from '../../base/fault.ts';
import { lakeTables } from '../../contracts/lake-tables.ts';
import { packTable } from '../stage/pack-table.ts';
import { columnHash, sha256 } from './column-hash.ts';
import { receivedColumns } from './sent-columns.ts';
import type { PackAnswer, PackQuestion } from './table-packer.ts';
import { nodeZstd } from './zstd-codec.ts';

const platform = { zstd: nodeZstd, sha256, columnHash };
const port = required(parentPort ?? undefined, 'a thread of its own');

function answerTo({ id, table, sent, ...request }: PackQuestion): PackAnswer {
  try {
    const contract = required(
      lakeTables.find((known) => known.table === table),
      table,
    );
    return { id, packed: packTable(platform, { ...request, contract }, receivedColumns(sent)) };
  } catch (error) {
    // An error loses its class on the way, and a fault its code.
    if (!(error instanceof FaultError)) throw error;
    const { code, message, context } = error;
    return { id, fault: { code, message, context } };
  }
}

// Nothing is asked any more: without its port the thread ends.
port.on('message', (question?: PackQuestion) => {
  if (question) port.postMessage(answerTo(question));
  else port.close();
});
