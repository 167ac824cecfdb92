import { letter, ns, px, u32, u8 } from './codec.ts';
import { field, headerLayout, readRecord, recordKind } from './record-layout.ts';
import type { RecordOf } from './record-layout.ts';
import { Rtype } from './record-kinds.ts';
import type { RecordRun } from './record-run.ts';

/** How an auction stands. Prices are in 1e-9 points, `UNDEF_PRICE` for none; quantities in lots. */
export const imbalanceKind = recordKind(Rtype.Imbalance, [112, 112, 112], {
  ...headerLayout,
  /** Capture time, UNIX nanoseconds. */
  tsRecv: field(ns, 16),
  refPrice: field(px, 24),
  /** Time of the auction, UNIX nanoseconds; `UNDEF_TIMESTAMP` for none. */
  auctionTime: field(ns, 32),
  /** Price that clears the continuous book and the auction's interest. */
  contBookClrPrice: field(px, 40),
  /** Price that clears the auction's interest alone. */
  auctInterestClrPrice: field(px, 48),
  ssrFillingPrice: field(px, 56),
  /** Price at which the auction would match now. */
  indMatchPrice: field(px, 64),
  upperCollar: field(px, 72),
  lowerCollar: field(px, 80),
  pairedQty: field(u32, 88),
  totalImbalanceQty: field(u32, 92),
  marketImbalanceQty: field(u32, 96),
  unpairedQty: field(u32, 100),
  /** Venue's own code. */
  auctionType: field(letter, 104),
  /** One of `Side`: where there is too much. */
  side: field(letter, 105),
  auctionStatus: field(u8, 106),
  freezeStatus: field(u8, 107),
  numExtensions: field(u8, 108),
  unpairedSide: field(letter, 109),
  significantImbalance: field(letter, 110),
});

/** One state of an auction, as an object. */
export type ImbalanceRecord = RecordOf<typeof imbalanceKind.layout>;

/** Record `index` of a run of imbalances. */
export function readImbalance(run: RecordRun, index: number): ImbalanceRecord {
  return readRecord(imbalanceKind, run, index);
}
