import { assert } from '../../base/assert.ts';
import { reachOf } from './aggregate.ts';
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

/** Every field by window, of one aggregate or of several, one's windows after another's. */
export type AggregateColumns = Readonly<Record<AggregateField, Float64Array>>;

/**
 * Aggregates relative to a level by window: the integers under every ratio.
 *
 * `S` and `E` rest at the window's start and end, E = S + add − pull − fill; `repriced` moved
 * within the aggregate, times the ticks by which it moved, and `drift` is the part of that away
 * from the level less the part towards it; `mirror` rests at the mirrored ticks of the other side;
 * `buy` and `sell` traded; the distances are sums of lots times ticks from the level, of an
 * aggregate that lies on one side of it. NaN where it is unknown, or the window has no level.
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
  /** For the sweep that fills them. */
  readonly columns: AggregateColumns;

  constructor(aggregates: readonly Aggregate[], start: number, end: number) {
    this.aggregates = aggregates;
    this.start = start;
    this.end = end;
    this.reach = reachOf(aggregates);
    this.asksAbove = new Float64Array((this.reach + 1) * (end - start));
    this.bidsBelow = new Float64Array((this.reach + 1) * (end - start));
    const length = aggregates.length * (end - start);
    const column = (): Float64Array => new Float64Array(length);
    this.columns = {
      ...{ S: column(), E: column(), add: column(), pull: column(), fill: column() },
      ...{ repriced: column(), drift: column(), mirror: column() },
      ...{ buy: column(), sell: column(), distanceS: column(), distanceE: column() },
    };
  }

  /** Number of windows. */
  get length(): number {
    return this.end - this.start;
  }

  /** One aggregate by window from `start` on, borrowed. @param index place in `aggregates`. */
  of(index: number, field: AggregateField): Float64Array {
    const count = this.aggregates.length;
    assert(index >= 0 && index < count, `aggregate: expected 0 to ${count - 1}, found ${index}`);
    return this.columns[field].subarray(index * this.length, (index + 1) * this.length);
  }

  /**
   * All fields of one aggregate by window, borrowed.
   *
   * @param index place in `aggregates`. @param range windows of the series; all without it.
   */
  fields(
    index: number,
    { start, end }: Pick<AggregateSeries, 'start' | 'end'> = this,
  ): AggregateColumns {
    const of = (field: AggregateField): Float64Array =>
      this.of(index, field).subarray(start - this.start, end - this.start);
    return {
      ...{ S: of('S'), E: of('E'), add: of('add'), pull: of('pull'), fill: of('fill') },
      ...{ repriced: of('repriced'), drift: of('drift'), mirror: of('mirror') },
      ...{ buy: of('buy'), sell: of('sell') },
      ...{ distanceS: of('distanceS'), distanceE: of('distanceE') },
    };
  }
}
