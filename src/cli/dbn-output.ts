import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import type { DbnMetadata } from '../domain/dbn/dbn-metadata.ts';
import { DbnWriter } from '../domain/dbn/dbn-writer.ts';

const packing = {
  params: {
    [constants.ZSTD_c_compressionLevel]: 3,
    // So that a flipped bit on a disk is told by every zstd reader.
    [constants.ZSTD_c_checksumFlag]: 1,
  },
  chunkSize: 1 << 20,
};

/** Chunks that are made while one is packed. */
const CHUNKS_AHEAD = 4;

/** Writes the records of a file, and yields after each batch so that the bytes can leave. */
export type FillDbn = (writer: DbnWriter) => AsyncIterable<unknown>;

/**
 * Writes a DBN file, packed where its name ends in `.zst`.
 *
 * The bytes go to a temporary name beside the file, which takes its own name when all of them are
 * written: a reader finds the whole file or none.
 *
 * @param fill what it yields is its own; what it throws ends the writing.
 */
export async function writeDbnFile(
  path: string,
  metadata: DbnMetadata,
  fill: FillDbn,
): Promise<void> {
  const temporaryPath = `${path}.${process.pid}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  const bytes = Readable.from(dbnBytes(metadata, fill), { highWaterMark: CHUNKS_AHEAD });
  try {
    if (path.endsWith('.zst')) {
      await pipeline(bytes, createZstdCompress(packing), createWriteStream(temporaryPath));
    } else {
      await pipeline(bytes, createWriteStream(temporaryPath));
    }
    await rename(temporaryPath, path);
  } catch (error) {
    await rm(temporaryPath, { force: true });
    throw error;
  }
}

async function* dbnBytes(metadata: DbnMetadata, fill: FillDbn): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const writer = new DbnWriter(metadata, (bytes) => {
    ready.push(bytes);
  });
  const batches = fill(writer)[Symbol.asyncIterator]();
  for (let isOver = false; !isOver;) {
    isOver = (await batches.next()).done === true;
    if (isOver) writer.end();
    yield* ready;
    ready = [];
  }
}
