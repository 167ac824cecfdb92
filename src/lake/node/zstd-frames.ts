import { FaultError } from '../../base/fault.ts';

/** A stretch of compressed bytes of one zstd frame. */
export type FramePiece = {
  readonly bytes: Uint8Array;
  /** Whether the frame ends with these bytes. */
  readonly isLast: boolean;
};

/** Parts of a stream in the order in which they follow each other; see RFC 8878, section 3.1. */
type Part =
  | 'magic'
  | 'descriptor'
  | 'header'
  | 'block header'
  | 'block'
  | 'checksum'
  | 'skippable size'
  | 'skippable data';

/** What every zstd frame starts with. */
const magicBytes = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd);
const ZSTD_MAGIC = 0xfd2fb528;

/** Sixteen magic numbers from here on start a skippable frame, which carries no data. */
const SKIPPABLE_MAGIC = 0x184d2a50;

/** Bytes of the dictionary id, by its flag in the descriptor. */
const dictionaryIdBytes = [0, 1, 2, 4] as const;

/** Whether bytes with this front are a zstd stream. */
export function isZstd(bytes: Uint8Array): boolean {
  if (bytes.length < 4) return false;
  const magic = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  return magic === ZSTD_MAGIC || isSkippable(magic);
}

/**
 * Finds where the zstd frames of a stream end, by their headers alone and from bytes in pieces of
 * any size: Node's decompressor stops in silence after the first frame.
 */
export class ZstdFrames {
  readonly #file: string;
  readonly #isCutByBlock: boolean;
  #part: Part = 'magic';
  /** Bytes of the part that are still to come. */
  #left = 4;
  /** The part's bytes so far as a little-endian number, where it has at most four. */
  #value = 0;
  #shift = 0;
  #isLastBlock = false;
  #checksumBytes = 0;
  #byteOffset = 0;
  #frameOffset = 0;
  #frameCount = 0;

  /**
   * @param file name for faults.
   * @param options isCutByBlock: whether a piece ends with each block, not only with the frame.
   */
  constructor(file: string, { isCutByBlock = false }: { readonly isCutByBlock?: boolean } = {}) {
    this.#file = file;
    this.#isCutByBlock = isCutByBlock;
  }

  /** Zstd frames that have begun; skippable ones do not count. */
  get frameCount(): number {
    return this.#frameCount;
  }

  /** Offset in the file of the frame that is under way. */
  get frameOffset(): number {
    return this.#frameOffset;
  }

  /** Compressed bytes seen so far. */
  get byteOffset(): number {
    return this.#byteOffset;
  }

  /** Whether the stream may end here: between frames. */
  get isComplete(): boolean {
    return this.#part === 'magic' && this.#left === 4;
  }

  /** What the stream needs next, for the fault of one that ends here. */
  get missing(): string {
    return `${this.#left} more bytes of ${this.#part}`;
  }

  /**
   * The chunk's bytes by frame, without skippable frames.
   *
   * @throws FaultError 'decode' where a frame is none, after all pieces before it.
   */
  *pieces(chunk: Uint8Array): Generator<FramePiece> {
    let offset = 0;
    let start = 0;
    while (offset < chunk.length) {
      const end = Math.min(chunk.length, offset + this.#left);
      this.#gather(chunk, offset, end);
      offset = end;
      while (this.#left === 0) {
        const finished = this.#part;
        this.#enterNext();
        if (finished === 'magic' && this.#part === 'descriptor') {
          yield { bytes: magicBytes, isLast: false };
          start = offset;
        } else if (finished === 'checksum') {
          yield { bytes: chunk.subarray(start, offset), isLast: true };
        } else if (finished === 'block' && this.#isCutByBlock) {
          yield { bytes: chunk.subarray(start, offset), isLast: false };
          start = offset;
        }
      }
    }
    if (this.#isInFrame() && start < offset) {
      yield { bytes: chunk.subarray(start, offset), isLast: false };
    }
  }

  /** Whether the bytes at hand belong to a zstd frame, its magic aside. */
  #isInFrame(): boolean {
    return this.#part !== 'magic' && !this.#part.startsWith('skippable');
  }

  #gather(chunk: Uint8Array, start: number, end: number): void {
    const isNumber = this.#left + this.#shift / 8 <= 4;
    for (let i = start; isNumber && i < end; i++) {
      this.#value = (this.#value | (chunk[i] << this.#shift)) >>> 0;
      this.#shift += 8;
    }
    this.#left -= end - start;
    this.#byteOffset += end - start;
  }

  /** Goes from a finished part to the next one. */
  #enterNext(): void {
    [this.#part, this.#left] = this.#next(this.#value);
    this.#value = 0;
    this.#shift = 0;
  }

  /** The part after the one with this value, and its length in bytes. */
  #next(value: number): readonly [Part, number] {
    switch (this.#part) {
      case 'magic':
        return this.#afterMagic(value);
      case 'descriptor':
        this.#checksumBytes = (value & 4) === 0 ? 0 : 4;
        return ['header', headerBytes(value)];
      case 'header':
        return ['block header', 3];
      case 'block header':
        return this.#afterBlockHeader(value);
      case 'block':
        return this.#isLastBlock ? ['checksum', this.#checksumBytes] : ['block header', 3];
      case 'skippable size':
        return ['skippable data', value];
      case 'checksum':
      case 'skippable data':
        return ['magic', 4];
    }
  }

  #afterMagic(magic: number): readonly [Part, number] {
    this.#frameOffset = this.#byteOffset - 4;
    if (isSkippable(magic)) return ['skippable size', 4];
    if (magic !== ZSTD_MAGIC) {
      const found = magic.toString(16).padStart(8, '0');
      throw this.#fault('zstd frame', 'magic fd2fb528', found, this.#frameOffset);
    }
    this.#frameCount++;
    return ['descriptor', 1];
  }

  #afterBlockHeader(header: number): readonly [Part, number] {
    const kind = (header >>> 1) & 3;
    if (kind === 3) throw this.#fault('zstd block', 'kind 0 to 2', '3', this.#byteOffset - 3);
    this.#isLastBlock = (header & 1) === 1;
    // Kind 1 is one byte that stands for a whole run of it.
    return ['block', kind === 1 ? 1 : header >>> 3];
  }

  #fault(what: string, expected: string, found: string, byteOffset: number): FaultError {
    const context = { file: this.#file, byteOffset, expected, found };
    return new FaultError('decode', `${what}: expected ${expected}, found ${found}`, context);
  }
}

function isSkippable(magic: number): boolean {
  return (magic & 0xfffffff0) >>> 0 === SKIPPABLE_MAGIC;
}

/** Bytes of window, dictionary id and content size, by the frame's descriptor. */
function headerBytes(descriptor: number): number {
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >>> 6;
  const sizeBytes = sizeFlag === 0 ? Number(isSingleSegment) : 1 << sizeFlag;
  return (isSingleSegment ? 0 : 1) + dictionaryIdBytes[(descriptor & 3) as 0] + sizeBytes;
}
