import { conditionWord } from '../features/conditions.ts';
import { knownMean } from '../features/dyadic-segments.ts';
import type { PreparedSession } from './feature-session.ts';
import { historyChannelNames } from './history-channels.ts';
import { CHANNEL_WINDOWS } from './level-surroundings.ts';
import type { LevelMoment } from './level-moments.ts';
import type { LevelSurroundings } from './level-surroundings.ts';

/** The twelve channels of a setup, in the frame of travel. */
export const channelNames = [...historyChannelNames, 'ofi_n', 'y'] as const;

/**
 * Twenty minutes of each channel by window, oldest first, the moment's window last; fewer where the
 * ledger began later, NaN where unknown.
 *
 * n1 and n2: what defends the level ahead retreats, is pulled; n3 and n4: what supports price behind
 * does. rd: depth to what is usual, haz: pulls per resting lot, mb: depth to the mirrored ticks, all
 * as logs. tape_near and ofi_n: ahead positive. y: distance in ATR of the moment, negative before
 * the level.
 */
export type LevelChannels = Readonly<Record<(typeof channelNames)[number], Float64Array>>;

/** A level's channels; undefined where they were not asked for. @param atr of the moment, ticks. */
export function levelChannels(
  { touch }: Pick<PreparedSession, 'touch'>,
  { row, levelTick, travel }: LevelMoment,
  { channels }: Pick<LevelSurroundings, 'channels'>,
  atr: number,
): LevelChannels | undefined {
  if (!channels) return undefined;
  const start = Math.max(0, row + 1 - CHANNEL_WINDOWS);
  return {
    ...channels,
    ofi_n: touch.ofi_n.slice(start, row + 1).map((flow) => travel * flow),
    y: touch.mid.slice(start, row + 1).map((mid) => (travel * (mid - levelTick)) / atr),
  };
}

/** Windows of a minute. */
const MINUTE_WINDOWS = 12;

/** Means of the four conditions over the minute that ended so many windows before the moment. */
export function conditionMeans(
  { n1, n2, n3, n4 }: LevelChannels,
  windowsBefore = 0,
): readonly [n1: number, n2: number, n3: number, n4: number] {
  const mean = (values: Float64Array): number => {
    const end = values.length - windowsBefore;
    return knownMean(values, end - MINUTE_WINDOWS, end);
  };
  return [mean(n1), mean(n2), mean(n3), mean(n4)];
}

/** Which conditions hold on that minute's average, one bit each; NaN if one is unknown. */
export function conditionState(
  channels: LevelChannels,
  deadBand: number,
  windowsBefore = 0,
): number {
  return conditionWord(conditionMeans(channels, windowsBefore), deadBand);
}
