import { required } from '../../base/assert.ts';
import type { PressureRules } from '../session/instrument-profile.ts';
import type { LevelKind } from '../session/level-kind.ts';
import type { AggregateColumns, AggregateSeries } from '../features/aggregate-series.ts';
import { sweepViews } from '../features/aggregate-sweep.ts';
import type { RowRange, SweepView } from '../features/aggregate-sweep.ts';
import type { LedgerIndex } from '../features/ledger-index.ts';
import { USUAL_WINDOWS } from '../features/usual.ts';
import { zonePlan } from '../features/zone-plan.ts';
import type { ZonePlan } from '../features/zone-plan.ts';
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

/** A level at a moment: where it stood then counts for all of its history. */
export type LevelMoment = {
  /** Window row of the ledger that ended last by the moment. */
  readonly row: number;
  /** The moment, UNIX ns. */
  readonly tsNs: bigint;
  readonly levelTick: number;
  /** Undefined for a level that a user drew. */
  readonly kind: LevelKind | undefined;
  /** 1 upward, −1 downward. */
  readonly travel: 1 | -1;
};

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

/**
 * What surrounds levels at moments, all in one pass over the ledger.
 *
 * Every history is relative to the level as it was known at its moment, over the whole of it, also
 * where the level was not there yet or stood elsewhere. Moments at which it stood at the same tick
 * share their histories: a session's thousand moments are told from a few hundred of them.
 *
 * @param done is given each moment's surroundings, those of one level in the order of rows.
 */
export function sweepMoments(
  index: LedgerIndex,
  moments: readonly LevelMoment[],
  sweep: MomentSweep,
  done: (moment: number, surroundings: LevelSurroundings) => void,
): void {
  const plans = plansOf(sweep);
  const stretches = stretchesOf(moments, lookbackOf(sweep));
  const lasts = new Map(stretches.map((stretch, at) => [stretch.places.at(-1), at]));
  const views = [
    ...stretches.map((stretch) => historyView(stretch, plans)),
    ...moments.map((moment) => lastView(moment, plans)),
  ];
  const found = new Map<number, AggregateSeries>();
  sweepViews(index, views, (view, series) => {
    found.set(view, series);
    const last = lasts.get(view - stretches.length);
    // A history that ends with a moment's window began before it, and is given before it.
    if (last === undefined) return;
    const { places, travel } = stretches[last];
    const history = historyOf(taken(found, last), { plans, travel, sweep });
    for (const place of places) {
      const zones = { series: taken(found, stretches.length + place), index: plans.now.index };
      done(place, surroundingsOf(history, zones));
    }
  });
}

/** What is read around a moment: in its history, by direction, and in its last window. */
type MomentPlans = { readonly 1: ZonePlan; readonly [-1]: ZonePlan; readonly now: ZonePlan };

function plansOf({ rules, withChannels }: MomentSweep): MomentPlans {
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

/** Windows over which a level is followed at one tick, for moments whose histories overlap. */
type Stretch = {
  readonly levelTick: number;
  readonly travel: 1 | -1;
  /** First window row, and the row behind the last. */
  readonly start: number;
  end: number;
  /** Moments by place, in the order of rows. */
  readonly places: number[];
};

function lookbackOf({ withChannels }: MomentSweep): number {
  return withChannels ? CHANNEL_WINDOWS + USUAL_WINDOWS : HISTORY_WINDOWS;
}

function stretchesOf(moments: readonly LevelMoment[], lookback: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const latest = new Map<string, Stretch>();
  const order = [...moments.keys()].sort((a, b) => moments[a].row - moments[b].row);
  for (const place of order) {
    const { row, levelTick, travel } = moments[place];
    const end = row + 1;
    const start = Math.max(0, end - lookback);
    const key = `${levelTick} ${travel}`;
    const known = latest.get(key);
    if (known && start <= known.end) {
      known.places.push(place);
      known.end = end;
      continue;
    }
    const stretch = { levelTick, travel, start, end, places: [place] };
    latest.set(key, stretch);
    stretches.push(stretch);
  }
  return stretches;
}

function historyView({ start, end, levelTick, travel }: Stretch, plans: MomentPlans): SweepView {
  const anchors = new Int32Array(end - start).fill(levelTick);
  return { start, end, anchors, plan: plans[travel].plan };
}

/** The moment's last window alone. */
function lastView({ row, levelTick }: LevelMoment, { now: { plan } }: MomentPlans): SweepView {
  return { start: row, end: row + 1, anchors: Int32Array.of(levelTick), plan };
}

/** What the moments of a stretch share, by window from `start` on. */
type LevelHistory = Omit<LevelSurroundings, 'zones'> & { readonly start: number };

function historyOf(
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
function surroundingsOf(
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

/** What was found of a view, which nobody needs any more. */
function taken(found: Map<number, AggregateSeries>, view: number): AggregateSeries {
  const series = required(found.get(view), 'series of a view');
  found.delete(view);
  return series;
}
