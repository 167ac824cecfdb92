import { assert, required } from '../../base/assert.ts';
import type { AggregatePlan } from './aggregate-plan.ts';
import { AggregateReader } from './aggregate-reader.ts';
import { AggregateSeries } from './aggregate-series.ts';
import { MIRROR_REACH, NO_ANCHOR } from './anchors.ts';
import type { Anchors } from './anchors.ts';
import type { LedgerIndex } from './ledger-index.ts';
import { LevelSweep } from './level-sweep.ts';
import { RestingDepth } from './resting-depth.ts';
import type { TickRange } from './resting-depth.ts';
import { WindowSums } from './window-sums.ts';

/** Windows of a sweep: the first row and the one behind the last. */
export type RowRange = { readonly start: number; readonly end: number };

/** A level over some windows, and what is asked for around it. */
export type SweepView = RowRange & {
  /** The level in each of these windows. */
  readonly anchors: Anchors;
  readonly plan: AggregatePlan;
};

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
  plan: AggregatePlan,
  { start, end }: RowRange,
): readonly AggregateSeries[] {
  const views = levels.map((anchors): SweepView => {
    assert(anchors.length === index.rowCount, 'anchors: expected one a window');
    return { start, end, anchors: anchors.subarray(start, end), plan };
  });
  const all = new Map<number, AggregateSeries>();
  sweepViews(index, views, (place, series) => all.set(place, series));
  return views.map((_, place) => all.get(place) ?? new AggregateSeries(plan, start, end));
}

/**
 * Aggregates of many views in one pass over the windows of a ledger.
 *
 * @param done is given each view's series, which then is the caller's, as soon as its last window
 * is in; views that end together, in the order in which they begin. One without windows never is.
 */
export function sweepViews(
  index: LedgerIndex,
  views: readonly SweepView[],
  done: (place: number, series: AggregateSeries) => void,
): void {
  const waiting = views
    .map((view, place) => ({ ...view, place, mirrored: mirroredAnchors(index, view) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  if (waiting.length === 0) return;
  const end = waiting.reduce((last, view) => Math.max(last, view.end), 0);
  const sums = new WindowSums(index, rangeOf(waiting));
  const depth = new RestingDepth(index, sums.range, waiting[0].start);
  const plans = new Set(waiting.map(({ plan }) => plan));
  const readers = new Map([...plans].map((plan) => [plan, new AggregateReader(plan, sums)]));
  let open: readonly OpenView[] = [];
  for (let next = 0; depth.row < end;) {
    const { row } = depth;
    while (next < waiting.length && waiting[next].start === row) {
      open = [...open, openView(index, waiting[next++], readers)];
    }
    const span = spanAt(open, row);
    if (span) sums.begin(depth, span);
    depth.advance();
    if (span) sums.finish(row, depth, span);
    for (const { sweep } of open) sweep.see(row, depth);
    if (open.every((view) => view.end > row + 1)) continue;
    for (const view of open) if (view.end === row + 1) done(view.place, view.series);
    open = open.filter((view) => view.end > row + 1);
  }
}

/** A view with its place in the caller's list and its level's mirror images. */
type PlacedView = SweepView & {
  readonly place: number;
  readonly mirrored: Float64Array | undefined;
};

/** A view that the sweep is passing through. */
type OpenView = PlacedView & { readonly series: AggregateSeries; readonly sweep: LevelSweep };

function openView(
  index: LedgerIndex,
  view: PlacedView,
  readers: ReadonlyMap<AggregatePlan, AggregateReader>,
): OpenView {
  const { anchors, mirrored, plan, start, end } = view;
  const series = new AggregateSeries(plan, start, end);
  const reader = required(readers.get(plan), 'reader of a plan');
  return { ...view, series, sweep: new LevelSweep({ index, anchors, mirrored, series, reader }) };
}

/** A level's mirror image in the mid by window of its view; NaN without one. */
function mirroredAnchors(
  { ledger }: LedgerIndex,
  { anchors, start, plan }: SweepView,
): Float64Array | undefined {
  if (!plan.isMirrored) return undefined;
  const { bb, ba } = ledger.windows;
  const mirrored = new Float64Array(anchors.length);
  for (let i = 0; i < mirrored.length; i++) {
    const tick = bb[start + i] + ba[start + i] - anchors[i];
    mirrored[i] = Math.abs(tick - anchors[i]) <= MIRROR_REACH ? tick : NaN;
  }
  return mirrored;
}

/** Ticks that any of the views looks at in a window; undefined where there is none. */
function spanAt(views: readonly OpenView[], row: number): TickRange | undefined {
  let [lo, hi] = [Infinity, -Infinity];
  for (const { anchors, mirrored, start, plan } of views) {
    const anchor = anchors[row - start];
    if (anchor === NO_ANCHOR) continue;
    const image = mirrored?.[row - start] ?? anchor;
    const other = Number.isNaN(image) ? anchor : image;
    lo = Math.min(lo, anchor - plan.reach, other - plan.reach);
    hi = Math.max(hi, anchor + plan.reach, other + plan.reach);
  }
  return hi < lo ? undefined : { lo, hi };
}

/** The ticks that any of the views ever looks at. */
function rangeOf(views: readonly PlacedView[]): TickRange {
  let [lo, hi] = [Infinity, -Infinity];
  for (const { anchors, mirrored, plan } of views) {
    const { reach } = plan;
    for (let i = 0; i < anchors.length; i++) {
      if (anchors[i] === NO_ANCHOR) continue;
      const image = mirrored?.[i] ?? anchors[i];
      const other = Number.isNaN(image) ? anchors[i] : image;
      lo = Math.min(lo, anchors[i] - reach, other - reach);
      hi = Math.max(hi, anchors[i] + reach, other + reach);
    }
  }
  return hi < lo ? { lo: 0, hi: 0 } : { lo, hi };
}
