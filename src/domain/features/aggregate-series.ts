import { assert } from '../../base/assert.ts';
import type { Aggregate } from './aggregate.ts';

/** One quantity of an aggregate; lots unless said. */
export type AggregateField =
  | 'S'
  | 'E'
  | 'add'
  | 'pull'
  | 'fill'
  | 'repriced'
  | 'drift'
  | 'mirror'
  | 'buy'
  | 'sell'
  | 'distanceS'
  | 'distanceE';

/**
 * Aggregates relative to a level by window: the integers under every ratio.
 *
 * `S` and `E` rest at the window's start and end, E = S + add − pull − fill; `repriced` moved
 * within the aggregate and `drift` is that times the ticks by which it moved away; `mirror` rests
 * at the mirrored ticks of the other side; `buy` and `sell` traded; the distances are sums of lots
 * times ticks from the level. NaN where it is unknown, or the window has no level.
 */
export class AggregateSeries {
  readonly aggregates: readonly Aggregate[];
  /** First window row, and the row behind the last. */
  readonly start: number;
  readonly end: number;
  /** Ticks on either side of the level that are looked at. */
  readonly reach: number;
  /**
   * Asks from the level up and bids from the level down at each window's end, lots by distance: a
   * window's `reach + 1` values side by side. NaN beyond what the source gives.
   */
  readonly asksAbove: Float64Array;
  readonly bidsBelow: Float64Array;
  readonly #columns: Readonly<Record<AggregateField, Float64Array>>;

  constructor(aggregates: readonly Aggregate[], start: number, end: number) {
    this.aggregates = aggregates;
    this.start = start;
    this.end = end;
    this.reach = Math.max(...aggregates.flatMap(({ lo, hi }) => [Math.abs(lo), Math.abs(hi)]));
    this.asksAbove = new Float64Array((this.reach + 1) * (end - start)).fill(NaN);
    this.bidsBelow = new Float64Array((this.reach + 1) * (end - start)).fill(NaN);
    const length = aggregates.length * (end - start);
    const column = (): Float64Array => new Float64Array(length).fill(NaN);
    this.#columns = {
      ...{ S: column(), E: column(), add: column(), pull: column(), fill: column() },
      ...{ repriced: column(), drift: column(), mirror: column() },
      ...{ buy: column(), sell: column(), distanceS: column(), distanceE: column() },
    };
  }

  /** A field, window after window, its aggregates side by side: for the sweep. */
  column(field: AggregateField): Float64Array {
    return this.#columns[field];
  }

  /** One aggregate by window from `start` on, a copy. @param index its place in `aggregates`. */
  of(index: number, field: AggregateField): Float64Array {
    const count = this.aggregates.length;
    assert(index >= 0 && index < count, `aggregate: expected 0 to ${count - 1}, found ${index}`);
    const column = this.#columns[field];
    const values = new Float64Array(this.end - this.start);
    for (let row = 0, at = index; row < values.length; row++, at += count) values[row] = column[at];
    return values;
  }
}
