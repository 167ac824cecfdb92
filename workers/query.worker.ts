import { expose, transfer, transferHandlers } from 'comlink';
import { decompressZstd } from 'hyparquet-compressors';
import { required } from '../src/base/assert.ts';
import type { AnyColumns } from '../src/contracts/contract.ts';
import { readParquet } from '../src/lake/parquet/read-parquet.ts';
import { faultCarryingHandler } from '../src/protocol/error-frame.ts';
import type { QueryApi } from '../src/protocol/query-api.ts';
import { LakeTables } from '../src/query/lake-tables.ts';
import { QueryLab } from '../src/query/query-lab.ts';
import { showLife } from '../src/query/show-life.ts';

transferHandlers.set(
  'throw',
  faultCarryingHandler(required(transferHandlers.get('throw'), "comlink's throw handler")) as never,
);

const zstd = { decompress: (bytes: Uint8Array) => decompressZstd(bytes) };

const tables = new LakeTables(async (contract, file, where) => {
  const { columns } = await readParquet(contract, { file, zstd, where });
  return columns;
});

const lab = new QueryLab(async () => (await tables.engine()).connect());

const api: QueryApi = {
  startEngine: (assetUrl) => tables.startEngine(assetUrl),
  beginSession() {
    tables.beginSession();
    return Promise.resolve();
  },
  readTable: async (request) => handOver(await tables.read(request)),
  tapeFacts: (atNs) => tables.tapeFacts(atNs),
  ask: (question) => lab.ask(question),
  cancelAsk: () => lab.cancel(),
  async exportAnswer(...request) {
    const file = await lab.export(...request);
    return transfer(file, [file.bytes.buffer]);
  },
};

expose(api);
showLife();

/** Moves the buffers instead of copying them. */
function handOver(columns: AnyColumns): AnyColumns {
  const buffers = Object.values(columns).flatMap((column) =>
    ArrayBuffer.isView(column) ? [column.buffer] : [],
  );
  return transfer(columns, buffers);
}
