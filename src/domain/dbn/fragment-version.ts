import { definitionKind } from './definition.ts';
import { Rtype } from './record-kinds.ts';
import { TS_OUT_BYTES } from './record-layout.ts';
import type { PerVersion } from './record-layout.ts';
import type { DbnVersion } from './record-run.ts';
import { symbolMappingKind } from './symbol-mapping.ts';

/** The kinds whose lengths differ between versions, in bytes without ts_out. */
const byteLengths = new Map<number, PerVersion<number>>([
  [Rtype.Definition, definitionKind.byteLengths],
  [Rtype.SymbolMapping, symbolMappingKind.byteLengths],
  [Rtype.Statistics, [64, 64, 80]],
  [Rtype.Error, [80, 320, 320]],
  [Rtype.System, [80, 320, 320]],
]);

/**
 * First version of the format in which a kind has records of this length, with or without ts_out;
 * undefined where the length tells nothing.
 */
export function versionOfLength(rtype: number, byteLength: number): DbnVersion | undefined {
  const lengths = byteLengths.get(rtype);
  if (lengths === undefined) return undefined;
  const versions: PerVersion<DbnVersion> = [1, 2, 3];
  return versions.find((version) => {
    const expected = lengths[version - 1];
    return byteLength === expected || byteLength - TS_OUT_BYTES === expected;
  });
}
