import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/**
 * The bytes of a file in chunks of `chunkBytes` or less.
 *
 * Two buffers take turns: while the caller has one, the disk fills the other. A chunk is therefore
 * valid until the next one is asked for; new memory for each would cost as much as the read.
 */
export async function* fileChunks(
  path: string,
  chunkBytes: number,
): AsyncGenerator<Uint8Array, void> {
  const file = await open(path);
  const bufferBytes = await neededBytes(file, chunkBytes);
  const buffers = [new Uint8Array(bufferBytes), new Uint8Array(bufferBytes)] as const;
  let turn: 0 | 1 = 0;
  let reading = file.read(buffers[turn], 0, bufferBytes);
  try {
    for (;;) {
      const { bytesRead, buffer } = await reading;
      if (bytesRead === 0) return;
      turn = turn === 0 ? 1 : 0;
      reading = file.read(buffers[turn], 0, bufferBytes);
      // A caller that stops early never asks how this read went.
      reading.catch(() => undefined);
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** Room for a chunk, or for all of a file that is shorter; a pipe does not tell its length. */
async function neededBytes(file: FileHandle, chunkBytes: number): Promise<number> {
  const { size } = await file.stat();
  return size === 0 ? chunkBytes : Math.min(size, chunkBytes);
}
