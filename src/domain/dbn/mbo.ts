import { i32, letter, ns, px, u32, u64, u8 } from './codec.ts';
import { field, headerLayout, readRecord, recordKind } from './record-layout.ts';
import type { RecordOf } from './record-layout.ts';
import { Rtype } from './record-kinds.ts';
import type { RecordRun } from './record-run.ts';

/** What happened to an order, as its ASCII code. Only add, cancel, modify and clear change the book. */
export const Action = {
  Add: 65,
  Cancel: 67,
  Fill: 70,
  Modify: 77,
  None: 78,
  Clear: 82,
  Trade: 84,
} as const;

/** Side as its ASCII code: the aggressor's on a trade, the resting order's elsewhere. */
export const Side = { Ask: 65, Bid: 66, None: 78 } as const;

/** Bits of `flags`; test them one by one, for several are often set. */
export const Flag = {
  /** Last record of the exchange's event. */
  Last: 128,
  /** The record is the touch, not an order. */
  Tob: 64,
  /** From a snapshot, not from the exchange's stream. */
  Snapshot: 32,
  /** The record is a price of an aggregated book. */
  Mbp: 16,
  BadTsRecv: 8,
  MaybeBadBook: 4,
  PublisherSpecific: 2,
} as const;

/** Words of an mbo record, the same in all versions. */
export const MBO = {
  instrumentId: 1,
  tsEventLo: 2,
  tsEventHi: 3,
  orderIdLo: 4,
  orderIdHi: 5,
  priceLo: 6,
  priceHi: 7,
  size: 8,
  /** flags | channel << 8 | action << 16 | side << 24 */
  bits: 9,
  tsRecvLo: 10,
  tsRecvHi: 11,
  tsInDelta: 12,
  sequence: 13,
  wordCount: 14,
} as const;

/** One event of one order. */
export const mboKind = recordKind(Rtype.Mbo, [56, 56, 56], {
  ...headerLayout,
  orderId: field(u64, 16),
  /** Price, 1e-9 points; `UNDEF_PRICE` for none. */
  pxNano: field(px, 24),
  /** Lots. */
  sz: field(u32, 32),
  /** Bits of `Flag`. */
  flags: field(u8, 36),
  channelId: field(u8, 37),
  /** One of `Action`. */
  action: field(letter, 38),
  /** One of `Side`. */
  side: field(letter, 39),
  /** Capture time, UNIX nanoseconds. */
  tsRecv: field(ns, 40),
  /** Sending time before capture, nanoseconds. */
  tsInDelta: field(i32, 48),
  /** Sequence number of the exchange's message. */
  sequence: field(u32, 52),
});

/** One event of one order, as an object. */
export type MboRecord = RecordOf<typeof mboKind.layout>;

/** Record `index` of a run of mbo records. */
export function readMbo(run: RecordRun, index: number): MboRecord {
  return readRecord(mboKind, run, index);
}
