import { assert } from '../../base/assert.ts';
import type { AggregateField } from './aggregate.ts';
import type { AggregatePlan } from './aggregate-plan.ts';

/** Some quantities of one aggregate by window. */
export type AggregateColumns<F extends AggregateField = AggregateField> = Readonly<
  Record<F, Float64Array>
>;

/**
 * Aggregates relative to a level by window: the integers under every ratio. NaN where one is
 * unknown, or the window has no level.
 */
export class AggregateSeries {
  readonly plan: AggregatePlan;
  /** First window row, and the row behind the last. */
  readonly start: number;
  readonly end: number;
  /**
   * Asks from the level up and bids from the level down at each window's end, lots by distance: a
   * window's `reach + 1` values side by side. NaN beyond what the source gives; empty where they
   * were not asked for.
   */
  readonly asksAbove: Float64Array;
  readonly bidsBelow: Float64Array;
  /** The plan's columns, one's windows after another's: for the sweep that fills them. */
  readonly values: Float64Array;

  constructor(plan: AggregatePlan, start: number, end: number) {
    this.plan = plan;
    this.start = start;
    this.end = end;
    const ticks = plan.isByTick ? (plan.reach + 1) * (end - start) : 0;
    this.asksAbove = new Float64Array(ticks);
    this.bidsBelow = new Float64Array(ticks);
    this.values = new Float64Array(plan.columns.length * (end - start));
  }

  /** Number of windows. */
  get length(): number {
    return this.end - this.start;
  }

  /** One aggregate by window from `start` on, borrowed. @param index place in the plan. */
  of(index: number, field: AggregateField): Float64Array {
    const at = this.placeOf(index, field);
    return this.values.subarray(at, at + this.length);
  }

  /** Where the windows of an aggregate begin in `values`. @param index place in the plan. */
  placeOf(index: number, field: AggregateField): number {
    const count = this.plan.aggregates.length;
    assert(index >= 0 && index < count, `aggregate: expected 0 to ${count - 1}, found ${index}`);
    const place = this.plan.places[index][field];
    assert(place >= 0, `aggregate ${index}: expected one that is asked for ${field}`);
    return place * this.length;
  }

  /**
   * Some fields of one aggregate by window, borrowed.
   *
   * @param index place in the plan. @param range windows of the series; all without it.
   */
  fields<F extends AggregateField>(
    index: number,
    names: readonly F[],
    { start, end }: Pick<AggregateSeries, 'start' | 'end'> = this,
  ): AggregateColumns<F> {
    const columns = names.map((name) => [
      name,
      this.of(index, name).subarray(start - this.start, end - this.start),
    ]);
    return Object.fromEntries(columns) as AggregateColumns<F>;
  }
}
