import { assert } from '../../base/assert.ts';
import { LedgerFlag } from '../ledger/ledger-columns.ts';
import { AggregateSeries } from './aggregate-series.ts';
import type { AggregateField } from './aggregate-series.ts';
import type { Aggregate } from './aggregate.ts';
import type { LedgerIndex } from './ledger-index.ts';
import { RestingDepth } from './resting-depth.ts';
import type { TickRange } from './resting-depth.ts';

/** Where a window has no level; lower than every tick. */
export const NO_ANCHOR = -(1 << 30);

/** The level of each window row of a ledger, ticks; `NO_ANCHOR` where there is none. */
export type Anchors = Int32Array;

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
  assert(aggregates.length <= 31, `aggregates: expected at most 31, found ${aggregates.length}`);
  const sweeps = levels.map((anchors) => {
    assert(anchors.length === index.rowCount, `anchors: expected one a window`);
    return new LevelSweep(index, anchors, new AggregateSeries(aggregates, start, end));
  });
  const reach = Math.max(0, ...sweeps.map(({ series }) => series.reach));
  const range = rangeOf(index, levels, { start, end }, reach);
  if (range === undefined) return sweeps.map(({ series }) => series);
  const depth = new RestingDepth(index, range, start);
  while (depth.row < end) {
    const { row } = depth;
    for (const sweep of sweeps) sweep.seeStart(row, depth);
    depth.advance();
    for (const sweep of sweeps) sweep.seeEnd(row, depth);
  }
  return sweeps.map(({ series }) => series);
}

/** One level on its way through the windows. */
class LevelSweep {
  readonly series: AggregateSeries;
  readonly #index: LedgerIndex;
  readonly #anchors: Anchors;
  readonly #reach: number;
  /** Aggregates by distance from `−reach` on, one bit each. */
  readonly #askMasks: Int32Array;
  readonly #bidMasks: Int32Array;
  readonly #count: number;

  constructor(index: LedgerIndex, anchors: Anchors, series: AggregateSeries) {
    this.#index = index;
    this.#anchors = anchors;
    this.series = series;
    this.#reach = series.reach;
    this.#askMasks = masksOf(series.aggregates, 'ask', this.#reach);
    this.#bidMasks = masksOf(series.aggregates, 'bid', this.#reach);
    this.#count = series.aggregates.length;
  }

  /** Takes in the depth before a window. */
  seeStart(row: number, depth: RestingDepth): void {
    const anchor = this.#anchors[row];
    if (anchor === NO_ANCHOR) return;
    this.#zero(row, ['S', 'distanceS']);
    this.#sumDepth(row, depth, this.series.column('S'), this.series.column('distanceS'));
  }

  /** Takes in the depth after a window, and what happened in it. */
  seeEnd(row: number, depth: RestingDepth): void {
    const anchor = this.#anchors[row];
    if (anchor === NO_ANCHOR) return;
    this.#zero(row, ['E', 'distanceE', 'mirror', 'buy', 'sell']);
    this.#zero(row, ['add', 'pull', 'fill', 'repriced', 'drift']);
    this.#sumDepth(row, depth, this.series.column('E'), this.series.column('distanceE'));
    this.#noteOwnDepth(row, depth);
    this.#sumMirror(row, depth);
    this.#sumTicks(row);
    this.#sumReprices(row);
    this.#forgetUnknown(row);
  }

