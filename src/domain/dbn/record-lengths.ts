import { definitionKind } from './definition.ts';
import { mboKind } from './mbo.ts';
import { ohlcvKind } from './ohlcv.ts';
import { Rtype } from './record-kinds.ts';
import { TS_OUT_BYTES } from './record-layout.ts';
import type { PerVersion } from './record-layout.ts';
import type { DbnVersion } from './record-run.ts';
import { symbolMappingKind } from './symbol-mapping.ts';
import { tradeKind } from './trade.ts';

const mbp1Bytes: PerVersion<number> = [80, 80, 80];

/** Lengths of all kinds of records, bytes without ts_out. */
const byteLengths = new Map<number, PerVersion<number>>([
  [Rtype.Trade, tradeKind.byteLengths],
  [Rtype.Mbp1, mbp1Bytes],
  [Rtype.Mbp10, [368, 368, 368]],
  [Rtype.OhlcvDeprecated, ohlcvKind.byteLengths],
  [Rtype.Status, [40, 40, 40]],
  [Rtype.Definition, definitionKind.byteLengths],
  [Rtype.Imbalance, [112, 112, 112]],
  [Rtype.Error, [80, 320, 320]],
  [Rtype.SymbolMapping, symbolMappingKind.byteLengths],
  [Rtype.System, [80, 320, 320]],
  [Rtype.Statistics, [64, 64, 80]],
  [Rtype.Ohlcv1S, ohlcvKind.byteLengths],
  [Rtype.Ohlcv1M, ohlcvKind.byteLengths],
  [Rtype.Ohlcv1H, ohlcvKind.byteLengths],
  [Rtype.Ohlcv1D, ohlcvKind.byteLengths],
  [Rtype.OhlcvEod, ohlcvKind.byteLengths],
  [Rtype.Mbo, mboKind.byteLengths],
  [Rtype.Cmbp1, mbp1Bytes],
  [Rtype.Cbbo1S, mbp1Bytes],
  [Rtype.Cbbo1M, mbp1Bytes],
  [Rtype.Tcbbo, mbp1Bytes],
  [Rtype.Bbo1S, mbp1Bytes],
  [Rtype.Bbo1M, mbp1Bytes],
]);

/** Bytes of the header, all that a kind we do not know must have. */
const HEADER_BYTES = 16;

/** Least length of a kind's records over all versions, bytes. */
export function minByteLength(rtype: number): number {
  return byteLengths.get(rtype)?.[0] ?? HEADER_BYTES;
}

/** Whether a kind that we know has records of this length in some version. */
export function isRecordLength(rtype: number, byteLength: number): boolean {
  return firstVersion(byteLengths.get(rtype), byteLength) !== undefined;
}

/**
 * First version in which a kind has records of this length, with or without ts_out; undefined where
 * the length tells nothing.
 */
export function versionOfLength(rtype: number, byteLength: number): DbnVersion | undefined {
  const lengths = byteLengths.get(rtype);
  if (lengths?.[0] === lengths?.[2]) return undefined;
  return firstVersion(lengths, byteLength);
}

function firstVersion(
  lengths: PerVersion<number> | undefined,
  byteLength: number,
): DbnVersion | undefined {
  const versions: PerVersion<DbnVersion> = [1, 2, 3];
  return versions.find((version) => {
    const expected = lengths?.[version - 1];
    return byteLength === expected || byteLength - TS_OUT_BYTES === expected;
  });
}
