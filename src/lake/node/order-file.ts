import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { constants, createZstdCompress } from 'node:zlib';
import { MBO } from '../../domain/dbn/mbo.ts';
import type { DbnMetadata } from '../../domain/dbn/dbn-metadata.ts';
import { DbnWriter } from '../../domain/dbn/dbn-writer.ts';
import { Rtype } from '../../domain/dbn/record-kinds.ts';
import type { RecordRun } from '../../domain/dbn/record-run.ts';
import type { Stretch } from '../bronze/session-splitter.ts';
import type { DraftFile } from '../stage/lake-storage.ts';

const params = {
  [constants.ZSTD_c_compressionLevel]: 3,
  // So that a flipped bit on a disk is told by every zstd reader.
  [constants.ZSTD_c_checksumFlag]: 1,
};

/** Records gathered before they go to the compressor together. */
const BLOCK_RECORDS = 8192;

/** What an order file turned out to hold. */
export type OrderFileFacts = {
  readonly recordCount: number;
  readonly byteLength: number;
  /** SHA-256 of the file. */
  readonly sha256: string;
  /** SHA-256 of the records alone, decompressed. */
  readonly recordsSha256: string;
};

/**
 * One contract's orders of one session on their way into a `.dbn.zst`: DBN 3, one zstd frame.
 *
 * `take` is synchronous and only gathers; `drain` lets the compressor and the disk catch up, so
 * that memory does not grow with the file.
 */
export class OrderFile {
  readonly #file: DraftFile;
  readonly #compressor = createZstdCompress({ params, chunkSize: 1 << 18 });
  readonly #writer: DbnWriter;
  readonly #block = new Int32Array(BLOCK_RECORDS * MBO.wordCount);
  readonly #fileHash = createHash('sha256');
  readonly #recordsHash = createHash('sha256');
  readonly #copied: Promise<void>;
  readonly #onRun: (run: RecordRun) => void;
  #queue: Uint8Array[] = [];
  #blockCount = 0;
  #recordCount = 0;
  #byteLength = 0;

  /**
   * @param file an open file of a draft; `close` closes it. @param onRun is shown the contract's
   * records in order, each once; the run is valid during the call.
   */
  constructor(file: DraftFile, metadata: DbnMetadata, onRun: (run: RecordRun) => void) {
    this.#file = file;
    this.#onRun = onRun;
    this.#copied = this.#copy();
    // A fault of the disk is told by `drain` or `close`, whichever is called next.
    this.#copied.catch(() => undefined);
    this.#writer = new DbnWriter(metadata, (bytes) => this.#queue.push(bytes));
  }

  /** Records taken so far. */
  get recordCount(): number {
    return this.#recordCount;
  }

  /** Takes the contract's records among a stretch of mbo records; a trailing ts_out is cut off. */
  take({ words, wordsPerRecord }: RecordRun, { start, end }: Stretch, instrumentId: number): void {
    const block = this.#block;
    for (let i = start, at = start * wordsPerRecord; i < end; i++, at += wordsPerRecord) {
      if (words[at + MBO.instrumentId] !== instrumentId) continue;
      const target = this.#blockCount * MBO.wordCount;
      for (let word = 0; word < MBO.wordCount; word++) block[target + word] = words[at + word];
      // The first byte says the length in words, which a ts_out makes longer.
      block[target] = (words[at] & ~0xff) | MBO.wordCount;
      this.#blockCount++;
      if (this.#blockCount === BLOCK_RECORDS) this.#flush();
    }
  }

  /** Waits until what was taken is compressed or the compressor has room again. */
  async drain(): Promise<void> {
    const queue = this.#queue;
    this.#queue = [];
    for (const bytes of queue) {
      if (!this.#compressor.write(bytes)) {
        await Promise.race([once(this.#compressor, 'drain'), this.#copied]);
      }
    }
  }

  /** Ends the file and has it on the disk. */
  async close(): Promise<OrderFileFacts> {
    this.#flush();
    this.#writer.end();
    await this.drain();
    this.#compressor.end();
    await this.#copied;
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

  #flush(): void {
    const words = this.#block.subarray(0, this.#blockCount * MBO.wordCount);
    this.#recordsHash.update(words);
    const run: RecordRun = {
      ...{ rtype: Rtype.Mbo, version: 3, byteOffset: 0, recordIndex: this.#recordCount },
      ...{ words, wordsPerRecord: MBO.wordCount, count: this.#blockCount },
    };
    this.#writer.run(run);
    this.#onRun(run);
    this.#recordCount += this.#blockCount;
    this.#blockCount = 0;
  }

  async #copy(): Promise<void> {
    for await (const bytes of this.#compressor as AsyncIterable<Uint8Array>) {
      this.#fileHash.update(bytes);
      this.#byteLength += bytes.length;
      await this.#file.write(bytes);
    }
  }
}
