import { FaultError } from '../../base/fault.ts';
import { u16, u32, u64, u8 } from './codec.ts';
import type { Codec } from './codec.ts';
import type { DbnVersion, RecordRun } from './record-run.ts';

/** One value for each version of the format: 1, 2 and 3. */
export type PerVersion<T> = readonly [v1: T, v2: T, v3: T];

/** One field of a record: how it lies in bytes, and where. */
export type Field<V> = {
  readonly codecs: PerVersion<Codec<V>>;
  /** Byte offsets from the record's start, `ABSENT` in a version without the field. */
  readonly offsets: PerVersion<number>;
};

/** Fields of a record by name. */
export type Layout = Readonly<Record<string, Field<unknown>>>;

/** A kind of record as data: enough to read and write it in every version. */
export type RecordKind<L extends Layout> = {
  readonly rtype: number;
  /** Lengths in bytes, without ts_out. */
  readonly byteLengths: PerVersion<number>;
  readonly layout: L;
};

/** A record as an object, for cold code. */
export type RecordOf<L extends Layout> = {
  readonly [Name in keyof L]: L[Name] extends Field<infer V> ? V : never;
} & {
  /** When the gateway sent it, UNIX nanoseconds; only in streams with ts_out. */
  readonly tsOut?: bigint | undefined;
};

/** Offset of a field in a version that does not have it. */
export const ABSENT = -1;

/** A field of one width; a version without an offset of its own has that of the one before. */
export function field<V>(codec: Codec<V>, v1: number, v2 = v1, v3 = v2): Field<V> {
  return { codecs: [codec, codec, codec], offsets: [v1, v2, v3] };
}

/** A field that only some versions have: undefined in the others, 0 where it is not given. */
export function partialField<V>(
  codec: Codec<V>,
  offsets: PerVersion<number>,
): Field<V | undefined> {
  const optional: Codec<V | undefined> = {
    read: (view, at) => codec.read(view, at),
    write: (view, at, value) => {
      if (value !== undefined) codec.write(view, at, value);
    },
  };
  return { codecs: [optional, optional, optional], offsets };
}

/** Fields of the header, which every record starts with. */
export const headerLayout = {
  /** Data set and venue, 1 for CME Globex. */
  publisherId: field(u16, 2),
  instrumentId: field(u32, 4),
  /** Matching-engine time, UNIX nanoseconds. */
  tsEvent: field(u64, 8),
} as const satisfies Layout;

/** Bytes of ts_out, which follows the record where the metadata says so. */
export const TS_OUT_BYTES = 8;

/**
 * Record `index` of a run as an object.
 *
 * @throws FaultError 'decode' if no version has records of this kind and length.
 */
export function readRecord<L extends Layout>(
  kind: RecordKind<L>,
  run: RecordRun,
  index: number,
): RecordOf<L> {
  const byteLength = run.wordsPerRecord * 4;
  const version = layoutVersion(kind, run);
  const view = new DataView(
    run.words.buffer,
    run.words.byteOffset + index * byteLength,
    byteLength,
  );
  const record: Record<string, unknown> = {};
  for (const [name, { codecs, offsets }] of Object.entries(kind.layout)) {
    const at = offsets[version - 1] ?? ABSENT;
    if (at !== ABSENT) record[name] = codecs[version - 1]?.read(view, at);
  }
  if (byteLength === lengthIn(kind, version) + TS_OUT_BYTES) {
    record['tsOut'] = u64.read(view, byteLength - TS_OUT_BYTES);
  }
  return record as RecordOf<L>;
}

/**
 * Writes a record, without ts_out.
 *
 * @param view bytes of this one record, zeroed, at least as long as the kind in that version.
 */
export function writeRecord<L extends Layout>(
  kind: RecordKind<L>,
  version: DbnVersion,
  view: DataView,
  record: RecordOf<L>,
): void {
  u8.write(view, 0, view.byteLength / 4);
  u8.write(view, 1, kind.rtype);
  for (const [name, { codecs, offsets }] of Object.entries(kind.layout)) {
    const at = offsets[version - 1] ?? ABSENT;
    if (at !== ABSENT) codecs[version - 1]?.write(view, at, record[name]);
  }
}

/** Length of a kind's records in a version, bytes, without ts_out. */
export function lengthIn<L extends Layout>(kind: RecordKind<L>, version: DbnVersion): number {
  return kind.byteLengths[version - 1] ?? NaN;
}

/**
 * Version whose layout a run's records have: the run's own if its length fits, else the one that
 * fits. A longer record holds the fields of a shorter kind at its front.
 */
function layoutVersion<L extends Layout>(kind: RecordKind<L>, run: RecordRun): DbnVersion {
  const byteLength = run.wordsPerRecord * 4;
  const candidates: readonly DbnVersion[] = [run.version, 1, 2, 3];
  const fits = candidates.find((version) => {
    const expected = lengthIn(kind, version);
    return byteLength === expected || byteLength === expected + TS_OUT_BYTES;
  });
  if (fits !== undefined) return fits;
  const [v1, v2, v3] = kind.byteLengths;
  if (v1 === v3 && byteLength > v1) return run.version;
  throw new FaultError(
    'decode',
    `record of rtype ${run.rtype}: expected ${v1}, ${v2} or ${v3} bytes, found ${byteLength}`,
    { byteOffset: run.byteOffset, recordIndex: run.recordIndex, found: byteLength },
  );
}
