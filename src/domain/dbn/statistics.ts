import { i32, i32Narrow, i64, ns, px, u16, u32, u8 } from './codec.ts';
import { field, headerLayout, readRecord, recordKind } from './record-layout.ts';
import type { RecordOf } from './record-layout.ts';
import { Rtype } from './record-kinds.ts';
import type { RecordRun } from './record-run.ts';

/** What a statistic tells; some have a price, some a quantity. */
export const StatType = {
  OpeningPrice: 1,
  IndicativeOpeningPrice: 2,
  SettlementPrice: 3,
  LowPrice: 4,
  HighPrice: 5,
  ClearedVolume: 6,
  LowestOffer: 7,
  HighestBid: 8,
  OpenInterest: 9,
  FixingPrice: 10,
  ClosePrice: 11,
  NetChange: 12,
  Vwap: 13,
} as const;

/** One figure that the exchange publishes of an instrument's session. */
export const statisticsKind = recordKind(Rtype.Statistics, [64, 64, 80], {
  ...headerLayout,
  /** Capture time, UNIX nanoseconds. */
  tsRecv: field(ns, 16),
  /** Time that the figure is about, UNIX nanoseconds; `UNDEF_TIMESTAMP` for none. */
  tsRef: field(ns, 24),
  /** Price, 1e-9 points; `UNDEF_PRICE` for none. */
  pxNano: field(px, 32),
  /** Lots or contracts; `UNDEF_I64` for none. */
  quantity: { codecs: [i32Narrow, i32Narrow, i64], offsets: [40, 40, 40] },
  /** Sequence number of the exchange's message. */
  sequence: field(u32, 44, 44, 48),
  /** Sending time before capture, nanoseconds. */
  tsInDelta: field(i32, 48, 48, 52),
  /** One of `StatType`. */
  statType: field(u16, 52, 52, 56),
  channelId: field(u16, 54, 54, 58),
  /** 1 new, 2 deleted. */
  updateAction: field(u8, 56, 56, 60),
  statFlags: field(u8, 57, 57, 61),
});

/** One statistic, as an object. */
export type StatisticsRecord = RecordOf<typeof statisticsKind.layout>;

/** Record `index` of a run of statistics, of any version. */
export function readStatistics(run: RecordRun, index: number): StatisticsRecord {
  return readRecord(statisticsKind, run, index);
}
