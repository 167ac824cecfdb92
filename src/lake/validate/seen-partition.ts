import type { AnyColumns } from '../../contracts/contract.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import type { Manifest } from '../stage/manifest.ts';
import type { ConfigReader } from './config-reader.ts';
import type { Findings, Place } from './findings.ts';
import type { FoundPartition, LakeDisk } from './lake-disk.ts';

/** What a validation works with. */
export type ValidateContext = {
  readonly disk: LakeDisk;
  readonly findings: Findings;
  readonly configs: ConfigReader;
};

/** A partition after it was looked at; what could not be read is undefined. */
export type SeenPartition = FoundPartition & {
  readonly manifest: Manifest | undefined;
  /** Whether its files are, byte for byte, those that the manifest signs. */
  readonly isSigned: boolean;
  /** Whether `_SUCCESS` is there. */
  readonly isWhole: boolean;
  readonly profile: InstrumentProfile | undefined;
  /** As decoded, whatever its manifest says. */
  readonly columns: AnyColumns | undefined;
};

/** Where a partition's violations belong. */
export function placeOf({ table, key }: FoundPartition): Place {
  return { table, symbol: key.symbol, date: key.date };
}
