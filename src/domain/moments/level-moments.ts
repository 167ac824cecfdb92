import { required } from '../../base/assert.ts';
import type { AggregateSeries } from '../features/aggregate-series.ts';
import { sweepViews } from '../features/aggregate-sweep.ts';
import type { SweepView } from '../features/aggregate-sweep.ts';
import type { LedgerIndex } from '../features/ledger-index.ts';
import type { LevelKind } from '../session/level-kind.ts';
import { stretchesOf } from './level-stretches.ts';
import type { Stretch } from './level-stretches.ts';
import { historyOf, lookbackOf, plansOf, surroundingsOf } from './level-surroundings.ts';
import type { LevelSurroundings, MomentPlans, MomentSweep } from './level-surroundings.ts';

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

function historyView({ start, end, levelTick, travel }: Stretch, plans: MomentPlans): SweepView {
  const anchors = new Int32Array(end - start).fill(levelTick);
  return { start, end, anchors, plan: plans[travel].plan };
}

/** The moment's last window alone. */
function lastView({ row, levelTick }: LevelMoment, { now: { plan } }: MomentPlans): SweepView {
  return { start: row, end: row + 1, anchors: Int32Array.of(levelTick), plan };
}

/** What was found of a view, which nobody needs any more. */
function taken(found: Map<number, AggregateSeries>, view: number): AggregateSeries {
  const series = required(found.get(view), 'series of a view');
  found.delete(view);
  return series;
}
