import { assert } from '../../base/assert.ts';
import { FaultError } from '../../base/fault.ts';
import { ns, u16, u32, u64, u8 } from './codec.ts';
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
  /** The fields that each version has, in the order of the layout. */
  readonly fields: PerVersion<readonly PlacedField[]>;
};

/** A field at its place in one version. */
type PlacedField = {
  readonly name: string;
  readonly codec: Codec<unknown>;
  /** Bytes from the record's start. */
  readonly offset: number;
};

/** The values of a layout by name. */
export type GroupOf<L extends Layout> = {
  readonly [Name in keyof L]: L[Name] extends Field<infer V> ? V : never;
};

/** A record as an object, for cold code. */
export type RecordOf<L extends Layout> = GroupOf<L> & {
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
    type: codec.type,
    read: (view, at) => codec.read(view, at),
    write: (view, at, value) => {
      if (value !== undefined) codec.write(view, at, value);
    },
  };
  return { codecs: [optional, optional, optional], offsets };
}

/** Several values that lie together, in all versions alike, as one value of a record. */
export function group<L extends Layout>(layout: L): Codec<GroupOf<L>> {
  const parts = placedFields(layout, 1);
  return {
    type: 'group',
    read: (view, at) => {
      const values: Record<string, unknown> = {};
      for (const { name, codec, offset } of parts) values[name] = codec.read(view, at + offset);
      return values as GroupOf<L>;
    },
    write: (view, at, values) => {
      for (const { name, codec, offset } of parts) codec.write(view, at + offset, values[name]);
    },
  };
}

/**
 * A fixed number of equal values, one after the other.
 *
 * @param stride bytes from one value to the next.
 */
export function list<V>(codec: Codec<V>, stride: number, count: number): Codec<readonly V[]> {
  return {
    type: 'group',
    read: (view, at) =>
      Array.from({ length: count }, (_, index) => codec.read(view, at + index * stride)),
    write: (view, at, values) => {
      assert(values.length === count, `list: expected ${count} values, found ${values.length}`);
      values.forEach((value, index) => codec.write(view, at + index * stride, value));
    },
  };
}

/** A field that the format reserves, kept as it is; 0 where it is not given. */
export function reserved<V>(codec: Codec<V>, offset: number): Field<V | undefined> {
  return partialField(codec, [offset, offset, offset]);
}

/** A kind of record from its type, lengths in each version, and fields. */
export function recordKind<L extends Layout>(
  rtype: number,
  byteLengths: PerVersion<number>,
  layout: L,
): RecordKind<L> {
  const fields: RecordKind<L>['fields'] = [
    placedFields(layout, 1),
    placedFields(layout, 2),
    placedFields(layout, 3),
  ];
  return { rtype, byteLengths, layout, fields };
}

/** Fields of the header, which every record starts with. */
export const headerLayout = {
  /** Data set and venue, 1 for CME Globex. */
  publisherId: field(u16, 2),
  instrumentId: field(u32, 4),
  /** Matching-engine time, UNIX nanoseconds. */
  tsEvent: field(ns, 8),
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
  for (const { name, codec, offset } of kind.fields[versionIndex(version)]) {
    record[name] = codec.read(view, offset);
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
  for (const { name, codec, offset } of kind.fields[versionIndex(version)]) {
    codec.write(view, offset, record[name]);
  }
}

/** In which version a run's records of a kind are laid out, and whether ts_out follows them. */
export function layoutOfRun<L extends Layout>(
  kind: RecordKind<L>,
  run: RecordRun,
): { readonly version: DbnVersion; readonly tsOut: boolean } {
  const version = layoutVersion(kind, run);
  return { version, tsOut: run.wordsPerRecord * 4 === lengthIn(kind, version) + TS_OUT_BYTES };
}

/** Length of a kind's records in a version, bytes, without ts_out. */
export function lengthIn<L extends Layout>(kind: RecordKind<L>, version: DbnVersion): number {
  return kind.byteLengths[versionIndex(version)];
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

function placedFields(layout: Layout, version: DbnVersion): readonly PlacedField[] {
  const index = versionIndex(version);
  return Object.entries(layout)
    .map(([name, { codecs, offsets }]) => ({ name, codec: codecs[index], offset: offsets[index] }))
    .filter(({ offset }) => offset !== ABSENT);
}

function versionIndex(version: DbnVersion): 0 | 1 | 2 {
  return (version - 1) as 0 | 1 | 2;
}
