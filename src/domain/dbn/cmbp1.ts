import { i32, letter, ns, px, u32, u8 } from './codec.ts';
import { consolidatedQuote, QUOTES } from './quote.ts';
import { field, headerLayout, readRecord, recordKind, reserved } from './record-layout.ts';
import type { RecordOf } from './record-layout.ts';
import { Rtype } from './record-kinds.ts';
import type { RecordRun } from './record-run.ts';

/** A change of the best of several venues, or (tcbbo) a trade with the touch before it. */
export const cmbp1Kind = recordKind(Rtype.Cmbp1, [80, 80, 80], {
  /** `Rtype.Cmbp1` or `Rtype.Tcbbo`. */
  rtype: field(u8, 1),
  ...headerLayout,
  /** Price, 1e-9 points; `UNDEF_PRICE` for none. */
  pxNano: field(px, 16),
  /** Lots. */
  sz: field(u32, 24),
  /** One of `Action`. */
  action: field(letter, 28),
  /** One of `Side`: the aggressor's on a trade. */
  side: field(letter, 29),
  /** Bits of `Flag`. */
  flags: field(u8, 30),
  /** Reserved, like the sequence: old files can hold something there. */
  depth: reserved(u8, 31),
  /** Capture time, UNIX nanoseconds. */
  tsRecv: field(ns, 32),
  /** Sending time before capture, nanoseconds. */
  tsInDelta: field(i32, 40),
  sequence: reserved(u32, 44),
  touch: field(consolidatedQuote, QUOTES.byteOffset),
});

/** One cmbp-1 or tcbbo record, as an object. */
export type Cmbp1Record = RecordOf<typeof cmbp1Kind.layout>;

/** Record `index` of a run of cmbp-1 or tcbbo records. */
export function readCmbp1(run: RecordRun, index: number): Cmbp1Record {
  return readRecord(cmbp1Kind, run, index);
}
