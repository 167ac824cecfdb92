import { assert } from '../../base/assert.ts';
import { AggregateSeries } from './aggregate-series.ts';
import type { Aggregate } from './aggregate.ts';
import { MIRROR_REACH, NO_ANCHOR } from './anchors.ts';
import type { Anchors } from './anchors.ts';
import type { LedgerIndex } from './ledger-index.ts';
import { LevelSweep } from './level-sweep.ts';
import { RestingDepth } from './resting-depth.ts';
import type { TickRange } from './resting-depth.ts';
import { WindowSums } from './window-sums.ts';

/** Windows of a sweep: the first row and the one behind the last. */
export type RowRange = { readonly start: number; readonly end: number };

/**
 * Aggregates relative to several levels in one pass over the windows of a ledger.
 *
 * A drawn level is anchors that never change; of a moving level each window has its own. The start
 * of a window is always seen from the window's own level.
 *
 * @returns one series per level, its rows those of the range.
 */
export function sweepAggregates(
  index: LedgerIndex,
  levels: readonly Anchors[],
  aggregates: readonly Aggregate[],
  { start, end }: RowRange,
): readonly AggregateSeries[] {
  const all = levels.map((anchors) => {
    assert(anchors.length === index.rowCount, 'anchors: expected one a window');
    return new AggregateSeries(aggregates, start, end);
  });
  const views = levels.map((anchors, level) => {
    const mirrored = mirroredAnchors(index, anchors);
    return {
      anchors,
      mirrored,
      sweep: new LevelSweep({ index, anchors, mirrored, series: all[level] }),
    };
  });
  const reach = Math.max(0, ...all.map((series) => series.reach));
  const spans = spansOf(views, { start, end }, reach);
  const sums = new WindowSums(index, rangeOf(spans));
  const depth = new RestingDepth(index, sums.range, start);
  while (depth.row < end) {
    const { row } = depth;
    const span = spans[row - start];
    if (span) sums.begin(depth, span);
    depth.advance();
    if (span) sums.finish(row, depth, span);
    for (const { sweep } of views) sweep.see(row, sums, depth);
  }
  return all;
}

/** A level's mirror image in the mid by window; NaN without one. */
function mirroredAnchors({ ledger }: LedgerIndex, anchors: Anchors): Float64Array {
  const { bb, ba } = ledger.windows;
  const mirrored = new Float64Array(anchors.length);
  for (let row = 0; row < mirrored.length; row++) {
    const tick = bb[row] + ba[row] - anchors[row];
    mirrored[row] = Math.abs(tick - anchors[row]) <= MIRROR_REACH ? tick : NaN;
  }
  return mirrored;
}

/** Ticks that any of the levels looks at in each window of a range; undefined where there is none. */
function spansOf(
  views: readonly { readonly anchors: Anchors; readonly mirrored: Float64Array }[],
  { start, end }: RowRange,
  reach: number,
): readonly (TickRange | undefined)[] {
  return Array.from({ length: end - start }, (_, i) => {
    let [lo, hi] = [Infinity, -Infinity];
    for (const { anchors, mirrored } of views) {
      const anchor = anchors[start + i];
      if (anchor === NO_ANCHOR) continue;
      const other = Number.isNaN(mirrored[start + i]) ? anchor : mirrored[start + i];
      lo = Math.min(lo, anchor, other);
      hi = Math.max(hi, anchor, other);
    }
    return hi < lo ? undefined : { lo: lo - reach, hi: hi + reach };
  });
}

/** The ticks of all spans. */
function rangeOf(spans: readonly (TickRange | undefined)[]): TickRange {
  let [lo, hi] = [Infinity, -Infinity];
  for (const span of spans) {
    if (!span) continue;
    lo = Math.min(lo, span.lo);
    hi = Math.max(hi, span.hi);
  }
  return hi < lo ? { lo: 0, hi: 0 } : { lo, hi };
}
