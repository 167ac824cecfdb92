import { assert } from '../../base/assert.ts';
import { UNDEF_TIMESTAMP } from '../units/time.ts';
import { text, u16, u32, u64, u8 } from './codec.ts';
import {
  NO_RECORD_COUNT,
  NO_SCHEMA,
  NO_STYPE,
  PRELUDE_BYTES,
  symbolBytes,
} from './dbn-metadata.ts';
import type { DbnMetadata, MappingInterval, SymbolMapping } from './dbn-metadata.ts';
import { decodeFault } from './decode-fault.ts';
import type { DbnVersion } from './record-run.ts';

/** Where versions 2 and 3 tell how long a symbol is. */
const SYMBOL_BYTES_AT = 53;

/** Least length of a symbol; far shorter ones would let a few bytes stand for millions of them. */
const SYMBOL_BYTES_MIN = 22;

/** Where the fixed fields of the metadata lie; versions 2 and 3 are alike. */
const fixed = {
  1: { stypeIn: 58, stypeOut: 59, tsOut: 60, symbolBytes: undefined },
  2: { stypeIn: 50, stypeOut: 51, tsOut: 52, symbolBytes: SYMBOL_BYTES_AT },
  3: { stypeIn: 50, stypeOut: 51, tsOut: 52, symbolBytes: SYMBOL_BYTES_AT },
} as const;

/** Offset of the length of the (always empty) schema definition, after the fixed fields. */
const DEFINITION_LENGTH_AT = 108;

/**
 * Metadata of a file from its bytes, prelude included.
 *
 * @param bytes the prelude and as many bytes as it announces; padding at the end is ignored.
 * @throws FaultError 'decode' if a list runs beyond the announced length.
 */
export function decodeMetadata(bytes: Uint8Array, file?: string): DbnMetadata {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint8(3);
  assert(isDbnVersion(version), `metadata version ${version} got past the prelude`);
  const lists = new MetadataLists(view, file);
  lists.expect(PRELUDE_BYTES, DEFINITION_LENGTH_AT - PRELUDE_BYTES + 4);
  const at = fixed[version];
  const cstrBytes =
    at.symbolBytes === undefined ? symbolBytes(version) : u16.read(view, at.symbolBytes);
  const schema = u16.read(view, 24);
  const stypeIn = u8.read(view, at.stypeIn);
  const limit = u64.read(view, 42);
  lists.start(DEFINITION_LENGTH_AT + 4 + u32.read(view, DEFINITION_LENGTH_AT), cstrBytes);
  const metadata: DbnMetadata = {
    version,
    dataset: text(16).read(view, 8),
    schema: schema === NO_SCHEMA ? undefined : schema,
    startNs: definedNs(u64.read(view, 26)),
    endNs: definedNs(u64.read(view, 34)),
    limit: limit === 0n ? undefined : Number(limit),
    ...recordCount(view, version),
    stypeIn: stypeIn === NO_STYPE ? undefined : stypeIn,
    stypeOut: u8.read(view, at.stypeOut),
    tsOut: u8.read(view, at.tsOut) !== 0,
    symbols: lists.symbols(),
    partial: lists.symbols(),
    notFound: lists.symbols(),
    mappings: lists.mappings(),
  };
  lists.end();
  return metadata;
}

/** Whether we know this version of the format. */
export function isDbnVersion(version: number): version is DbnVersion {
  return version === 1 || version === 2 || version === 3;
}

/** The lists after the fixed fields, read in order and never beyond the announced length. */
class MetadataLists {
  readonly #view: DataView;
  readonly #file: string | undefined;
  #offset = 0;
  #symbol = text(0);
  #symbolBytes = 0;

  constructor(view: DataView, file: string | undefined) {
    this.#view = view;
    this.#file = file;
  }

  /** Goes to the first list. */
  start(offset: number, cstrBytes: number): void {
    if (cstrBytes < SYMBOL_BYTES_MIN) {
      const place = { byteOffset: SYMBOL_BYTES_AT, file: this.#file };
      throw decodeFault(
        'length of a symbol',
        `at least ${SYMBOL_BYTES_MIN} bytes`,
        cstrBytes,
        place,
      );
    }
    this.#offset = offset;
    this.#symbolBytes = cstrBytes;
    this.#symbol = text(cstrBytes);
  }

  symbols(): readonly string[] {
    return Array.from({ length: this.#count(this.#symbolBytes) }, () => this.#nextSymbol());
  }

  mappings(): readonly SymbolMapping[] {
    return Array.from({ length: this.#count(this.#symbolBytes + 4) }, () => ({
      rawSymbol: this.#nextSymbol(),
      intervals: this.#intervals(),
    }));
  }

  /** @throws FaultError if more follows than padding: the announced length swallows records. */
  end(): void {
    const left = this.#view.byteLength - this.#offset;
    if (left < 8) return;
    const place = { byteOffset: this.#offset, file: this.#file };
    throw decodeFault('metadata', 'its end, or up to 7 bytes of padding', `${left} bytes`, place);
  }

  /** @throws FaultError if the metadata ends before these bytes. */
  expect(offset: number, byteLength: number): void {
    const left = this.#view.byteLength - offset;
    if (byteLength <= left) return;
    const place = { byteOffset: offset, file: this.#file };
    throw decodeFault('metadata', `${byteLength} more bytes`, `${Math.max(0, left)}`, place);
  }

  #intervals(): readonly MappingInterval[] {
    return Array.from({ length: this.#count(this.#symbolBytes + 8) }, () => ({
      startDate: this.#nextDate(),
      endDate: this.#nextDate(),
      symbol: this.#nextSymbol(),
    }));
  }

  /** Number of entries that follow; checked at once, so that a wild count allocates nothing. */
  #count(entryBytes: number): number {
    this.expect(this.#offset, 4);
    const count = u32.read(this.#view, this.#offset);
    this.#offset += 4;
    this.expect(this.#offset, count * entryBytes);
    return count;
  }

  #nextSymbol(): string {
    this.expect(this.#offset, this.#symbolBytes);
    const symbol = this.#symbol.read(this.#view, this.#offset);
    this.#offset += this.#symbolBytes;
    return symbol;
  }

  /** A date, YYYYMMDD as a decimal number. */
  #nextDate(): string {
    this.expect(this.#offset, 4);
    const digits = String(u32.read(this.#view, this.#offset)).padStart(8, '0');
    this.#offset += 4;
    return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  }
}

/** The number of records, where the version has room for it and the writer used that. */
function recordCount(view: DataView, version: DbnVersion): { readonly recordCount?: number } {
  const count = version === 1 ? u64.read(view, 50) : NO_RECORD_COUNT;
  return count === NO_RECORD_COUNT ? {} : { recordCount: Number(count) };
}

function definedNs(ns: bigint): bigint | undefined {
  return ns === UNDEF_TIMESTAMP ? undefined : ns;
}
