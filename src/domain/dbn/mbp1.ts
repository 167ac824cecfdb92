import { quote, QUOTES } from './quote.ts';
import { field, readRecord, recordKind } from './record-layout.ts';
import type { RecordOf } from './record-layout.ts';
import { Rtype } from './record-kinds.ts';
import type { RecordRun } from './record-run.ts';
import { tradeLayout } from './trade.ts';

/** A change of the touch, or a trade; in tbbo the touch is that before the trade. */
export const mbp1Kind = recordKind(Rtype.Mbp1, [80, 80, 80], {
  ...tradeLayout,
  touch: field(quote, QUOTES.byteOffset),
});

/** One mbp-1 or tbbo record, as an object. */
export type Mbp1Record = RecordOf<typeof mbp1Kind.layout>;

/** Record `index` of a run of mbp-1 or tbbo records. */
export function readMbp1(run: RecordRun, index: number): Mbp1Record {
  return readRecord(mbp1Kind, run, index);
}
