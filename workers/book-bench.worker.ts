/** The decode-and-book benchmark in a browser; `src/bench/book` sends the tasks. */
import { bookDigest } from '../src/domain/book/book-digest.ts';
import { BookFold } from '../src/domain/book/book-fold.ts';
import { DbnReader } from '../src/domain/dbn/dbn-reader.ts';

/** One task: read the file into memory, build the book from there, or build it from the file. */
type Task = {
  readonly step: 'hold' | 'book' | 'file';
  readonly file: File;
  readonly tickNano: number;
};

/** Bytes that the reader is given at a time, as in Node. */
const PIECE_BYTES = 1 << 20;

let held = new Uint8Array(0);

self.addEventListener('message', ({ data }: MessageEvent<Task>) => {
  void perform(data).then((result) => {
    self.postMessage(result);
  });
});

async function perform({ step, file, tickNano }: Task): Promise<unknown> {
  if (step === 'hold') {
    held = new Uint8Array(await file.arrayBuffer());
    return undefined;
  }
  const startMs = performance.now();
  const fold = new BookFold(tickNano);
  const reader = new DbnReader({ run: (run) => fold.push(run) });
  for await (const chunk of step === 'book' ? pieces(held) : filePieces(file)) reader.push(chunk);
  reader.end();
  const wallMs = performance.now() - startMs;
  return { wallMs, cpuMs: NaN, records: reader.recordCount, digest: bookDigest(fold) };
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    yield bytes.subarray(start, start + PIECE_BYTES);
  }
}

/** The file's bytes in large pieces: handing over the stream's own small ones would cost more. */
async function* filePieces(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader({ mode: 'byob' });
  let buffer = new ArrayBuffer(PIECE_BYTES);
  for (;;) {
    const { done, value } = await reader.read(new Uint8Array(buffer));
    if (value === undefined) return;
    yield value;
    if (done) return;
    buffer = value.buffer;
  }
}
