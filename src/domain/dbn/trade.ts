import { i32, letter, ns, px, u32, u8 } from './codec.ts';
import { field, headerLayout, readRecord, recordKind } from './record-layout.ts';
import type { Layout, RecordOf } from './record-layout.ts';
import { Rtype } from './record-kinds.ts';
import type { RecordRun } from './record-run.ts';

/** Words of a trade, and the first words of mbp-1, tbbo and mbp-10 records. */
export const TRADE = {
  instrumentId: 1,
  tsEventLo: 2,
  tsEventHi: 3,
  priceLo: 4,
  priceHi: 5,
  size: 6,
  /** action | side << 8 | flags << 16 | depth << 24 */
  bits: 7,
  tsRecvLo: 8,
  tsRecvHi: 9,
  tsInDelta: 10,
  sequence: 11,
  wordCount: 12,
} as const;

/** Fields of a trade, and the first fields of mbp-1, tbbo and mbp-10 records. */
export const tradeLayout = {
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
  /** Depth of the book that changed; 0 is the touch. */
  depth: field(u8, 31),
  /** Capture time, UNIX nanoseconds. */
  tsRecv: field(ns, 32),
  /** Sending time before capture, nanoseconds. */
  tsInDelta: field(i32, 40),
  /** Sequence number of the exchange's message. */
  sequence: field(u32, 44),
} as const satisfies Layout;

/** One trade. */
export const tradeKind = recordKind(Rtype.Trade, [48, 48, 48], tradeLayout);

/** One trade, as an object. */
export type TradeRecord = RecordOf<typeof tradeKind.layout>;

/** Record `index` of a run of trades, or the like part of an mbp-1, tbbo or mbp-10 record. */
export function readTrade(run: RecordRun, index: number): TradeRecord {
  return readRecord(tradeKind, run, index);
}
