import { i32, letter, ns, px, u32, u8 } from './codec.ts';
import { quote, QUOTES } from './quote.ts';
import { field, headerLayout, readRecord, recordKind, reserved } from './record-layout.ts';
import type { Layout, RecordOf } from './record-layout.ts';
import { Rtype } from './record-kinds.ts';
import type { RecordRun } from './record-run.ts';

/**
 * Fields of a quote taken at regular intervals: the last trade, then the touch. The format reserves
 * action, depth and tsInDelta here, yet some files hold what the last message left there.
 */
export const intervalLayout = {
  /** Which interval, see `Rtype`. */
  rtype: field(u8, 1),
  // Its ts_event is the time of the last trade, which can lie days back.
  ...headerLayout,
  /** Price of the last trade, 1e-9 points; `UNDEF_PRICE` for none. */
  pxNano: field(px, 16),
  /** Size of the last trade, lots. */
  sz: field(u32, 24),
  action: reserved(letter, 28),
  /** Aggressor of the last trade, one of `Side`. */
  side: field(letter, 29),
  /** Bits of `Flag`. */
  flags: field(u8, 30),
  depth: reserved(u8, 31),
  /** End of the interval, UNIX nanoseconds: the time at which this is known. */
  tsRecv: field(ns, 32),
  tsInDelta: reserved(i32, 40),
} as const satisfies Layout;

/** The touch at the end of a second (bbo-1s) or a minute (bbo-1m). */
export const bboKind = recordKind(Rtype.Bbo1M, [80, 80, 80], {
  ...intervalLayout,
  /** Sequence number of the last message. */
  sequence: field(u32, 44),
  touch: field(quote, QUOTES.byteOffset),
});

/** One bbo-1s or bbo-1m record, as an object. */
export type BboRecord = RecordOf<typeof bboKind.layout>;

/** Record `index` of a run of bbo-1s or bbo-1m records. */
export function readBbo(run: RecordRun, index: number): BboRecord {
  return readRecord(bboKind, run, index);
}
