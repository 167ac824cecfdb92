import type { DbnVersion } from './record-run.ts';

/** From one symbology to the other, for some days. */
export type MappingInterval = {
  /** First UTC date, YYYY-MM-DD. */
  readonly startDate: string;
  /** First UTC date after the interval. */
  readonly endDate: string;
  /** Symbol in the outgoing symbology: usually the instrument id in decimal. */
  readonly symbol: string;
};

/** All that one requested symbol stood for. */
export type SymbolMapping = {
  /** Symbol in the incoming symbology. */
  readonly rawSymbol: string;
  readonly intervals: readonly MappingInterval[];
};

/** What a file says about itself before its first record. */
export type DbnMetadata = {
  readonly version: DbnVersion;
  /** Publisher's data set, such as GLBX.MDP3. */
  readonly dataset: string;
  /** Schema id, see `schemaOfId`; undefined for a stream of mixed kinds. */
  readonly schema: number | undefined;
  /** Start of the request, UNIX nanoseconds. */
  readonly startNs: bigint | undefined;
  /** End of the request, exclusive, UNIX nanoseconds. */
  readonly endNs: bigint | undefined;
  /** Greatest number of records that was asked for. */
  readonly limit: number | undefined;
  /** Records that follow, which only old writers of version 1 told. */
  readonly recordCount?: number | undefined;
  /** Symbology of the request, see `Stype`; undefined if mixed. */
  readonly stypeIn: number | undefined;
  readonly stypeOut: number;
  /** Whether each record ends with the time it was sent. */
  readonly tsOut: boolean;
  /** Requested symbols. */
  readonly symbols: readonly string[];
  /** Requested symbols that had no instrument on some days. */
  readonly partial: readonly string[];
  /** Requested symbols that had none at all. */
  readonly notFound: readonly string[];
  readonly mappings: readonly SymbolMapping[];
};

/** Bytes of the prelude: "DBN", the version, and the length of all that follows it. */
export const PRELUDE_BYTES = 8;

/** Bytes of a symbol in a version, its NUL included. */
export function symbolBytes(version: DbnVersion): number {
  return version === 1 ? 22 : 71;
}

/** Schema id of a stream of mixed kinds. */
export const NO_SCHEMA = 65535;

/** Stype of a request of mixed symbologies. */
export const NO_STYPE = 255;

/** Number of records that was left open: 2^64 − 1. */
export const NO_RECORD_COUNT = 18446744073709551615n;
