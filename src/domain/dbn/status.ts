import { letter, ns, u16 } from './codec.ts';
import { field, headerLayout, readRecord, recordKind } from './record-layout.ts';
import type { RecordOf } from './record-layout.ts';
import { Rtype } from './record-kinds.ts';
import type { RecordRun } from './record-run.ts';

/** A change of what can be done with an instrument: pre-open, trading, halt, close. */
export const statusKind = recordKind(Rtype.Status, [40, 40, 40], {
  ...headerLayout,
  /** Capture time, UNIX nanoseconds. */
  tsRecv: field(ns, 16),
  /** 1 pre-open, 7 trading, 8 halt, 9 pause, 12 close, 15 not available. */
  action: field(u16, 24),
  reason: field(u16, 26),
  tradingEvent: field(u16, 28),
  /** Y, N, or ~ where it is not known; like the two after it. */
  isTrading: field(letter, 30),
  isQuoting: field(letter, 31),
  isShortSellRestricted: field(letter, 32),
});

/** One change of status, as an object. */
export type StatusRecord = RecordOf<typeof statusKind.layout>;

/** Record `index` of a run of status records. */
export function readStatus(run: RecordRun, index: number): StatusRecord {
  return readRecord(statusKind, run, index);
}
