import type { AggregateColumns, AggregateSeries } from '../features/aggregate-series.ts';
import type { RowRange } from '../features/aggregate-sweep.ts';
import { USUAL_WINDOWS } from '../features/usual.ts';
import { zonePlan } from '../features/zone-plan.ts';
import type { ZonePlan } from '../features/zone-plan.ts';
import type { PressureRules } from '../session/instrument-profile.ts';
import { aheadFields, behindFields, historyChannels } from './history-channels.ts';
import type { HistoryChannels } from './history-channels.ts';
import { nowFields } from './level-now.ts';
import type { LevelZones } from './level-now.ts';
import { travelZones } from './travel-zones.ts';

/** Windows that a level's features look back on around it: ten minutes. */
const HISTORY_WINDOWS = 120;
/** Windows of a setup's channels: twenty minutes. */
export const CHANNEL_WINDOWS = 240;

const nearFields = ['E', 'add', 'fill'] as const;
const closeFields = ['E', 'add', 'pull', 'fill'] as const;
const aroundFields = ['buy', 'sell'] as const;

/**
 * What surrounds a level up to a moment; histories oldest first, the moment's window last. They are
 * borrowed: moments of one level share them.
 */
export type LevelSurroundings = {
  /** Ten minutes of what defends the level ahead: its near band, and with it the middle one. */
  readonly near: AggregateColumns<(typeof nearFields)[number]>;
  readonly close: AggregateColumns<(typeof closeFields)[number]>;
  /** Ten minutes of trades on either side of it. */
  readonly around: AggregateColumns<(typeof aroundFields)[number]>;
  /** The last window alone. */
  readonly zones: LevelZones;
  /** Twenty minutes of the channels of a setup; only where they were asked for. */
  readonly channels: HistoryChannels | undefined;
};

/** How a sweep of moments goes. */
export type MomentSweep = {
  readonly rules: PressureRules;
  /** Whether the channels of a setup are asked for, which look back further. */
  readonly withChannels: boolean;
};

/** Windows before a moment that its history begins with. */
export function lookbackOf({ withChannels }: MomentSweep): number {
  return withChannels ? CHANNEL_WINDOWS + USUAL_WINDOWS : HISTORY_WINDOWS;
}

/** What is read around a moment: in its history, by direction, and in its last window. */
export type MomentPlans = { readonly 1: ZonePlan; readonly [-1]: ZonePlan; readonly now: ZonePlan };

/** The plans of a sweep. */
export function plansOf({ rules, withChannels }: MomentSweep): MomentPlans {
  const historyPlan = (travel: 1 | -1): ZonePlan => {
    const { near, close, ahead, behind } = travelZones[travel];
    return zonePlan(rules, {
      ...{ [near]: nearFields, [close]: closeFields, around: aroundFields },
      ...(withChannels && { [ahead]: aheadFields, [behind]: behindFields }),
    });
  };
  return {
    ...{ 1: historyPlan(1), [-1]: historyPlan(-1) },
    now: zonePlan(rules, nowFields, { isByTick: true }),
  };
}

/** What the moments of a stretch share, by window from `start` on. */
type LevelHistory = Omit<LevelSurroundings, 'zones'> & { readonly start: number };

/** The history of a stretch. @param series of its direction's plan. */
export function historyOf(
  series: AggregateSeries,
  {
    plans,
    travel,
    sweep: { rules, withChannels },
  }: { readonly plans: MomentPlans; readonly travel: 1 | -1; readonly sweep: MomentSweep },
): LevelHistory {
  const { index } = plans[travel];
  const zone = travelZones[travel];
  const around = series.fields(index.around, aroundFields);
  const channels = (): HistoryChannels => {
    const ahead = series.fields(index[zone.ahead], aheadFields);
    const behind = series.fields(index[zone.behind], behindFields);
    return historyChannels({ ahead, behind, around, travel }, rules.kappa);
  };
  return {
    start: series.start,
    near: series.fields(index[zone.near], nearFields),
    close: series.fields(index[zone.close], closeFields),
    around,
    channels: withChannels ? channels() : undefined,
  };
}

/** A moment's part of a history. @param zones its last window. */
export function surroundingsOf(
  { start, near, close, around, channels }: LevelHistory,
  zones: LevelZones,
): LevelSurroundings {
  const end = zones.series.end - start;
  const minutes = { start: Math.max(0, end - HISTORY_WINDOWS), end };
  const long = { start: Math.max(0, end - CHANNEL_WINDOWS), end };
  return {
    ...{ near: part(near, minutes), close: part(close, minutes), around: part(around, minutes) },
    channels: channels && part(channels, long),
    zones,
  };
}

/** The same windows of several columns, borrowed. */
function part<K extends string>(
  columns: Readonly<Record<K, Float64Array>>,
  { start, end }: RowRange,
): Readonly<Record<K, Float64Array>> {
  const names = Object.keys(columns) as K[];
  const cut = names.map((name) => [name, columns[name].subarray(start, end)] as const);
  return Object.fromEntries(cut) as Record<K, Float64Array>;
}
