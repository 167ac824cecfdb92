import { createHash } from 'node:crypto';
import { constants, createZstdCompress } from 'node:zlib';
import { HEADER } from '../../domain/dbn/record-run.ts';
import type { DbnMetadata } from '../../domain/dbn/dbn-metadata.ts';
import { encodeMetadata } from '../../domain/dbn/metadata-encoder.ts';
import type { RecordRun } from '../../domain/dbn/record-run.ts';
import type { Stretch } from '../bronze/session-splitter.ts';
import type { DraftFile } from '../stage/lake-storage.ts';

/** Records that go to hash and ledger together: what a cache holds. */
const RUN_RECORDS = 8192;
/**
 * Records that go to the compressor together. It takes its next block when this thread comes round
 * to it, and must not stand still until then.
 */
const BLOCK_RECORDS = 16 * RUN_RECORDS;
/** Blocks at most on their way through the compressor. */
const BLOCKS_AWAY_MAX = 3;

const options = {
  params: {
    // The next level takes half as long again for a fifteenth of the bytes.
    [constants.ZSTD_c_compressionLevel]: 1,
    // So that a flipped bit on a disk is told by every zstd reader.
    [constants.ZSTD_c_checksumFlag]: 1,
  },
  chunkSize: 1 << 20,
};

/** Bytes for the compressor, and the block that is free again when it has them. */
type Piece = { readonly bytes: Uint8Array; readonly block?: Int32Array<ArrayBuffer> };

/** What an order file turned out to hold. */
export type OrderFileFacts = {
  readonly recordCount: number;
  readonly byteLength: number;
  /** SHA-256 of the file. */
  readonly sha256: string;
  /** SHA-256 of the records alone, decompressed. */
  readonly recordsSha256: string;
};

/** Records of a file, all of one kind and length. */
export type FileRecords = { readonly rtype: number; readonly wordCount: number };

/**
 * One contract's orders, or best prices, of one session on their way into a `.dbn.zst`: DBN 3, one
 * zstd frame.
 *
 * `take` is synchronous and only gathers; `drain` lets the compressor and the disk catch up, so
 * that memory does not grow with the file.
 */
export class OrderFile {
  readonly #file: DraftFile;
  readonly #records: FileRecords;
  readonly #compressor = createZstdCompress(options);
  readonly #fileHash = createHash('sha256');
  readonly #recordsHash = createHash('sha256');
  readonly #copied: Promise<void>;
  readonly #onRun: (run: RecordRun) => void;
  #block: Int32Array<ArrayBuffer>;
  #blockCount = 0;
  /** Records of the block that hash and ledger have had. */
  #toldCount = 0;
  /** Blocks that the compressor has done with. */
  readonly #free: Int32Array<ArrayBuffer>[] = [];
  #queue: Piece[];
  #awayCount = 0;
  #onReturn: () => void = () => undefined;
  #recordCount = 0;
  #byteLength = 0;

  /**
   * @param file an open file of a draft; `close` closes it. @param onRun is shown the contract's
   * records in order, each once; the run is valid during the call.
   */
  constructor(
    file: DraftFile,
    { metadata, records }: { readonly metadata: DbnMetadata; readonly records: FileRecords },
    onRun: (run: RecordRun) => void,
  ) {
    this.#file = file;
    this.#records = records;
    this.#block = newBlock(records);
    this.#onRun = onRun;
    this.#copied = this.#copy();
    // A fault of the disk is told by `drain` or `close`, whichever is called next.
    this.#copied.catch(() => undefined);
    this.#queue = [{ bytes: encodeMetadata(metadata) }];
  }

  /** Records taken so far. */
  get recordCount(): number {
    return this.#recordCount;
  }

  /** Takes the contract's records among a stretch of records; a trailing ts_out is cut off. */
  take({ words, wordsPerRecord }: RecordRun, { start, end }: Stretch, instrumentId: number): void {
    let first = start;
    for (let i = start; i < end; i++) {
      if (words[i * wordsPerRecord + HEADER.instrumentId] === instrumentId) continue;
      this.#hold(words.subarray(first * wordsPerRecord, i * wordsPerRecord), wordsPerRecord);
      first = i + 1;
    }
    this.#hold(words.subarray(first * wordsPerRecord, end * wordsPerRecord), wordsPerRecord);
  }

