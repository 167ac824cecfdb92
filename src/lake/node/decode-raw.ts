import { stat } from 'node:fs/promises';
import { FaultError } from '../../base/fault.ts';
import type { DbnMetadata } from '../../domain/dbn/dbn-metadata.ts';
import { DbnReader } from '../../domain/dbn/dbn-reader.ts';
import type { DbnSink } from '../../domain/dbn/dbn-reader.ts';
import { withRecordIndex } from './feed-reader.ts';
import type { RawEntry } from './raw-folder.ts';
import { RawFile } from './raw-file.ts';

/** What goes on while a file is decoded. */
export type DecodeHooks = {
  /** Runs after each chunk's records were delivered; decoding waits for it. */
  readonly afterChunk: (bytesRead: number, recordCount: number) => Promise<void>;
  /** Runs once when decoding is over, also by a fault. */
  readonly end?: () => void;
  /** Cuts chunks smaller, to test that their size does not matter. */
  readonly chunkBytes?: number | undefined;
};

/**
 * Decodes a raw file into a sink, chunk by chunk.
 *
 * @throws FaultError of the reader or the sink, its message starting with the file's name.
 */
export async function decodeRaw(entry: RawEntry, sink: DbnSink, hooks: DecodeHooks): Promise<void> {
  const reader = new DbnReader(sink, { file: entry.name });
  try {
    const file = await RawFile.open(entry.path);
    for await (const chunk of file) {
      for (const piece of piecesOf(chunk, hooks.chunkBytes)) reader.push(piece);
      await hooks.afterChunk(file.bytesRead, reader.recordCount);
    }
    reader.end();
    await refuseChanged(entry);
  } catch (error) {
    throw namedFault(withRecordIndex(error, reader.recordCount), entry.name);
  } finally {
    hooks.end?.();
  }
}

/**
 * The metadata of a raw file, which alone is read; undefined for a fragment.
 *
 * @throws FaultError of the reader, its message starting with the file's name.
 */
export async function rawMetadata(entry: RawEntry): Promise<DbnMetadata | undefined> {
  try {
    const head: { isKnown: boolean; metadata?: DbnMetadata } = { isKnown: false };
    const sink: DbnSink = {
      metadata: (metadata) => Object.assign(head, { metadata, isKnown: true }),
      run: () => Object.assign(head, { isKnown: true }),
    };
    const reader = new DbnReader(sink, { file: entry.name });
    for await (const chunk of await RawFile.open(entry.path)) {
      // What stands behind the metadata may be cut short; that is not asked here.
      for (const piece of piecesOf(chunk, 4096)) {
        if (!head.isKnown) reader.push(piece);
      }
      if (head.isKnown) return head.metadata;
    }
    reader.end();
    return undefined;
  } catch (error) {
    throw namedFault(error, entry.name);
  }
}

/** What was decoded would not be what the hash of the file stands for. */
async function refuseChanged({ path, byteLength, modifiedMs }: RawEntry): Promise<void> {
  const { size, mtimeMs } = await stat(path);
  if (size === byteLength && mtimeMs === modifiedMs) return;
  throw new FaultError(
    'input',
    `file: expected ${byteLength} bytes that stay as they are, found ${size}, changed while they were read`,
  );
}

function* piecesOf(chunk: Uint8Array, byteLength = chunk.length): Generator<Uint8Array> {
  for (let start = 0; start < chunk.length; start += byteLength) {
    yield chunk.subarray(start, start + byteLength);
  }
}

function namedFault(error: unknown, name: string): unknown {
  if (!(error instanceof FaultError)) return error;
  const context = { ...error.context, file: name };
  return new FaultError(error.code, `${name}: ${error.message}`, context, error);
}
