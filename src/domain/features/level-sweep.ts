import type { AggregateReader } from './aggregate-reader.ts';
import type { AggregateSeries } from './aggregate-series.ts';
import type { PlanColumn } from './aggregate-plan.ts';
import { NO_ANCHOR } from './anchors.ts';
import type { Anchors } from './anchors.ts';
import { firstAtLeast, isResetRow, tellsFlow } from './ledger-index.ts';
import type { LedgerIndex } from './ledger-index.ts';
import type { RestingDepth } from './resting-depth.ts';

/** What a sweep of one level reads, and the series it fills. */
export type SweepSource = {
  readonly index: LedgerIndex;
  /** The level in each window of the series. */
  readonly anchors: Anchors;
  /** Its mirror image in the mid, ticks, NaN without one; undefined if nobody asks for it. */
  readonly mirrored: Float64Array | undefined;
  readonly series: AggregateSeries;
  readonly reader: AggregateReader;
};

/** One level on its way through the windows of a ledger. */
export class LevelSweep {
  readonly #index: LedgerIndex;
  readonly #anchors: Anchors;
  readonly #mirrored: Float64Array | undefined;
  readonly #series: AggregateSeries;
  readonly #reader: AggregateReader;

  constructor({ index, anchors, mirrored, series, reader }: SweepSource) {
    if (anchors.includes(NO_ANCHOR)) forgetAll(series);
    this.#index = index;
    this.#anchors = anchors;
    this.#mirrored = mirrored;
    this.#series = series;
    this.#reader = reader;
  }

  /** Takes in a window, whose sums the reader has. @param depth that after it. */
  see(row: number, depth: RestingDepth): void {
    const { values, length, start, plan } = this.#series;
    const anchor = this.#anchors[row - start];
    if (anchor === NO_ANCHOR) return;
    const { lo } = depth.range;
    const mirrored = this.#mirroredAt(row) - lo;
    this.#reader.write(values, row - start, length, { level: anchor - lo, mirrored });
    this.#keepInside(row);
    if (plan.isByTick) this.#writeDepthByTick(row, depth);
    this.#forgetUnknown(row);
  }

  #mirroredAt(row: number): number {
    return this.#mirrored ? this.#mirrored[row - this.#series.start] : NaN;
  }

  /** Within an aggregate a reprice is neither added nor pulled. */
  #keepInside(row: number): void {
    const { repriceRows, bidRepriceRows } = this.#index;
    const { askMasks, bidMasks } = this.#series.plan;
    const firstBid = bidRepriceRows[row];
    if (askMasks) this.#keepMoves(row, askMasks, repriceRows[row], firstBid);
    if (bidMasks) this.#keepMoves(row, bidMasks, firstBid, repriceRows[row + 1]);
  }

  /** Reprices `first` to `end − 1`, all of one side and ascending by tick. */
  #keepMoves(row: number, masks: Int32Array, first: number, end: number): void {
    const { from_tick: from, to_tick: to, size } = this.#index.ledger.reprices;
    const { length, start, plan, values } = this.#series;
    const { reach, places } = plan;
    const lowest = this.#anchors[row - start] - reach;
    for (let i = firstAtLeast(from, lowest, first, end); i < end; i++) {
      const left = from[i] - lowest;
      if (left > 2 * reach) break;
      const entered = to[i] - lowest;
      if (entered < 0 || entered > 2 * reach) continue;
      const away = Math.abs(entered - reach) - Math.abs(left - reach);
      const lots = size[i];
      for (let bits = masks[left] & masks[entered]; bits !== 0; bits &= bits - 1) {
        const { add, pull, repriced, drift } = places[31 - Math.clz32(bits & -bits)];
        const at = row - start;
        if (add >= 0) values[add * length + at] -= lots;
        if (pull >= 0) values[pull * length + at] -= lots;
        if (repriced >= 0) values[repriced * length + at] += lots * Math.abs(away);
        if (drift >= 0) values[drift * length + at] += lots * away;
      }
    }
  }

  /** The level's own side above and below, tick by tick. */
  #writeDepthByTick(row: number, { ask, bid, range }: RestingDepth): void {
    const { asksAbove, bidsBelow, start, plan } = this.#series;
    const base = this.#anchors[row - start] - range.lo;
    const at = (row - start) * (plan.reach + 1);
    for (let d = 0; d <= plan.reach; d++) {
      asksAbove[at + d] = ask[base + d];
      bidsBelow[at + d] = bid[base - d];
    }
  }

  /** Depth that a source does not give is unknown, and so is what changed in a book built anew. */
  #forgetUnknown(row: number): void {
    const hasFlow = tellsFlow(this.#index, row);
    const before = Math.max(0, row - 1);
    if (hasFlow && this.#isAllKnown(row) && this.#isAllKnown(before)) return;
    const hasStart = row > 0 ? !isResetRow(this.#index, row) : hasFlow;
    const { values, length, start, plan } = this.#series;
    const anchor = this.#anchors[row - start];
    const mirrored = this.#mirroredAt(row);
    const isKnown = ({ field, lo, hi }: PlanColumn): boolean => {
      if (field === 'buy' || field === 'sell') return true;
      if (field === 'E' || field === 'distanceE') return this.#knows(row, anchor + lo, anchor + hi);
      if (field === 'mirror') return this.#knows(row, mirrored - hi, mirrored - lo);
      if (field !== 'S' && field !== 'distanceS') return hasFlow;
      return hasStart && this.#knows(before, anchor + lo, anchor + hi);
    };
    for (const column of plan.columns) {
      if (!isKnown(column)) values[column.place * length + row - start] = NaN;
    }
    if (plan.isByTick) this.#forgetTicks(row);
  }

  #forgetTicks(row: number): void {
    const { asksAbove, bidsBelow, start, plan } = this.#series;
    const anchor = this.#anchors[row - start];
    const at = (row - start) * (plan.reach + 1);
    for (let d = 0; d <= plan.reach; d++) {
      if (!this.#knows(row, anchor + d, anchor + d)) asksAbove[at + d] = NaN;
      if (!this.#knows(row, anchor - d, anchor - d)) bidsBelow[at + d] = NaN;
    }
  }

  #isAllKnown(row: number): boolean {
    const { known_lo: knownLo, known_hi: knownHi } = this.#index.ledger.windows;
    return Number.isNaN(knownLo[row]) && Number.isNaN(knownHi[row]);
  }

  /** Whether the source gives the depth of these ticks at a window's end. NaN is no tick. */
  #knows(row: number, lo: number, hi: number): boolean {
    const { known_lo: knownLo, known_hi: knownHi } = this.#index.ledger.windows;
    // Bounds that are NaN leave nothing out.
    return lo <= hi && !(lo < knownLo[row] || hi > knownHi[row]);
  }
}

/** What no window of a level writes stays unknown. */
function forgetAll({ values, asksAbove, bidsBelow }: AggregateSeries): void {
  for (const column of [values, asksAbove, bidsBelow]) column.fill(NaN);
}
