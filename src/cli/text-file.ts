import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FaultError } from '../base/fault.ts';
import { RawFile } from '../lake/node/raw-file.ts';

/**
 * The bytes of a text file, unpacked: plain, `.gz`, or zstd with any number of frames.
 *
 * @throws FaultError if the file is missing or its packing is damaged.
 */
export async function* textFileBytes(path: string): AsyncGenerator<Uint8Array> {
  const file = await RawFile.open(path);
  if (!path.endsWith('.gz')) {
    yield* file;
    return;
  }
  const unpacked = createGunzip();
  pipeline(createReadStream(path), unpacked, () => undefined);
  try {
    yield* unpacked as AsyncIterable<Uint8Array>;
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw new FaultError('input', `${path}: expected gzip, found ${found}`, { file: path }, error);
  }
}

/** The lines of a text file without their ends, in batches as they come off the disk. */
export async function* textLines(path: string): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of textFileBytes(path)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n/);
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
  rest += decoder.decode();
  // A last line without an end is a line all the same.
  if (rest !== '') yield [rest];
}
