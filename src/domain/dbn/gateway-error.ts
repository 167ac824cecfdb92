import { text, u8 } from './codec.ts';
import { ABSENT, headerLayout, partialField, readRecord, recordKind } from './record-layout.ts';
import type { RecordOf } from './record-layout.ts';
import { Rtype } from './record-kinds.ts';
import type { RecordRun } from './record-run.ts';

/** What the live gateway complains about, inside the stream. */
export const gatewayErrorKind = recordKind(Rtype.Error, [80, 320, 320], {
  ...headerLayout,
  err: { codecs: [text(64), text(302), text(302)], offsets: [16, 16, 16] },
  /** Gateway's code, 255 for none. */
  code: partialField(u8, [ABSENT, 318, 318]),
  /** 1 if no further part of this complaint follows; 255 where that is not told. */
  isLast: partialField(u8, [ABSENT, 319, 319]),
});

/** One complaint of the gateway, as an object. */
export type GatewayErrorRecord = RecordOf<typeof gatewayErrorKind.layout>;

/** Record `index` of a run of errors, of any version. */
export function readGatewayError(run: RecordRun, index: number): GatewayErrorRecord {
  return readRecord(gatewayErrorKind, run, index);
}
