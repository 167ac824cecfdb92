import { assert } from '../../base/assert.ts';
import type { AggregateField, AggregateSeries } from './aggregate-series.ts';
import type { Aggregate } from './aggregate.ts';
import { NO_ANCHOR } from './anchors.ts';
import type { Anchors } from './anchors.ts';
import { firstAtLeast, isResetRow, tellsFlow } from './ledger-index.ts';
import type { LedgerIndex } from './ledger-index.ts';
import type { RestingDepth } from './resting-depth.ts';
import type { TickSums, WindowSums } from './window-sums.ts';

/** What a sweep of one level reads, and the series it fills. */
export type SweepSource = {
  readonly index: LedgerIndex;
  /** The level in each window of the series. */
  readonly anchors: Anchors;
  /** Its mirror image in the mid, ticks, NaN without one; undefined if nobody asks for it. */
  readonly mirrored: Float64Array | undefined;
  readonly series: AggregateSeries;
};

/** One level on its way through the windows of a ledger. */
export class LevelSweep {
  readonly #index: LedgerIndex;
  readonly #anchors: Anchors;
  readonly #mirrored: Float64Array | undefined;
  readonly #series: AggregateSeries;
  readonly #reach: number;
  /** Aggregates by distance from `−reach` on, one bit each. */
  readonly #askMasks: Int32Array;
  readonly #bidMasks: Int32Array;

  constructor({ index, anchors, mirrored, series }: SweepSource) {
    const { aggregates, reach } = series;
    if (anchors.includes(NO_ANCHOR)) forgetAll(series);
    else if (!mirrored) series.columns.mirror.fill(NaN);
    this.#index = index;
    this.#anchors = anchors;
    this.#mirrored = mirrored;
    this.#series = series;
    this.#reach = reach;
    this.#askMasks = masksOf(aggregates, 'ask', reach);
    this.#bidMasks = masksOf(aggregates, 'bid', reach);
  }

  /** Takes in a window. @param depth that after it. */
  see(row: number, sums: WindowSums, depth: RestingDepth): void {
    if (this.#anchorOf(row) === NO_ANCHOR) return;
    this.#writeDepths(row, sums);
    this.#writeFlows(row, sums);
    this.#keepInside(row);
    this.#writeDepthByTick(row, depth);
    this.#forgetUnknown(row);
  }

  #anchorOf(row: number): number {
    return this.#anchors[row - this.#series.start];
  }

