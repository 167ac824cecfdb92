import { intervalLayout } from './bbo.ts';
import { u32 } from './codec.ts';
import { consolidatedQuote, QUOTES } from './quote.ts';
import { field, readRecord, recordKind, reserved } from './record-layout.ts';
import type { RecordOf } from './record-layout.ts';
import { Rtype } from './record-kinds.ts';
import type { RecordRun } from './record-run.ts';

/** The best of several venues at the end of a second (cbbo-1s) or a minute (cbbo-1m). */
export const cbboKind = recordKind(Rtype.Cbbo1M, [80, 80, 80], {
  ...intervalLayout,
  /** Reserved, like the action. */
  sequence: reserved(u32, 44),
  touch: field(consolidatedQuote, QUOTES.byteOffset),
});

/** One cbbo-1s or cbbo-1m record, as an object. */
export type CbboRecord = RecordOf<typeof cbboKind.layout>;

/** Record `index` of a run of cbbo-1s or cbbo-1m records. */
export function readCbbo(run: RecordRun, index: number): CbboRecord {
  return readRecord(cbboKind, run, index);
}
