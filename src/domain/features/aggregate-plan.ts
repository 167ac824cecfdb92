import { assert } from '../../base/assert.ts';
import { aggregateFields } from './aggregate.ts';
import type { Aggregate, AggregateField } from './aggregate.ts';

/** An aggregate, and what of it is asked for. */
export type AskedAggregate = Aggregate & { readonly fields: readonly AggregateField[] };

/** One quantity of one aggregate: a column of every series made by a plan. */
export type PlanColumn = Aggregate & {
  readonly field: AggregateField;
  /** Place among the columns. */
  readonly place: number;
};

/** Places of an aggregate's columns; −1 of one that nobody asked for. */
type FieldPlaces = Readonly<Record<AggregateField, number>>;

/** Quantities that a reprice within an aggregate changes. */
const movedFields = ['add', 'pull', 'repriced', 'drift'] as const satisfies AggregateField[];

/** What is asked for around a level, worked out once for all levels and moments that ask for it. */
export class AggregatePlan {
  readonly aggregates: readonly AskedAggregate[];
  /** Ticks on either side of the level that are looked at. */
  readonly reach: number;
  /** Whether depth is asked for tick by tick too. */
  readonly isByTick: boolean;
  /** Whether depth at the mirrored ticks is asked for. */
  readonly isMirrored: boolean;
  readonly columns: readonly PlanColumn[];
  /** Where those of each aggregate are. */
  readonly places: readonly FieldPlaces[];
  /**
   * The aggregates that a reprice can stay within, one bit each, by distance from `−reach` on;
   * undefined where nothing of a side asks for it.
   */
  readonly askMasks: Int32Array | undefined;
  readonly bidMasks: Int32Array | undefined;

  constructor(
    aggregates: readonly AskedAggregate[],
    { isByTick }: { readonly isByTick: boolean } = { isByTick: false },
  ) {
    const count = aggregates.length;
    assert(count <= 31, `aggregates: expected at most 31, found ${count}`);
    this.aggregates = aggregates;
    this.reach = Math.max(0, ...aggregates.flatMap(({ lo, hi }) => [Math.abs(lo), Math.abs(hi)]));
    this.isByTick = isByTick;
    this.isMirrored = aggregates.some(({ fields }) => fields.includes('mirror'));
    this.columns = aggregates
      .flatMap(({ side, lo, hi, fields }) => fields.map((field) => ({ side, lo, hi, field })))
      .map((column, place) => ({ ...column, place }));
    this.places = placesOf(aggregates);
    this.askMasks = this.#masksOf('ask');
    this.bidMasks = this.#masksOf('bid');
  }

  #masksOf(side: Aggregate['side']): Int32Array | undefined {
    const masks = new Int32Array(2 * this.reach + 1);
    this.aggregates.forEach((aggregate, index) => {
      const asks = movedFields.some((field) => aggregate.fields.includes(field));
      if (aggregate.side !== side || !asks) return;
      for (let d = aggregate.lo; d <= aggregate.hi; d++) masks[d + this.reach] |= 1 << index;
    });
    return masks.some((mask) => mask !== 0) ? masks : undefined;
  }
}

function placesOf(aggregates: readonly AskedAggregate[]): readonly FieldPlaces[] {
  let count = 0;
  return aggregates.map(({ fields }) => {
    const places = aggregateFields.map((field) => {
      const at = fields.indexOf(field);
      return [field, at < 0 ? -1 : count + at] as const;
    });
    count += fields.length;
    return Object.fromEntries(places) as FieldPlaces;
  });
}
