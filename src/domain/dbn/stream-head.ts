import { PRELUDE_BYTES } from './dbn-metadata.ts';
import type { DbnMetadata } from './dbn-metadata.ts';
import { decodeFault } from './decode-fault.ts';
import { decodeMetadata, isDbnVersion } from './metadata-decoder.ts';
import { isRecordLength } from './record-lengths.ts';

/** Least length of metadata after the prelude: the fixed fields and five empty lists. */
const METADATA_BYTES_MIN = 120;

/**
 * Greatest length of metadata that we believe. All symbols of the options market take about 230 MB;
 * beyond this the length is damaged, and would swallow the records.
 */
const METADATA_BYTES_MAX = 1 << 28;

/** How a stream starts: with metadata, or, in a fragment, with the bytes of its first record. */
export type StreamStart =
  | { readonly kind: 'metadata'; readonly metadata: DbnMetadata; readonly byteLength: number }
  | { readonly kind: 'fragment'; readonly bytes: Uint8Array };

/** Gathers the front of a stream until it is clear what follows and the metadata is whole. */
export class StreamHead {
  readonly #file: string | undefined;
  #bytes = new Uint8Array(4096);
  #byteLength = 0;
  #needed = PRELUDE_BYTES;

  constructor(file: string | undefined) {
    this.#file = file;
  }

  /**
   * Takes what it still needs from the front of a chunk.
   *
   * @returns the number of bytes taken.
   */
  take(chunk: Uint8Array): number {
    const count = Math.min(chunk.length, this.#needed - this.#byteLength);
    this.#reserve(this.#byteLength + count);
    this.#bytes.set(chunk.subarray(0, count), this.#byteLength);
    this.#byteLength += count;
    return count;
  }

  /**
   * The start of the stream, or undefined while more bytes are needed.
   *
   * @throws FaultError 'decode' if this is no DBN that we can read.
   */
  start(): StreamStart | undefined {
    if (this.#byteLength < this.#needed) return undefined;
    const bytes = this.#bytes.subarray(0, this.#byteLength);
    if (this.#needed > PRELUDE_BYTES) {
      const metadata = decodeMetadata(bytes, this.#file);
      return { kind: 'metadata', metadata, byteLength: this.#byteLength };
    }
    if (!startsWithDbn(bytes)) {
      this.#checkFragment(bytes);
      return { kind: 'fragment', bytes };
    }
    this.#checkVersion(bytes[3]);
    this.#needed = PRELUDE_BYTES + this.#announcedBytes();
    return undefined;
  }

  /** @throws FaultError 'decode' always: the stream ended within its head. */
  failTruncated(): never {
    const what = this.#byteLength === 0 ? 'empty stream' : 'truncated metadata';
    const place = { byteOffset: this.#byteLength, file: this.#file };
    throw decodeFault(what, `${this.#needed} bytes`, this.#byteLength, place);
  }

  /** Room grows with the bytes that came, so that a wild length allocates nothing. */
  #reserve(byteLength: number): void {
    if (byteLength <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(byteLength, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#byteLength));
    this.#bytes = grown;
  }

  /** Bytes of metadata after the prelude. */
  #announcedBytes(): number {
    const byteLength = new DataView(this.#bytes.buffer).getUint32(4, true);
    if (byteLength >= METADATA_BYTES_MIN && byteLength <= METADATA_BYTES_MAX) return byteLength;
    const place = { byteOffset: 4, file: this.#file };
    const expected = `${METADATA_BYTES_MIN} to ${METADATA_BYTES_MAX} bytes`;
    throw decodeFault('metadata length', expected, byteLength, place);
  }

  #checkVersion(version: number): void {
    if (isDbnVersion(version)) return;
    const place = { byteOffset: 3, file: this.#file };
    throw decodeFault('DBN version', '1 to 3', version, place);
  }

  #checkFragment(bytes: Uint8Array): void {
    if (isRecordLength(bytes[1], bytes[0])) return;
    const found = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const place = { byteOffset: 0, file: this.#file };
    throw decodeFault('start of a DBN stream', '"DBN" or a record', found, place);
  }
}

function startsWithDbn(bytes: Uint8Array): boolean {
  return bytes[0] === 0x44 && bytes[1] === 0x42 && bytes[2] === 0x4e;
}
