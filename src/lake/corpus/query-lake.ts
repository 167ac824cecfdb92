import { FaultError } from '../../base/fault.ts';
import type { Answer } from '../../domain/retrieval/answer.ts';
import {
  answersTo,
  askedAt,
  describedSetups,
  drawnLevel,
  storedLevel,
} from '../../domain/retrieval/asking-session.ts';
import type { AskedLevel, AskingSession } from '../../domain/retrieval/asking-session.ts';
import { queryDocument } from '../../domain/retrieval/query-document.ts';
import type { QueryDocument } from '../../domain/retrieval/query-document.ts';
import type { MomentQuestion } from '../../domain/retrieval/moment-question.ts';
import type { HorizonMin } from '../../domain/episodes/outcome.ts';
import type { OpenRows } from '../../domain/retrieval/session-index.ts';
import { utcNsOf } from '../../domain/session/exchange-clock.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import type { LevelKind } from '../../domain/session/level-kind.ts';
import { nearestTick } from '../../domain/units/ticks.ts';
import type { LakePlatform } from '../stage/lake-platform.ts';
import type { SessionKey } from '../stage/list-partitions.ts';
import { openPast } from './open-past.ts';
import { readAskingSession } from './read-asking-session.ts';

/** A question to a lake. */
export type LakeQuery = {
  readonly session: SessionKey;
  /** HH:MM:SS on the exchange's clock. */
  readonly clock: string;
  /** A level of the session, or a price, points. */
  readonly level: LevelKind | number;
  readonly horizonMin: HorizonMin;
};

/** What the lake says. */
export type LakeAnswer = {
  readonly profile: InstrumentProfile;
  readonly asked: MomentQuestion;
  readonly answers: readonly Answer[];
  readonly document: QueryDocument;
};

/**
 * Asks the past of a lake what it says of a level at a moment of a session.
 *
 * @throws FaultError 'input' for a moment outside the session, or one that the lake does not have.
 */
export async function queryLake(
  platform: LakePlatform,
  { session, clock, level, horizonMin }: LakeQuery,
  openRows: OpenRows,
): Promise<LakeAnswer> {
  const { index, profile } = await openPast(platform, session, openRows);
  const asking = await readAskingSession(platform, session, profile);
  const ns = momentOf(asking, profile, clock);
  const question = askedAt(asking, levelOf(asking, level, profile), ns);
  const { asked } = question;
  const [setup] = describedSetups(asking, [question]);
  const { touchTicks } = profile.episodes;
  const answers = answersTo(index, asked, { setup, horizonMin, touchTicks });
  const document = queryDocument(asked, index.past.corpus, { answers, horizonMin });
  index.close();
  return { profile, asked, answers, document };
}

function levelOf(
  asking: AskingSession,
  level: LevelKind | number,
  { tickNano }: InstrumentProfile,
): AskedLevel {
  if (typeof level === 'string') return storedLevel(asking, level);
  return drawnLevel(asking, nearestTick(level, tickNano));
}

function momentOf(
  { key, prepared: { anchors } }: AskingSession,
  { timeZone, premarketStart, end }: InstrumentProfile,
  clock: string,
): number {
  const atNs = utcNsOf(key.date, clock, timeZone);
  const { startNs, endNs } = anchors;
  if (atNs > startNs && atNs <= endNs) return Number(atNs - startNs);
  throw new FaultError(
    'input',
    `time: expected one after ${premarketStart}, up to ${end}, found ${clock}`,
  );
}
