import { px, u64, u8 } from './codec.ts';
import { field, headerLayout, readRecord, recordKind } from './record-layout.ts';
import type { RecordOf } from './record-layout.ts';
import { Rtype } from './record-kinds.ts';
import type { RecordRun } from './record-run.ts';

/** Words of a bar; its ts_event is the start of its interval. */
export const OHLCV = {
  instrumentId: 1,
  tsEventLo: 2,
  tsEventHi: 3,
  openLo: 4,
  openHi: 5,
  highLo: 6,
  highHi: 7,
  lowLo: 8,
  lowHi: 9,
  closeLo: 10,
  closeHi: 11,
  volumeLo: 12,
  volumeHi: 13,
  wordCount: 14,
} as const;

/** One bar of trades; an interval without trades has none. */
export const ohlcvKind = recordKind(Rtype.Ohlcv1M, [56, 56, 56], {
  /** `Rtype.Ohlcv1M` or another length of bar. */
  rtype: field(u8, 1),
  ...headerLayout,
  /** First price, 1e-9 points. */
  openNano: field(px, 16),
  /** Greatest price, 1e-9 points. */
  highNano: field(px, 24),
  /** Least price, 1e-9 points. */
  lowNano: field(px, 32),
  /** Last price, 1e-9 points. */
  closeNano: field(px, 40),
  /** Lots. */
  volume: field(u64, 48),
});

/** One bar, as an object; `tsEvent` is the start of its interval. */
export type OhlcvRecord = RecordOf<typeof ohlcvKind.layout>;

/** Record `index` of a run of bars. */
export function readOhlcv(run: RecordRun, index: number): OhlcvRecord {
  return readRecord(ohlcvKind, run, index);
}
