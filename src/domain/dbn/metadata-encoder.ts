import { UNDEF_TIMESTAMP } from '../units/time.ts';
import { text, u16, u32, u64, u8 } from './codec.ts';
import {
  NO_RECORD_COUNT,
  NO_SCHEMA,
  NO_STYPE,
  PRELUDE_BYTES,
  symbolBytes,
} from './dbn-metadata.ts';
import type { DbnMetadata } from './dbn-metadata.ts';

/** Bytes of prelude and fixed fields; the lists follow. */
const FIXED_BYTES = 112;

/** Metadata as bytes, prelude included; version 3 pads it to whole 8 bytes. */
export function encodeMetadata(metadata: DbnMetadata): Uint8Array {
  const { version } = metadata;
  const listBytes = byteLengthOfLists(metadata);
  const pad = version === 3 ? -(FIXED_BYTES + listBytes) & 7 : 0;
  const bytes = new Uint8Array(FIXED_BYTES + listBytes + pad);
  const view = new DataView(bytes.buffer);
  text(3).write(view, 0, 'DBN');
  u8.write(view, 3, version);
  u32.write(view, 4, bytes.byteLength - PRELUDE_BYTES);
  writeFixed(view, metadata);
  writeLists(view, metadata);
  return bytes;
}

function writeFixed(view: DataView, metadata: DbnMetadata): void {
  const { version, stypeIn = NO_STYPE, stypeOut, tsOut } = metadata;
  text(16).write(view, 8, metadata.dataset);
  u16.write(view, 24, metadata.schema ?? NO_SCHEMA);
  u64.write(view, 26, metadata.startNs ?? UNDEF_TIMESTAMP);
  u64.write(view, 34, metadata.endNs ?? UNDEF_TIMESTAMP);
  u64.write(view, 42, BigInt(metadata.limit ?? 0));
  if (version === 1) u64.write(view, 50, BigInt(metadata.recordCount ?? NO_RECORD_COUNT));
  const at = version === 1 ? 58 : 50;
  u8.write(view, at, stypeIn);
  u8.write(view, at + 1, stypeOut);
  u8.write(view, at + 2, tsOut ? 1 : 0);
  if (version !== 1) u16.write(view, 53, symbolBytes(version));
}

function byteLengthOfLists({ version, ...metadata }: DbnMetadata): number {
  const symbol = symbolBytes(version);
  const names = [metadata.symbols, metadata.partial, metadata.notFound];
  const nameBytes = names.reduce((sum, list) => sum + 4 + list.length * symbol, 0);
  return metadata.mappings.reduce(
    (sum, { intervals }) => sum + symbol + 4 + intervals.length * (8 + symbol),
    nameBytes + 4,
  );
}

function writeLists(view: DataView, { version, ...metadata }: DbnMetadata): void {
  const symbolLength = symbolBytes(version);
  const symbol = text(symbolLength);
  let at = FIXED_BYTES;
  const writeNumber = (value: number): void => {
    u32.write(view, at, value);
    at += 4;
  };
  const writeSymbol = (value: string): void => {
    symbol.write(view, at, value);
    at += symbolLength;
  };
  for (const names of [metadata.symbols, metadata.partial, metadata.notFound]) {
    writeNumber(names.length);
    names.forEach(writeSymbol);
  }
  writeNumber(metadata.mappings.length);
  for (const { rawSymbol, intervals } of metadata.mappings) {
    writeSymbol(rawSymbol);
    writeNumber(intervals.length);
    for (const { startDate, endDate, symbol: outgoing } of intervals) {
      writeNumber(Number(startDate.replaceAll('-', '')));
      writeNumber(Number(endDate.replaceAll('-', '')));
      writeSymbol(outgoing);
    }
  }
}
