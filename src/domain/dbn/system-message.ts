import { text, u8 } from './codec.ts';
import { ABSENT, headerLayout, partialField, readRecord, recordKind } from './record-layout.ts';
import type { RecordOf } from './record-layout.ts';
import { Rtype } from './record-kinds.ts';
import type { RecordRun } from './record-run.ts';

/** What a system message is about. */
export const SystemCode = {
  Heartbeat: 0,
  SubscriptionAck: 1,
  SlowReader: 2,
  ReplayCompleted: 3,
  EndOfInterval: 4,
} as const;

/** What the live gateway says besides data: heartbeats, acknowledgements, warnings. */
export const systemMessageKind = recordKind(Rtype.System, [80, 320, 320], {
  ...headerLayout,
  msg: { codecs: [text(64), text(303), text(303)], offsets: [16, 16, 16] },
  /** One of `SystemCode`, 255 for none. */
  code: partialField(u8, [ABSENT, 319, 319]),
});

/** One system message, as an object. */
export type SystemMessageRecord = RecordOf<typeof systemMessageKind.layout>;

/** Record `index` of a run of system messages, of any version. */
export function readSystemMessage(run: RecordRun, index: number): SystemMessageRecord {
  return readRecord(systemMessageKind, run, index);
}
