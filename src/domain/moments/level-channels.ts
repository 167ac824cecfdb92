import type { AggregateColumns } from '../features/aggregate-series.ts';
import { conditionWord, depthShift } from '../features/conditions.ts';
import { knownMean } from '../features/dyadic-segments.ts';
import type { PreparedSession } from './feature-session.ts';
import { CHANNEL_WINDOWS } from './level-moments.ts';
import type { LevelMoment, LevelSurroundings } from './level-moments.ts';
import { logRatio, signedShare } from '../features/ratio.ts';
import { usualBefore } from '../features/usual.ts';

/** The twelve channels of a setup, in the frame of travel. */
export const channelNames = [
  ...(['n1', 'n2', 'n3', 'n4'] as const),
  ...(['rd_ahead', 'rd_behind', 'haz_ahead', 'haz_behind', 'mb_ahead'] as const),
  ...(['tape_near', 'ofi_n', 'y'] as const),
] as const;

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

/** A level's channels. @param atr of the moment, ticks. */
export function levelChannels(
  { touch, profile }: Pick<PreparedSession, 'touch' | 'profile'>,
  { row, levelTick, travel }: LevelMoment,
  { around, long }: Pick<LevelSurroundings, 'around' | 'long'>,
  atr: number,
): LevelChannels | undefined {
  if (!long) return undefined;
  const { kappa } = profile.pressure;
  const [ahead, behind] = [zoneChannels(long.ahead, kappa), zoneChannels(long.behind, kappa)];
  const { buy, sell } = around;
  const start = Math.max(0, row + 1 - CHANNEL_WINDOWS);
  const newest = (values: Float64Array): Float64Array => values.slice(-CHANNEL_WINDOWS);
  return {
    ...{ n1: newest(ahead.shift), n2: newest(ahead.pa) },
    ...{ n3: newest(behind.shift), n4: newest(behind.pa) },
    ...{ rd_ahead: newest(ahead.rd), rd_behind: newest(behind.rd) },
    ...{ haz_ahead: newest(ahead.haz), haz_behind: newest(behind.haz) },
    mb_ahead: newest(long.ahead.E.map((lots, i) => logRatio(lots, long.ahead.mirror[i], kappa))),
    tape_near: newest(buy.map((lots, i) => travel * signedShare(lots, sell[i], kappa))),
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

/** What one zone tells, window by window. */
function zoneChannels(zone: AggregateColumns, kappa: number) {
  const { S, E, add, pull, distanceS, distanceE } = zone;
  const usual = usualBefore(E);
  const shift = E.map((lots, i) =>
    depthShift({ S: S[i], E: lots, distanceS: distanceS[i], distanceE: distanceE[i] }),
  );
  return {
    shift,
    pa: pull.map((lots, i) => signedShare(lots, add[i], kappa)),
    rd: E.map((lots, i) => logRatio(lots, usual[i], kappa)),
    haz: pull.map((lots, i) => logRatio(lots, (S[i] + E[i]) / 2, kappa)),
  };
}
