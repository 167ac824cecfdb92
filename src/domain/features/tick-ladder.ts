import type { PressureRules } from '../session/instrument-profile.ts';
import { LADDER_REACH } from './aggregate.ts';
import type { Aggregate } from './aggregate.ts';
import { sweepViews } from './aggregate-sweep.ts';
import type { RowRange } from './aggregate-sweep.ts';
import type { Anchors } from './anchors.ts';
import { ladderOf, ladderPlan, ladderRow } from './ladder.ts';
import type { LadderRow, LadderSeries } from './ladder.ts';
import type { LedgerIndex } from './ledger-index.ts';

/** Ticks of a series: a sweep takes at most 31 aggregates, a tick is two. */
const TICKS_MAX = 15;

/** The ticks around a level by window, in series of some ticks each, the lowest first. */
export type TickLadder = readonly LadderSeries[];

/** What the rows of a ladder are made of: every tick around a level. */
export function tickLadder(
  index: LedgerIndex,
  anchors: Anchors,
  rules: PressureRules,
  { start, end }: RowRange,
): TickLadder {
  const aggregates = tickAggregates(rules);
  const level = anchors.subarray(start, end);
  const views = aggregates.map((part) => ({
    ...{ start, end, anchors: level, plan: ladderPlan(part) },
  }));
  const all: LadderSeries[] = [];
  sweepViews(index, views, (place, series) => (all[place] = ladderOf(series, rules)));
  return all;
}

/**
 * The ticks at a window, from the highest down, as a ladder's rows with offsets in ticks.
 *
 * @param at window of the series, and how many windows up to it are averaged. @param usual lots per
 * tick that count as once: the median of the ladder whose rows they make up.
 */
export function ticksAt(
  ladder: TickLadder,
  { row, windows }: { readonly row: number; readonly windows: number },
  usual: number,
): readonly LadderRow[] {
  const rows = ladder.flatMap((part) =>
    part.ticks.map(({ lo: offset }, place) =>
      ladderRow(part, { row, windows, usual, offset, place }),
    ),
  );
  return rows.reverse();
}

/** Asks of some neighboring ticks from the lowest up, then bids of the same. */
function tickAggregates({ nearTicks }: PressureRules): readonly (readonly Aggregate[])[] {
  const reach = LADDER_REACH * nearTicks;
  const parts: Aggregate[][] = [];
  for (let lo = -reach; lo <= reach; lo += TICKS_MAX) {
    const ticks = Array.from({ length: Math.min(TICKS_MAX, reach + 1 - lo) }, (_, i) => lo + i);
    parts.push(
      (['ask', 'bid'] as const).flatMap((side) =>
        ticks.map((tick) => ({ side, lo: tick, hi: tick })),
      ),
    );
  }
  return parts;
}
