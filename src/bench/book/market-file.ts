import { createReadStream, createWriteStream } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, zstdCompressSync } from 'node:zlib';
import type { DbnMetadata } from '../../domain/dbn/dbn-metadata.ts';
import { DbnWriter } from '../../domain/dbn/dbn-writer.ts';
import { MBO } from '../../domain/dbn/mbo.ts';
import { schemaId, Stype } from '../../domain/dbn/record-kinds.ts';
import { MarketStream } from './market-stream.ts';

/** Records that the stream fills in at a time. */
const BATCH_RECORDS = 1 << 17;

const metadata: DbnMetadata = {
  version: 3,
  dataset: 'GLBX.MDP3',
  schema: schemaId('mbo'),
  startNs: undefined,
  endNs: undefined,
  limit: undefined,
  stypeIn: Stype.RawSymbol,
  stypeOut: Stype.InstrumentId,
  tsOut: false,
  symbols: ['ESZ5'],
  partial: [],
  notFound: [],
  mappings: [],
};

/** Writes a plain DBN file of so many generated records, the same for every call. */
export async function writeMarketFile(path: string, recordCount: number): Promise<void> {
  const file = await open(path, 'w');
  const pieces: Uint8Array[] = [];
  const writer = new DbnWriter(metadata, (bytes) => pieces.push(bytes));
  const stream = new MarketStream('bench');
  const words = new Int32Array(BATCH_RECORDS * MBO.wordCount);
  let left = recordCount;
  while (left > 0) {
    const count = Math.min(left, stream.fill(words));
    writer.run({ words, wordsPerRecord: MBO.wordCount, count });
    left -= count;
    if (left === 0) writer.end();
    await file.writev(pieces.splice(0));
  }
  await file.close();
}

/** Packs a DBN file as Databento does: the metadata in a zstd frame of its own, then the records. */
export async function packMarketFile(path: string, packedPath: string): Promise<void> {
  const file = await open(path);
  const { buffer: prelude } = await file.read(new Uint8Array(8), 0, 8, 0);
  const headBytes = recordsOffset(prelude);
  const { buffer: head } = await file.read(new Uint8Array(headBytes), 0, headBytes, 0);
  await file.close();
  await writeFile(packedPath, zstdCompressSync(head));
  await pipeline(
    createReadStream(path, { start: headBytes, highWaterMark: 1 << 20 }),
    createZstdCompress({ chunkSize: 1 << 20 }),
    createWriteStream(packedPath, { flags: 'a' }),
  );
}

/** Offset of the first record in a DBN file. @param bytes its first eight at least. */
export function recordsOffset(bytes: Uint8Array): number {
  return 8 + new DataView(bytes.buffer, bytes.byteOffset, 8).getUint32(4, true);
}