  /** Place of a window in the columns. */
  #at(row: number): number {
    return (row - this.series.start) * this.#count;
  }

  #zero(row: number, names: readonly AggregateField[]): void {
    const at = this.#at(row);
    for (const name of names) this.series.column(name).fill(0, at, at + this.#count);
  }

  #sumDepth(row: number, depth: RestingDepth, lots: Float64Array, distances: Float64Array): void {
    const base = this.#anchors[row] - depth.range.lo - this.#reach;
    const at = this.#at(row);
    for (let i = 0; i < this.#askMasks.length; i++) {
      const distance = Math.abs(i - this.#reach);
      const ask = depth.ask[base + i];
      if (ask !== 0) spread(this.#askMasks[i], ask, distance, { lots, distances, at });
      const bid = depth.bid[base + i];
      if (bid !== 0) spread(this.#bidMasks[i], bid, distance, { lots, distances, at });
    }
  }

  #noteOwnDepth(row: number, depth: RestingDepth): void {
    const { known_lo: lo, known_hi: hi } = this.#index.ledger.windows;
    const { asksAbove, bidsBelow, start } = this.series;
    const anchor = this.#anchors[row];
    const base = anchor - depth.range.lo;
    const at = (row - start) * (this.#reach + 1);
    for (let d = 0; d <= this.#reach; d++) {
      asksAbove[at + d] = anchor + d > hi[row] ? NaN : depth.ask[base + d];
      bidsBelow[at + d] = anchor - d < lo[row] ? NaN : depth.bid[base - d];
    }
  }

  /** Depth of the other side at p' = bid + ask − p for every tick p. */
  #sumMirror(row: number, depth: RestingDepth): void {
    const { bb, ba } = this.#index.ledger.windows;
    const mirror = this.series.column('mirror');
    const at = this.#at(row);
    const center = bb[row] + ba[row] - this.#anchors[row] - depth.range.lo;
    for (let i = 0; i < this.#askMasks.length; i++) {
      const tick = center - (i - this.#reach);
      // Without a touch on either side there is no mirror: NaN spreads.
      addTo(mirror, this.#askMasks[i], depth.bid[tick] ?? NaN, at);
      addTo(mirror, this.#bidMasks[i], depth.ask[tick] ?? NaN, at);
    }
  }

  #sumTicks(row: number): void {
    const { ledger, tickRows } = this.#index;
    const { ticks } = ledger;
    const { series } = this;
    const at = this.#at(row);
    const [add, pull, fill] = [series.column('add'), series.column('pull'), series.column('fill')];
    const [buy, sell] = [series.column('buy'), series.column('sell')];
    const first = this.#anchors[row] - this.#reach;
    for (let i = tickRows[row]; i < tickRows[row + 1]; i++) {
      const offset = ticks.tick[i] - first;
      if (offset < 0) continue;
      if (offset >= this.#askMasks.length) break;
      const [askMask, bidMask] = [this.#askMasks[offset], this.#bidMasks[offset]];
      addTo(add, askMask, ticks.ask_add[i], at);
      addTo(pull, askMask, ticks.ask_pull[i], at);
      addTo(fill, askMask, ticks.ask_fill[i], at);
      addTo(add, bidMask, ticks.bid_add[i], at);
      addTo(pull, bidMask, ticks.bid_pull[i], at);
      addTo(fill, bidMask, ticks.bid_fill[i], at);
      addTo(buy, askMask | bidMask, ticks.buy[i], at);
      addTo(sell, askMask | bidMask, ticks.sell[i], at);
    }
  }

  /** A reprice inside an aggregate stays there; across its edge it is a pull or an add. */
  #sumReprices(row: number): void {
    const { ledger, repriceRows } = this.#index;
    const { reprices } = ledger;
    const { series } = this;
    const at = this.#at(row);
    const [add, pull] = [series.column('add'), series.column('pull')];
    const [repriced, drift] = [series.column('repriced'), series.column('drift')];
    const first = this.#anchors[row] - this.#reach;
    for (let i = repriceRows[row]; i < repriceRows[row + 1]; i++) {
      const masks = reprices.side[i] === 'A' ? this.#askMasks : this.#bidMasks;
      const from = reprices.from_tick[i] - first;
      const to = reprices.to_tick[i] - first;
      const fromMask = masks[from] ?? 0;
      const toMask = masks[to] ?? 0;
      if ((fromMask | toMask) === 0) continue;
      const lots = reprices.size[i];
      const away = Math.abs(to - this.#reach) - Math.abs(from - this.#reach);
      addTo(pull, fromMask & ~toMask, lots, at);
      addTo(add, toMask & ~fromMask, lots, at);
      addTo(repriced, fromMask & toMask, lots * Math.abs(away), at);
      addTo(drift, fromMask & toMask, lots * away, at);
    }
  }

  /** Depth beyond what the source gives is unknown, and a rebuilt book has no start. */
  #forgetUnknown(row: number): void {
    const { known_lo: lo, known_hi: hi, qa_flags: flags } = this.#index.ledger.windows;
    const { aggregates } = this.series;
    const at = this.#at(row);
    const anchor = this.#anchors[row];
    const isReset = (flags[row] & LedgerFlag.BookReset) !== 0;
    aggregates.forEach((aggregate, a) => {
      const isBeyond = anchor + aggregate.lo < lo[row] || anchor + aggregate.hi > hi[row];
      const unknown: AggregateField[] = isReset ? ['S', 'distanceS', 'repriced', 'drift'] : [];
      if (isBeyond) unknown.push('S', 'E', 'distanceS', 'distanceE', 'mirror');
      for (const name of unknown) this.series.column(name)[at + a] = NaN;
    });
  }
}

/** Where depth goes: lots and lots times distance of a window. */
type DepthSums = {
  readonly lots: Float64Array;
  readonly distances: Float64Array;
  readonly at: number;
};

function spread(mask: number, lots: number, distance: number, sums: DepthSums): void {
  addTo(sums.lots, mask, lots, sums.at);
  addTo(sums.distances, mask, lots * distance, sums.at);
}

/** Adds a value to every aggregate of a window whose bit is set. @param at place of the window. */
function addTo(column: Float64Array, mask: number, value: number, at: number): void {
  let bits = mask;
  while (bits !== 0) {
    const a = 31 - Math.clz32(bits);
    column[at + a] += value;
    bits ^= 1 << a;
  }
}

function masksOf(
  aggregates: readonly Aggregate[],
  side: Aggregate['side'],
  reach: number,
): Int32Array {
  const masks = new Int32Array(2 * reach + 1);
  aggregates.forEach((aggregate, a) => {
    if (aggregate.side !== side) return;
    for (let d = aggregate.lo; d <= aggregate.hi; d++) masks[d + reach] |= 1 << a;
  });
  return masks;
}

/** Ticks that any level of the range looks at, mirrored ones included; undefined without a level. */
function rangeOf(
  { ledger }: LedgerIndex,
  levels: readonly Anchors[],
  { start, end }: RowRange,
  reach: number,
): TickRange | undefined {
  const { bb, ba } = ledger.windows;
  let lo = Infinity;
  let hi = -Infinity;
  for (const anchors of levels) {
    for (let row = start; row < end; row++) {
      const anchor = anchors[row];
      if (anchor === NO_ANCHOR) continue;
      const mirrored = bb[row] + ba[row] - anchor;
      const other = Number.isNaN(mirrored) ? anchor : mirrored;
      lo = Math.min(lo, anchor, other);
      hi = Math.max(hi, anchor, other);
    }
  }
  return hi < lo ? undefined : { lo: lo - reach, hi: hi + reach };
}
