import { stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import { FaultError } from '../../base/fault.ts';
import { fileChunks } from './file-chunks.ts';
import { isZstd, ZstdFrames } from './zstd-frames.ts';
import { salvagedBytes } from './zstd-salvage.ts';
import type { FramePiece } from './zstd-frames.ts';

/** Bytes of a chunk, read or decompressed; zlib's own 64 KiB would halve the speed. */
const CHUNK_BYTES = 1 << 20;

/**
 * A file of market data as decompressed bytes: plain or zstd, told by its first bytes and not by
 * its name, with any number of frames cut anywhere. Memory does not grow with the file.
 *
 * Iterate it once. A chunk is valid until the next one is asked for: copy what must outlive it.
 */
export class RawFile implements AsyncIterable<Uint8Array> {
  readonly path: string;
  /** Bytes of the file on disk. */
  readonly byteLength: number;
  readonly #frames: ZstdFrames;
  #bytesRead = 0;

  private constructor(path: string, byteLength: number) {
    this.path = path;
    this.byteLength = byteLength;
    this.#frames = new ZstdFrames(path);
  }

  /** @throws FaultError 'input' if there is no such file. */
  static async open(path: string): Promise<RawFile> {
    return new RawFile(path, await sizeOf(path));
  }

  /** Bytes of the file read so far, at most `byteLength`: for progress. */
  get bytesRead(): number {
    return this.#bytesRead;
  }

  /** Zstd frames met so far; 0 for a plain file, and skippable frames do not count. */
  get frameCount(): number {
    return this.#frames.frameCount;
  }

  /**
   * The decompressed bytes.
   *
   * @throws FaultError 'decode' for the obsolete DBZ format, and where zstd is cut or corrupt, after
   * all blocks before the damage.
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void> {
    const chunks = this.#chunks();
    try {
      const first = await chunks.next();
      if (first.done === true) return;
      this.#refuseDbz(first.value);
      if (isZstd(first.value)) {
        yield* this.#decompressed(this.#pieces(first.value, chunks));
      } else {
        yield first.value;
        yield* chunks;
      }
    } finally {
      await chunks.return();
    }
  }

  async *#chunks(): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of fileChunks(this.path, CHUNK_BYTES)) {
      this.#bytesRead += chunk.byteLength;
      yield chunk;
    }
  }

  async *#pieces(first: Uint8Array, rest: AsyncIterable<Uint8Array>): Pieces {
    // The decompressor reads ahead: what it is given must last.
    yield* this.#frames.pieces(first.slice());
    for await (const chunk of rest) yield* this.#frames.pieces(chunk.slice());
  }

  /** Decompresses frame by frame, each with a decompressor of its own. */
  async *#decompressed(pieces: Pieces): AsyncGenerator<Uint8Array, void> {
    for (;;) {
      const piece = await pieces.next();
      if (piece.done === true) break;
      yield* this.#frame(piece.value, pieces);
    }
    if (!this.#frames.isComplete) throw this.#truncatedFault();
  }

  async *#frame(first: FramePiece, pieces: Pieces): AsyncGenerator<Uint8Array, void> {
    const { frameCount, frameOffset } = this.#frames;
    let byteLength = 0;
    const input = Readable.from(frameBytes(first, pieces), { objectMode: false });
    const output = createZstdDecompress({ chunkSize: CHUNK_BYTES });
    // Faults of either side surface where the output is read.
    pipeline(input, output, () => undefined);
    try {
      for await (const chunk of output as AsyncIterable<Uint8Array>) {
        byteLength += chunk.length;
        yield chunk;
      }
    } catch (cause) {
      yield* salvagedBytes(this.path, frameOffset, byteLength);
      if (cause instanceof FaultError) throw cause;
      if (isEndOfInput(cause)) throw this.#truncatedFault();
      const found = cause instanceof Error ? cause.message : String(cause);
      throw this.#fault(`zstd frame ${frameCount}`, 'valid data', found, frameOffset);
    }
  }

  /** DBZ starts with a skippable zstd frame, so that it would pass for an odd fragment. */
  #refuseDbz(front: Uint8Array): void {
    const isDbz = isZstd(front) && String.fromCharCode(...front.subarray(8, 11)) === 'DBZ';
    if (isDbz) throw this.#fault('format', 'DBN', 'DBZ, its obsolete predecessor', 0);
  }

  #truncatedFault(): FaultError {
    const { byteOffset, missing } = this.#frames;
    return this.#fault('truncated zstd frame', missing, 'the end of the file', byteOffset);
  }

  #fault(what: string, expected: string, found: string, byteOffset: number): FaultError {
    const context = { file: this.path, byteOffset, expected, found };
    return new FaultError('decode', `${what}: expected ${expected}, found ${found}`, context);
  }
}

/**
 * The decompressed bytes of a file, for callers who ask nothing else about it.
 *
 * @throws FaultError as `RawFile` does.
 */
export async function* rawFileChunks(path: string): AsyncGenerator<Uint8Array, void> {
  yield* await RawFile.open(path);
}

/** Compressed bytes by frame; one iteration goes through all frames. */
type Pieces = AsyncGenerator<FramePiece, void>;

/** The bytes of one frame, taken from the front of the pieces. */
async function* frameBytes(first: FramePiece, pieces: Pieces): AsyncGenerator<Uint8Array, void> {
  yield first.bytes;
  let isOver = first.isLast;
  while (!isOver) {
    const piece = await pieces.next();
    if (piece.done === true) return;
    yield piece.value.bytes;
    isOver = piece.value.isLast;
  }
}

/** Whether the decompressor misses bytes, rather than having met wrong ones. */
function isEndOfInput(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'Z_BUF_ERROR';
}

/** The size of a readable file. */
async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (!found.isDirectory()) return found.size;
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new FaultError(
      'input',
      `file: expected one to read, found ${found}`,
      { file: path },
      cause,
    );
  }
  throw new FaultError('input', `file: expected one to read, found a directory`, { file: path });
}
