import { quote, QUOTE_BYTES, QUOTES } from './quote.ts';
import { field, list, readRecord, recordKind } from './record-layout.ts';
import type { RecordOf } from './record-layout.ts';
import { Rtype } from './record-kinds.ts';
import type { RecordRun } from './record-run.ts';
import { tradeLayout } from './trade.ts';

/** Depths that an mbp-10 record has. */
export const MBP10_DEPTHS = 10;

/** Words of a record. */
export const MBP10_WORDS = QUOTES.word + (MBP10_DEPTHS * QUOTE_BYTES) / 4;

/** A change within the ten best prices of each side, or a trade, with the book after it. */
export const mbp10Kind = recordKind(Rtype.Mbp10, [368, 368, 368], {
  ...tradeLayout,
  /** Ten depths, the touch first. */
  depths: field(list(quote, QUOTE_BYTES, MBP10_DEPTHS), QUOTES.byteOffset),
});

/** One mbp-10 record, as an object. */
export type Mbp10Record = RecordOf<typeof mbp10Kind.layout>;

/** Record `index` of a run of mbp-10 records. */
export function readMbp10(run: RecordRun, index: number): Mbp10Record {
  return readRecord(mbp10Kind, run, index);
}
