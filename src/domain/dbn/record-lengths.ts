import { kindOf, knownRtypes } from './kinds.ts';
import { TS_OUT_BYTES } from './record-layout.ts';
import type { PerVersion } from './record-layout.ts';
import type { DbnVersion } from './record-run.ts';

/** Length that no version of a known kind has. */
const WRONG = 0;

/** Any length of a kind that we do not know. */
const UNKNOWN = 4;

/** First version with such records at `rtype << 8 | wordCount`, or one of the words above. */
const versions = versionTable();

/** Whether a record of this kind can be so long, with or without ts_out, in some version. */
export function isPossibleLength(rtype: number, wordCount: number): boolean {
  return versions[(rtype << 8) | wordCount] !== WRONG;
}

/** Whether a kind that we know has records of this length in some version. */
export function isRecordLength(rtype: number, wordCount: number): boolean {
  const version = versions[(rtype << 8) | wordCount];
  return version !== WRONG && version !== UNKNOWN;
}

/**
 * First version in which a kind has records of this length, with or without ts_out; undefined where
 * the length tells nothing.
 */
export function versionOfLength(rtype: number, wordCount: number): DbnVersion | undefined {
  const lengths = kindOf(rtype)?.byteLengths;
  if (lengths === undefined || lengths[0] === lengths[2]) return undefined;
  const version = versions[(rtype << 8) | wordCount];
  return version === 1 || version === 2 || version === 3 ? version : undefined;
}

/** The lengths that a known kind can have, in words for a fault. */
export function lengthsText(rtype: number): string {
  const lengths = kindOf(rtype)?.byteLengths ?? [];
  return `${[...new Set(lengths)].join(' or ')} bytes, ${TS_OUT_BYTES} more with ts_out`;
}

function versionTable(): Uint8Array {
  const table = new Uint8Array(256 * 256).fill(UNKNOWN);
  for (const rtype of knownRtypes) {
    const byteLengths: PerVersion<number> = kindOf(rtype)?.byteLengths ?? [0, 0, 0];
    table.fill(WRONG, rtype << 8, (rtype + 1) << 8);
    // From the last version down, so that the first one with a length has the last word.
    for (const version of [3, 2, 1] as const) {
      const byteLength = byteLengths[version - 1];
      table[(rtype << 8) | (byteLength / 4)] = version;
      table[(rtype << 8) | ((byteLength + TS_OUT_BYTES) / 4)] = version;
    }
  }
  return table;
}
