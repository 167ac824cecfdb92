/** Versions of the format that we read and write. */
export type DbnVersion = 1 | 2 | 3;

/**
 * Consecutive records of one kind and one length, exactly as on the wire, from the front of one
 * buffer that the reader fills again for the next run: copy what must outlive the call.
 *
 * Field `f` of record `i` is `words[i * wordsPerRecord + f]`, with `f` from `MBO`, `TRADE`, …
 */
export type RecordRun = {
  readonly rtype: number;
  /** 8-byte aligned int32 overlay of the reader's fixed buffer; only `count` records are valid. */
  readonly words: Int32Array;
  /** Length of a record in 4-byte words, header and trailing ts_out included. */
  readonly wordsPerRecord: number;
  readonly count: number;
  /** Number of records before this run. */
  readonly recordIndex: number;
  /** Decompressed bytes before this run. */
  readonly byteOffset: number;
  /** The metadata's version; in a fragment the first one with records of this length. */
  readonly version: DbnVersion;
};

/** Words of the header, which every record starts with. */
export const HEADER = {
  /** length in words | rtype << 8 | publisher << 16 */
  bits: 0,
  instrumentId: 1,
  tsEventLo: 2,
  tsEventHi: 3,
  wordCount: 4,
} as const;
