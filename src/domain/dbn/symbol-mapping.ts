import { ns, text, u8 } from './codec.ts';
import {
  ABSENT,
  field,
  headerLayout,
  partialField,
  readRecord,
  recordKind,
} from './record-layout.ts';
import type { RecordOf } from './record-layout.ts';
import { Rtype } from './record-kinds.ts';
import type { RecordRun } from './record-run.ts';

/** Tells, inside a live stream, which symbol the header's instrument id stands for. */
export const symbolMappingKind = recordKind(Rtype.SymbolMapping, [80, 176, 176], {
  ...headerLayout,
  /** One of `Stype`, 255 for none. */
  stypeIn: partialField(u8, [ABSENT, 16, 16]),
  symbolIn: { codecs: [text(22), text(71), text(71)], offsets: [16, 17, 17] },
  /** One of `Stype`, 255 for none. */
  stypeOut: partialField(u8, [ABSENT, 88, 88]),
  symbolOut: { codecs: [text(22), text(71), text(71)], offsets: [38, 89, 89] },
  /** Start of the mapping, UNIX nanoseconds; `UNDEF_TIMESTAMP` for none. */
  startTs: field(ns, 64, 160),
  /** End of the mapping, exclusive, UNIX nanoseconds; `UNDEF_TIMESTAMP` for none. */
  endTs: field(ns, 72, 168),
});

/** One symbol mapping, as an object. */
export type SymbolMappingRecord = RecordOf<typeof symbolMappingKind.layout>;

/** Record `index` of a run of symbol mappings, of any version. */
export function readSymbolMapping(run: RecordRun, index: number): SymbolMappingRecord {
  return readRecord(symbolMappingKind, run, index);
}
