import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { TransformOptions } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import type { ZstdOptions } from 'node:zlib';
import { ZstdFrames } from './zstd-frames.ts';

/**
 * Room for the output of one block (at most 128 KiB), so that the decompressor never waits for us.
 * Node hands it on to the stream, though its types know only the options of zstd.
 */
const options: ZstdOptions & TransformOptions = { readableHighWaterMark: 1 << 22 };

/**
 * What a damaged zstd frame gives up to its damage, beyond what was already taken.
 *
 * A decompressor that meets wrong bytes drops all it had not handed over yet. So the frame is read
 * a second time, one block after the other, each handed over before the next is tried.
 *
 * @param frameOffset where the frame begins in the file.
 * @param taken decompressed bytes of the frame to leave out.
 */
export async function* salvagedBytes(
  path: string,
  frameOffset: number,
  taken: number,
): AsyncGenerator<Uint8Array, void> {
  const output = createZstdDecompress(options);
  // Known already: it is why we are here.
  output.on('error', () => undefined);
  const isClosed = once(output, 'close').then(
    () => false,
    () => false,
  );
  let left = taken;
  try {
    for await (const block of frameBlocks(path, frameOffset)) {
      const isWritten = new Promise<boolean>((resolve) =>
        output.write(block, (error) => resolve(error === null || error === undefined)),
      );
      if (!(await Promise.race([isWritten, isClosed]))) return;
      const bytes = (output.read() as Buffer | null) ?? Buffer.alloc(0);
      if (bytes.length > left) yield bytes.subarray(left);
      left = Math.max(0, left - bytes.length);
    }
  } finally {
    output.destroy();
  }
}

/** Compressed bytes of one frame, cut after each block, as far as its headers are sound. */
async function* frameBlocks(path: string, start: number): AsyncGenerator<Uint8Array, void> {
  const frames = new ZstdFrames(path, { isCutByBlock: true });
  for await (const chunk of createReadStream(path, { start }) as AsyncIterable<Uint8Array>) {
    const pieces = frames.pieces(chunk);
    for (;;) {
      const piece = nextPiece(pieces);
      if (piece === 'unsound') return;
      if (piece === undefined) break;
      yield piece.bytes;
      if (piece.isLast) return;
    }
  }
}

function nextPiece(
  pieces: ReturnType<ZstdFrames['pieces']>,
): { readonly bytes: Uint8Array; readonly isLast: boolean } | 'unsound' | undefined {
  try {
    const next = pieces.next();
    return next.done === true ? undefined : next.value;
  } catch {
    // The fault of the first reading tells it; here it only ends the frame.
    return 'unsound';
  }
}
