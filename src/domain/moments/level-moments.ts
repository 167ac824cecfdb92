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

/** What surrounds a level up to a moment; histories oldest first, the moment's window last. */
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
 * where the level was not there yet or stood elsewhere.
 *
 * @param done is given each moment's surroundings, its own from then on, in the order of rows.
 */
export function sweepMoments(
  index: LedgerIndex,
  moments: readonly LevelMoment[],
  { rules, isLong }: MomentSweep,
  done: (moment: number, surroundings: LevelSurroundings) => void,
): void {
  const views = moments.flatMap((moment) => viewsOf(moment, rules, isLong));
  const halves = new Map<number, AggregateSeries>();
  sweepViews(index, views, (place, series) => {
    const moment = place >> 1;
    const other = halves.get(moment);
    halves.set(moment, series);
    if (!other) return;
    halves.delete(moment);
    const [history, zones] = place % 2 === 1 ? [other, series] : [series, other];
    const [near, close, around] = [0, 1, 2].map((at) => history.fields(at));
    const long = isLong ? { ahead: history.fields(3), behind: history.fields(4) } : undefined;
    done(moment, { near, close, around, zones, long });
  });
}

/** A moment's history and its last window. */
function viewsOf(
  { row, levelTick, travel }: LevelMoment,
  rules: PressureRules,
  isLong: boolean,
): readonly SweepView[] {
  const zones = zoneAggregates(rules);
  const { above, below, aboveNear, belowNear, aboveClose, belowClose, around } = zones;
  const barrier = travel === 1 ? [aboveNear, aboveClose] : [belowNear, belowClose];
  const whole: readonly Aggregate[] = travel === 1 ? [above, below] : [below, above];
  const end = row + 1;
  const start = Math.max(0, end - (isLong ? CHANNEL_WINDOWS + USUAL_WINDOWS : HISTORY_WINDOWS));
  return [
    {
      ...{ start, end, isMirrored: isLong },
      aggregates: [...barrier, around, ...(isLong ? whole : [])],
      anchors: new Int32Array(end - start).fill(levelTick),
    },
    {
      ...{ start: row, end, isMirrored: true },
      aggregates: Object.values(zones),
      anchors: Int32Array.of(levelTick),
    },
  ];
}
