import { required } from '../../base/assert.ts';
import type { PressureRules } from '../session/instrument-profile.ts';
import type { LevelKind } from '../session/level-kind.ts';
import { zoneAggregates } from '../features/aggregate.ts';
import type { Aggregate } from '../features/aggregate.ts';
import type { AggregateColumns, AggregateSeries } from '../features/aggregate-series.ts';
import { sweepViews } from '../features/aggregate-sweep.ts';
import type { SweepView } from '../features/aggregate-sweep.ts';
import type { LedgerIndex } from '../features/ledger-index.ts';
import { USUAL_WINDOWS } from '../features/usual.ts';

/** Windows that a level's features look back on around it: ten minutes. */
const HISTORY_WINDOWS = 120;
/** Windows of a setup's channels: twenty minutes. */
export const CHANNEL_WINDOWS = 240;

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
  readonly near: AggregateColumns;
  readonly close: AggregateColumns;
  /** Ten minutes of trades on either side of it. */
  readonly around: AggregateColumns;
  /** The last window alone, aggregates as `zoneAggregates` names them. */
  readonly zones: AggregateSeries;
  /**
   * The whole zones ahead and behind, twenty minutes and as much before as what is usual looks back
   * on; only where it was asked for.
   */
  readonly long:
    { readonly ahead: AggregateColumns; readonly behind: AggregateColumns } | undefined;
};

/** How a sweep of moments goes. */
export type MomentSweep = {
  readonly rules: PressureRules;
  /** Whether the whole zones' long history is asked for. */
  readonly isLong: boolean;
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
  { rules, isLong }: MomentSweep,
  done: (moment: number, surroundings: LevelSurroundings) => void,
): void {
  const stretches = stretchesOf(moments, lookbackOf(isLong));
  const lasts = new Map(stretches.map((stretch, at) => [stretch.places.at(-1), at]));
  const views = [
    ...stretches.map((stretch) => historyView(stretch, rules, isLong)),
    ...moments.map((moment) => lastView(moment, rules)),
  ];
  const found = new Map<number, AggregateSeries>();
  sweepViews(index, views, (view, series) => {
    found.set(view, series);
    const last = lasts.get(view - stretches.length);
    // A history that ends with a moment's window began before it, and is given before it.
    if (last === undefined) return;
    const history = taken(found, last);
    for (const place of stretches[last].places) {
      const zones = taken(found, stretches.length + place);
      done(place, surroundingsOf(history, zones, isLong));
    }
  });
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

function lookbackOf(isLong: boolean): number {
  return isLong ? CHANNEL_WINDOWS + USUAL_WINDOWS : HISTORY_WINDOWS;
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

function historyView(
  { start, end, levelTick, travel }: Stretch,
  rules: PressureRules,
  isLong: boolean,
): SweepView {
  const { above, below, ...zones } = zoneAggregates(rules);
  const { aboveNear, belowNear, aboveClose, belowClose, around } = zones;
  const barrier = travel === 1 ? [aboveNear, aboveClose] : [belowNear, belowClose];
  const whole: readonly Aggregate[] = travel === 1 ? [above, below] : [below, above];
  return {
    ...{ start, end, isMirrored: isLong },
    aggregates: [...barrier, around, ...(isLong ? whole : [])],
    anchors: new Int32Array(end - start).fill(levelTick),
  };
}

/** The moment's last window alone. */
function lastView({ row, levelTick }: LevelMoment, rules: PressureRules): SweepView {
  return {
    ...{ start: row, end: row + 1, isMirrored: true },
    aggregates: Object.values(zoneAggregates(rules)),
    anchors: Int32Array.of(levelTick),
  };
}

/** A moment's part of a history. @param zones its last window. */
function surroundingsOf(
  history: AggregateSeries,
  zones: AggregateSeries,
  isLong: boolean,
): LevelSurroundings {
  const { end } = zones;
  const range = { start: Math.max(0, end - lookbackOf(isLong)), end };
  const [near, close, around] = [0, 1, 2].map((at) => history.fields(at, range));
  const long = isLong
    ? { ahead: history.fields(3, range), behind: history.fields(4, range) }
    : undefined;
  return { near, close, around, zones, long };
}

/** What was found of a view, which nobody needs any more. */
function taken(found: Map<number, AggregateSeries>, view: number): AggregateSeries {
  const series = required(found.get(view), 'series of a view');
  found.delete(view);
  return series;
}
