import { assert } from '../../base/assert.ts';
import { UNDEF_TIMESTAMP } from '../units/time.ts';
import { u64 } from './codec.ts';
import type { DbnMetadata } from './dbn-metadata.ts';
import { definitionKind } from './definition.ts';
import type { DefinitionRecord } from './definition.ts';
import { mboKind } from './mbo.ts';
import type { MboRecord } from './mbo.ts';
import { encodeMetadata } from './metadata-encoder.ts';
import { ohlcvKind } from './ohlcv.ts';
import type { OhlcvRecord } from './ohlcv.ts';
import { lengthIn, TS_OUT_BYTES, writeRecord } from './record-layout.ts';
import type { Layout, RecordKind, RecordOf } from './record-layout.ts';
import type { RecordRun } from './record-run.ts';
import { symbolMappingKind } from './symbol-mapping.ts';
import type { SymbolMappingRecord } from './symbol-mapping.ts';
import { tradeKind } from './trade.ts';
import type { TradeRecord } from './trade.ts';

/** Bytes that the writer gathers before it emits them. */
const CHUNK_BYTES = 1 << 18;

/** What decides how records are written; all there is to say about a fragment. */
export type RecordFormat = Pick<DbnMetadata, 'version' | 'tsOut'>;

/**
 * Encodes DBN: metadata, then records in the version that the metadata names; or, for a fragment,
 * records alone. Records of different kinds may follow each other.
 *
 * Bytes come out in pieces of about 256 KiB; each belongs to the receiver. `end` emits the rest.
 */
export class DbnWriter {
  readonly #format: RecordFormat;
  readonly #emit: (bytes: Uint8Array) => void;
  #bytes = new Uint8Array(CHUNK_BYTES);
  #used = 0;

  /**
   * @param head metadata to start with, or the mere format of a fragment.
   * @param emit takes over the bytes it is given.
   */
  constructor(head: DbnMetadata | RecordFormat, emit: (bytes: Uint8Array) => void) {
    this.#format = head;
    this.#emit = emit;
    if ('dataset' in head) emit(encodeMetadata(head));
  }

  /** Writes one event of one order. */
  mbo(record: MboRecord): void {
    this.record(mboKind, record);
  }

  /** Writes one trade. */
  trade(record: TradeRecord): void {
    this.record(tradeKind, record);
  }

  /** Writes one bar. */
  ohlcv(record: OhlcvRecord): void {
    this.record(ohlcvKind, record);
  }

  /** Writes one definition; fields that the version lacks are left out. */
  definition(record: DefinitionRecord): void {
    this.record(definitionKind, record);
  }

  /** Writes one symbol mapping. */
  symbolMapping(record: SymbolMappingRecord): void {
    this.record(symbolMappingKind, record);
  }

  /** Writes one record of any kind; fields that the version lacks are left out. */
  record<L extends Layout>(kind: RecordKind<L>, record: RecordOf<L>): void {
    const { version, tsOut } = this.#format;
    const plainBytes = lengthIn(kind, version);
    const byteLength = plainBytes + (tsOut ? TS_OUT_BYTES : 0);
    if (this.#used + byteLength > CHUNK_BYTES) this.#flush();
    const view = new DataView(this.#bytes.buffer, this.#used, byteLength);
    writeRecord(kind, version, view, record);
    if (tsOut) u64.write(view, plainBytes, record.tsOut ?? UNDEF_TIMESTAMP);
    this.#used += byteLength;
  }

  /**
   * Writes a run as it is. Definitions, statistics, symbol mappings, errors and system messages
   * must be of the writer's version; all other kinds are the same in every version.
   */
  run(run: Pick<RecordRun, 'words' | 'wordsPerRecord' | 'count'>): void {
    const { buffer, byteOffset } = run.words;
    const recordBytes = run.wordsPerRecord * 4;
    let recordIndex = 0;
    while (recordIndex < run.count) {
      const room = Math.floor((CHUNK_BYTES - this.#used) / recordBytes);
      const count = Math.min(run.count - recordIndex, room);
      const start = byteOffset + recordIndex * recordBytes;
      this.#bytes.set(new Uint8Array(buffer, start, count * recordBytes), this.#used);
      this.#used += count * recordBytes;
      recordIndex += count;
      if (recordIndex < run.count) this.#flush();
    }
  }

  /** Emits what is left. */
  end(): void {
    this.#flush();
  }

  #flush(): void {
    assert(this.#used <= CHUNK_BYTES, `chunk overrun: ${this.#used} bytes`);
    if (this.#used === 0) return;
    this.#emit(this.#bytes.subarray(0, this.#used));
    this.#bytes = new Uint8Array(CHUNK_BYTES);
    this.#used = 0;
  }
}
