import { readFileSync } from 'node:fs';
import { bookDigest } from '../../domain/book/book-digest.ts';
import { BookFold } from '../../domain/book/book-fold.ts';
import { DbnReader } from '../../domain/dbn/dbn-reader.ts';
import { MBO } from '../../domain/dbn/mbo.ts';
import type { RecordRun } from '../../domain/dbn/record-run.ts';
import { RawFile } from '../../lake/node/raw-file.ts';
import { recordsOffset } from './market-file.ts';
import type { StepResult } from './measure.ts';

/** What is measured, each on the same records: see native/book.c for the same in C. */
export type StepName = 'scan' | 'decode' | 'book' | 'file' | 'zstd';

/** One file of mbo records to measure on. */
export type BenchFile = {
  readonly name: string;
  /** Plain and packed. */
  readonly path: string;
  readonly packedPath: string;
  readonly tickNano: number;
  readonly records: number;
};

const { instrumentId, tsEventLo, tsEventHi, orderIdLo, orderIdHi, priceLo, priceHi } = MBO;
const { size, bits: bitsWord, tsRecvLo, tsRecvHi, sequence, wordCount } = MBO;

/** Bytes that a reader is given at a time, as if they came from a disk. */
const PIECE_BYTES = 1 << 20;

/** The steps in TypeScript, in this process. */
export class NodeSteps {
  readonly #file: BenchFile;
  readonly #bytes: Uint8Array;

  /** Holds the file in memory from here on. */
  constructor(file: BenchFile) {
    this.#file = file;
    this.#bytes = readFileSync(file.path);
  }

  run(step: StepName): StepResult | Promise<StepResult> {
    switch (step) {
      case 'scan':
        return this.#scan();
      case 'decode':
        return this.#decode();
      case 'book':
        return this.#book();
      case 'file':
        return bookOfFile(this.#file.path, this.#file.tickNano);
      case 'zstd':
        return bookOfFile(this.#file.packedPath, this.#file.tickNano);
    }
  }

  #scan(): StepResult {
    const bytes = this.#bytes.subarray(recordsOffset(this.#bytes));
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
    const words = new Int32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
    return { records: words.length / MBO.wordCount, digest: xorOf(words) >>> 0 };
  }

  #decode(): StepResult {
    const { tickNano } = this.#file;
    let digest = 0;
    const records = this.#read((run) => (digest ^= decodedXor(run, 1 / tickNano)));
    return { records, digest: digest >>> 0 };
  }

  #book(): StepResult {
    const fold = new BookFold(this.#file.tickNano);
    const records = this.#read((run) => {
      fold.push(run);
    });
    return { records, digest: bookDigest(fold) };
  }

  /** Reads the file in memory; how many records it has. */
  #read(run: (run: RecordRun) => void): number {
    const reader = new DbnReader({ run });
    for (let start = 0; start < this.#bytes.length; start += PIECE_BYTES) {
      reader.push(this.#bytes.subarray(start, start + PIECE_BYTES));
    }
    reader.end();
    return reader.recordCount;
  }
}

/** Builds the book of a file on disk, plain or packed. */
export async function bookOfFile(path: string, tickNano: number): Promise<StepResult> {
  const fold = new BookFold(tickNano);
  const reader = new DbnReader({ run: (run) => fold.push(run) });
  for await (const chunk of await RawFile.open(path)) reader.push(chunk);
  reader.end();
  return { records: reader.recordCount, digest: bookDigest(fold) };
}

/** All words, by four sums that do not wait for each other. */
function xorOf(words: Int32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const end = words.length & ~3;
  for (let i = 0; i < end; i += 4) {
    a ^= words[i];
    b ^= words[i + 1];
    c ^= words[i + 2];
    d ^= words[i + 3];
  }
  for (let i = end; i < words.length; i++) a ^= words[i];
  return a ^ b ^ c ^ d;
}

/** Ten fields of each record, as an analysis would read them. */
function decodedXor({ words, count }: RecordRun, ticksPerNano: number): number {
  let sum = 0;
  for (let at = 0; at < count * wordCount; at += wordCount) {
    const bits = words[at + bitsWord];
    const nano = words[at + priceHi] * 4294967296 + (words[at + priceLo] >>> 0);
    sum ^= words[at + instrumentId] ^ words[at + tsEventLo] ^ words[at + tsEventHi];
    sum ^= words[at + orderIdLo] ^ words[at + orderIdHi] ^ words[at + size];
    sum ^= Math.floor(nano * ticksPerNano + 0.5) ^ words[at + tsRecvLo] ^ words[at + tsRecvHi];
    sum ^= words[at + sequence] ^ (bits & 0xff) ^ ((bits >>> 16) & 0xff) ^ (bits >>> 24);
  }
  return sum;
}
