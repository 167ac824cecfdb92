import { assert } from '../../base/assert.ts';
import type { DbnMetadata } from './dbn-metadata.ts';
import { decodeFault } from './decode-fault.ts';
import { schemaName } from './record-kinds.ts';
import { isPossibleLength, lengthsText, versionOfLength } from './record-lengths.ts';
import { HEADER } from './record-run.ts';
import type { DbnVersion, RecordRun } from './record-run.ts';
import { StreamHead } from './stream-head.ts';

/** Who takes what a reader finds, in the order of the stream. */
export type DbnSink = {
  /** The metadata, once, before the first run; never called for a fragment. */
  metadata?(metadata: DbnMetadata): void;
  /** Records; the run's words are valid only during the call. */
  run(run: RecordRun): void;
};

/** What is known of a stream beforehand. */
export type DbnReaderOptions = {
  /** File name for faults. */
  readonly file?: string | undefined;
  /** Version of a fragment, if its records' lengths should not be asked. */
  readonly version?: DbnVersion | undefined;
};

/** Bytes of the run buffer: 8,192 mbo records, which stay in the processor's cache. */
const RUN_BYTES = 56 * 8192;

/**
 * Decodes DBN of versions 1 to 3 from decompressed bytes in pieces of any size.
 *
 * It reads nothing itself: `push` bytes as they come, then `end`. Each push delivers all records
 * that are whole by then; an unfinished one is held at the front of the run buffer, where the rest
 * of it and the records after it will join it.
 *
 *     "DBN" version length | metadata | record | record | …      a file
 *                                       record | record | …      a fragment
 */
export class DbnReader {
  readonly #sink: DbnSink;
  readonly #file: string | undefined;
  // A fixed buffer and one kind of view: resizable ones and mixed views cost the fold 2 to 3 times.
  readonly #words = new Int32Array(RUN_BYTES / 4);
  readonly #bytes = new Uint8Array(this.#words.buffer);

  #head: StreamHead | undefined;
  #version: DbnVersion | undefined;
  /** Bytes of an unfinished record at the front of the run buffer. */
  #heldBytes = 0;
  /** Decompressed bytes before the held record, or before the next one. */
  #byteOffset = 0;
  #recordIndex = 0;
  /** Set by a fault and by `end`; nothing is decoded afterwards. */
  #isOver = false;

  constructor(sink: DbnSink, { file, version }: DbnReaderOptions = {}) {
    this.#sink = sink;
    this.#file = file;
    this.#version = version;
    this.#head = new StreamHead(file);
  }

  /** Records delivered so far. */
  get recordCount(): number {
    return this.#recordIndex;
  }

  /**
   * Decodes the next bytes of the stream; they may be reused after the call.
   *
   * @throws FaultError 'decode' at the first wrong byte, with all records before it delivered.
   */
  push(chunk: Uint8Array): void {
    assert(!this.#isOver, 'push after the end of the stream or a fault');
    this.#isOver = true;
    this.#pushRecords(chunk, this.#pushHead(chunk));
    this.#isOver = false;
  }

  /**
   * Says that the stream is over.
   *
   * @throws FaultError 'decode' if it ends within the metadata or within a record.
   */
  end(): void {
    assert(!this.#isOver, 'end after the end of the stream or a fault');
    this.#isOver = true;
    this.#head?.failTruncated();
    if (this.#heldBytes > 0) {
      this.#fail('truncated record', `${this.#bytes[0] * 4} bytes`, this.#heldBytes);
    }
  }

  /** Feeds the head while there is one; returns the offset in the chunk where records go on. */
  #pushHead(chunk: Uint8Array): number {
    let offset = 0;
    while (this.#head !== undefined && offset < chunk.length) {
      offset += this.#head.take(chunk.subarray(offset));
      const start = this.#head.start();
      if (start?.kind === 'metadata') {
        this.#head = undefined;
        this.#version = start.metadata.version;
        this.#byteOffset = start.byteLength;
        this.#sink.metadata?.(start.metadata);
      } else if (start?.kind === 'fragment') {
        this.#head = undefined;
        this.#pushRecords(start.bytes, 0);
      }
    }
    return offset;
  }

  #pushRecords(chunk: Uint8Array, start: number): void {
    let offset = this.#completeHeld(chunk, start);
    while (offset < chunk.length) {
      const byteLength = this.#checkedLength(chunk[offset]);
      const end = runEnd(chunk, offset, Math.min(chunk.length, offset + RUN_BYTES));
      if (end === offset) {
        this.#bytes.set(chunk.subarray(offset));
        this.#heldBytes = chunk.length - offset;
        return;
      }
      this.#bytes.set(chunk.subarray(offset, end));
      this.#deliver((end - offset) / byteLength);
      offset = end;
    }
  }

  /** Adds to the held record and delivers it once whole; returns the offset after what it took. */
  #completeHeld(chunk: Uint8Array, start: number): number {
    if (this.#heldBytes === 0) return start;
    const byteLength = this.#bytes[0] * 4;
    const end = Math.min(chunk.length, start + byteLength - this.#heldBytes);
    this.#bytes.set(chunk.subarray(start, end), this.#heldBytes);
    this.#heldBytes += end - start;
    if (this.#heldBytes === byteLength) {
      this.#heldBytes = 0;
      this.#deliver(1);
    }
    return end;
  }

  /** Hands over the records at the front of the run buffer. */
  #deliver(count: number): void {
    const bits = this.#words[HEADER.bits];
    const wordsPerRecord = bits & 0xff;
    const rtype = (bits >>> 8) & 0xff;
    const byteLength = wordsPerRecord * 4;
    // A wrong length would make the fields of a record those of its neighbors.
    if (!isPossibleLength(rtype, wordsPerRecord)) {
      this.#fail(`length of ${schemaName(rtype)} record`, lengthsText(rtype), byteLength);
    }
    this.#version ??= versionOfLength(rtype, wordsPerRecord);
    this.#sink.run({
      rtype,
      words: this.#words,
      wordsPerRecord,
      count,
      recordIndex: this.#recordIndex,
      byteOffset: this.#byteOffset,
      version: this.#version ?? 1,
    });
    this.#recordIndex += count;
    this.#byteOffset += count * byteLength;
  }

  /** Length in bytes of a record from its first byte. */
  #checkedLength(wordCount: number): number {
    if (wordCount >= HEADER.wordCount) return wordCount * 4;
    return this.#fail('record length', 'at least 16 bytes', wordCount * 4);
  }

  #fail(what: string, expected: string, found: number): never {
    throw decodeFault(what, expected, found, {
      byteOffset: this.#byteOffset,
      recordIndex: this.#recordIndex,
      file: this.#file,
    });
  }
}

/**
 * Offset after the last whole record of the kind and length that begin at `start`; `start` itself
 * if not even one is whole before `limit`.
 */
function runEnd(chunk: Uint8Array, start: number, limit: number): number {
  const wordCount = chunk[start];
  const byteLength = wordCount * 4;
  const last = limit - byteLength;
  if (start > last) return start;
  const rtype = chunk[start + 1];
  let end = start + byteLength;
  while (end <= last && chunk[end] === wordCount && chunk[end + 1] === rtype) end += byteLength;
  return end;
}