  /** Waits until the compressor has room for what was taken. */
  async drain(): Promise<void> {
    const queue = this.#queue;
    this.#queue = [];
    for (const piece of queue) {
      await this.#untilAway(BLOCKS_AWAY_MAX - 1);
      this.#send(piece);
    }
  }

  /** Hands on the last of what was taken; nothing may be taken any more. */
  end(): void {
    this.#tell();
    if (this.#blockCount > 0) this.#queueBlock();
  }

  /** Ends the file and has it on the disk. */
  async close(): Promise<OrderFileFacts> {
    this.end();
    await this.drain();
    // Ended before its last block it would end its frame with that, and once more with nothing.
    await this.#untilAway(0);
    this.#compressor.end();
    await this.#copied;
    this.#free.length = 0;
    await this.#file.close();
    return {
      recordCount: this.#recordCount,
      byteLength: this.#byteLength,
      sha256: this.#fileHash.digest('hex'),
      recordsSha256: this.#recordsHash.digest('hex'),
    };
  }

  /** Stops without a whole file. */
  async abandon(): Promise<void> {
    this.#compressor.destroy();
    await this.#copied.catch(() => undefined);
    await this.#file.close();
  }

  #hold(words: Int32Array, wordsPerRecord: number): void {
    const { wordCount } = this.#records;
    const count = words.length / wordsPerRecord;
    for (let taken = 0; taken < count;) {
      const room = RUN_RECORDS - (this.#blockCount - this.#toldCount);
      const end = Math.min(count, taken + room);
      const piece = words.subarray(taken * wordsPerRecord, end * wordsPerRecord);
      this.#block.set(plainRecords(piece, wordsPerRecord, wordCount), this.#blockCount * wordCount);
      this.#blockCount += end - taken;
      taken = end;
      if (this.#blockCount - this.#toldCount === RUN_RECORDS) this.#tell();
      if (this.#blockCount === BLOCK_RECORDS) this.#queueBlock();
    }
  }

  /** Tells hash and ledger of what they have not had yet. */
  #tell(): void {
    const { rtype, wordCount } = this.#records;
    const count = this.#blockCount - this.#toldCount;
    if (count === 0) return;
    const words = this.#block.subarray(this.#toldCount * wordCount, this.#blockCount * wordCount);
    this.#recordsHash.update(words);
    this.#onRun({
      ...{ rtype, version: 3, byteOffset: 0, recordIndex: this.#recordCount },
      ...{ words, wordsPerRecord: wordCount, count },
    });
    this.#recordCount += count;
    this.#toldCount = this.#blockCount;
  }

  #queueBlock(): void {
    const byteLength = this.#blockCount * this.#records.wordCount * 4;
    const block = this.#block;
    this.#queue.push({ bytes: new Uint8Array(block.buffer, 0, byteLength), block });
    // The compressor takes its time: what it was given must last.
    this.#block = this.#free.pop() ?? newBlock(this.#records);
    this.#blockCount = 0;
    this.#toldCount = 0;
  }

  /** Waits until the compressor has so many blocks at most. */
  async #untilAway(count: number): Promise<void> {
    while (this.#awayCount > count) {
      const returned = new Promise<void>((resolve) => (this.#onReturn = resolve));
      await Promise.race([returned, this.#copied]);
    }
  }

  #send({ bytes, block }: Piece): void {
    this.#awayCount++;
    this.#compressor.write(bytes, () => {
      this.#awayCount--;
      if (block !== undefined) this.#free.push(block);
      this.#onReturn();
    });
  }

  async #copy(): Promise<void> {
    for await (const bytes of this.#compressor as AsyncIterable<Uint8Array>) {
      this.#fileHash.update(bytes);
      this.#byteLength += bytes.length;
      await this.#file.write(bytes);
    }
  }
}

function newBlock({ wordCount }: FileRecords): Int32Array<ArrayBuffer> {
  return new Int32Array(BLOCK_RECORDS * wordCount);
}

/** The records without what may stand behind them; their first byte says their length in words. */
function plainRecords(words: Int32Array, wordsPerRecord: number, wordCount: number): Int32Array {
  if (wordsPerRecord === wordCount) return words;
  const count = words.length / wordsPerRecord;
  const plain = new Int32Array(count * wordCount);
  for (let i = 0; i < count; i++) {
    const at = i * wordsPerRecord;
    const target = i * wordCount;
    plain.set(words.subarray(at, at + wordCount), target);
    plain[target] = (words[at] & ~0xff) | wordCount;
  }
  return plain;
}