  #writeDepths(row: number, sums: WindowSums): void {
    const { aggregates, length, start, columns } = this.#series;
    const { E, distanceE, S, distanceS, mirror } = columns;
    const level = this.#anchorOf(row) - sums.range.lo;
    let at = row - start;
    const mirrored = this.#mirrored ? this.#mirrored[at] - sums.range.lo : undefined;
    for (const { side, lo, hi } of aggregates) {
      const own = side === 'ask' ? sums.ask : sums.bid;
      const other = side === 'ask' ? sums.bid : sums.ask;
      const from = level + lo;
      const to = level + hi + 1;
      const lotsE = between(own.lotsE, from, to);
      const lotsS = between(own.lotsS, from, to);
      E[at] = lotsE;
      S[at] = lotsS;
      distanceE[at] = Math.abs(between(own.momentE, from, to) - level * lotsE);
      distanceS[at] = Math.abs(between(own.momentS, from, to) - level * lotsS);
      if (mirrored !== undefined) {
        mirror[at] = between(other.lotsE, mirrored - hi, mirrored - lo + 1);
      }
      at += length;
    }
  }

  #writeFlows(row: number, sums: WindowSums): void {
    const { aggregates, length, start, columns } = this.#series;
    const { add, pull, fill, repriced, drift, buy, sell } = columns;
    const level = this.#anchorOf(row) - sums.range.lo;
    let at = row - start;
    for (const { side, lo, hi } of aggregates) {
      const own = side === 'ask' ? sums.ask : sums.bid;
      const from = level + lo;
      const to = level + hi + 1;
      add[at] = between(own.add, from, to);
      pull[at] = between(own.pull, from, to);
      fill[at] = between(own.fill, from, to);
      repriced[at] = 0;
      drift[at] = 0;
      buy[at] = between(sums.buy, from, to);
      sell[at] = between(sums.sell, from, to);
      at += length;
    }
  }

  /** Within an aggregate a reprice is neither added nor pulled. */
  #keepInside(row: number): void {
    const { repriceRows, bidRepriceRows } = this.#index;
    const firstBid = bidRepriceRows[row];
    this.#keepMoves(row, this.#askMasks, repriceRows[row], firstBid);
    this.#keepMoves(row, this.#bidMasks, firstBid, repriceRows[row + 1]);
  }

  /** Reprices `first` to `end − 1`, all of one side and ascending by tick. */
  #keepMoves(row: number, masks: Int32Array, first: number, end: number): void {
    const { from_tick: from, to_tick: to, size } = this.#index.ledger.reprices;
    const { length, start, columns } = this.#series;
    const { add, pull, repriced, drift } = columns;
    const reach = this.#reach;
    const lowest = this.#anchorOf(row) - reach;
    for (let i = firstAtLeast(from, lowest, first, end); i < end; i++) {
      const left = from[i] - lowest;
      if (left > 2 * reach) break;
      const entered = to[i] - lowest;
      if (entered < 0 || entered > 2 * reach) continue;
      const away = Math.abs(entered - reach) - Math.abs(left - reach);
      const lots = size[i];
      for (let bits = masks[left] & masks[entered]; bits !== 0; bits &= bits - 1) {
        const at = (31 - Math.clz32(bits & -bits)) * length + row - start;
        add[at] -= lots;
        pull[at] -= lots;
        repriced[at] += lots * Math.abs(away);
        drift[at] += lots * away;
      }
    }
  }

  /** The level's own side above and below, tick by tick. */
  #writeDepthByTick(row: number, { ask, bid, range }: RestingDepth): void {
    const { asksAbove, bidsBelow, start } = this.#series;
    const base = this.#anchorOf(row) - range.lo;
    const at = (row - start) * (this.#reach + 1);
    for (let d = 0; d <= this.#reach; d++) {
      asksAbove[at + d] = ask[base + d];
      bidsBelow[at + d] = bid[base - d];
    }
  }

  /** Depth that a source does not give is unknown, and so is what changed in a book built anew. */
  #forgetUnknown(row: number): void {
    const hasFlow = tellsFlow(this.#index, row);
    const hasStart = row > 0 ? !isResetRow(this.#index, row) : hasFlow;
    const before = Math.max(0, row - 1);
    if (
      hasFlow &&
      this.#isAllKnown(row) &&
      this.#isAllKnown(before) &&
      !Number.isNaN(this.#mirrored?.[row - this.#series.start])
    ) {
      return;
    }
    const { aggregates, length, start, columns } = this.#series;
    const anchor = this.#anchorOf(row);
    const mirrored = this.#mirrored?.[row - start] ?? NaN;
    aggregates.forEach(({ lo, hi }, a) => {
      const unknown: AggregateField[] = [];
      if (!hasFlow) unknown.push('add', 'pull', 'fill', 'repriced', 'drift');
      if (!hasStart || !this.#knows(before, anchor + lo, anchor + hi)) {
        unknown.push('S', 'distanceS');
      }
      if (!this.#knows(row, anchor + lo, anchor + hi)) unknown.push('E', 'distanceE');
      if (!this.#knows(row, mirrored - hi, mirrored - lo)) unknown.push('mirror');
      for (const name of unknown) columns[name][a * length + row - start] = NaN;
    });
    this.#forgetTicks(row);
  }

  #forgetTicks(row: number): void {
    const { asksAbove, bidsBelow, start } = this.#series;
    const anchor = this.#anchorOf(row);
    const at = (row - start) * (this.#reach + 1);
    for (let d = 0; d <= this.#reach; d++) {
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
function forgetAll({ columns, asksAbove, bidsBelow }: AggregateSeries): void {
  for (const values of [...Object.values(columns), asksAbove, bidsBelow]) values.fill(NaN);
}

/** Sum of what lies between two places, the second left out. */
function between(sums: TickSums, from: number, to: number): number {
  return sums[to] - sums[from];
}

function masksOf(
  aggregates: readonly Aggregate[],
  side: Aggregate['side'],
  reach: number,
): Int32Array {
  assert(aggregates.length <= 31, `aggregates: expected at most 31, found ${aggregates.length}`);
  const masks = new Int32Array(2 * reach + 1);
  aggregates.forEach((aggregate, a) => {
    if (aggregate.side !== side) return;
    for (let d = aggregate.lo; d <= aggregate.hi; d++) masks[d + reach] |= 1 << a;
  });
  return masks;
}
