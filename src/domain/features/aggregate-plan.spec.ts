import { describe, expect, it } from 'vitest';
import { ledgerOf, timedRun } from '../ledger/timed-rows.ts';
import { profiles } from '../session/profiles.ts';
import { AggregatePlan } from './aggregate-plan.ts';
import type { AggregateSeries } from './aggregate-series.ts';
import { sweepAggregates } from './aggregate-sweep.ts';
import { aggregateFields, zoneAggregates } from './aggregate.ts';
import { indexLedger } from './ledger-index.ts';
import { randomTape } from './tape-rows.ts';

const index = indexLedger(ledgerOf(timedRun(randomTape('plan', 600))));
const { above, belowOther, around } = zoneAggregates(profiles.ES.pressure);

function seriesOf(plan: AggregatePlan): AggregateSeries {
  const anchors = new Int32Array(index.rowCount).fill(24_000);
  return sweepAggregates(index, [anchors], plan, { start: 0, end: index.rowCount })[0];
}

describe('a plan', () => {
  const whole = seriesOf(
    new AggregatePlan(
      [above, belowOther].map((aggregate) => ({ ...aggregate, fields: aggregateFields })),
      { isByTick: true },
    ),
  );

  it.each(aggregateFields)('gives the same %s whatever else is asked for', (field) => {
    const some = seriesOf(
      new AggregatePlan([
        { ...around, fields: ['buy'] },
        { ...belowOther, fields: [field] },
        { ...above, fields: [...new Set(['E', field] as const)] },
      ]),
    );
    expect(some.of(1, field)).toEqual(whole.of(1, field));
    expect(some.of(2, field)).toEqual(whole.of(0, field));
    expect(some.of(2, 'E')).toEqual(whole.of(0, 'E'));
    // Buys trade above the level, sells below it.
    const place = field === 'sell' ? 1 : 0;
    expect(new Set(whole.of(place, field)).size, 'values').toBeGreaterThan(5);
  });

  it('makes nothing that nobody asked for', () => {
    const series = seriesOf(new AggregatePlan([{ ...above, fields: ['E', 'add'] }]));
    expect(series.values).toHaveLength(2 * index.rowCount);
    expect(series.asksAbove).toHaveLength(0);
    expect(() => series.of(0, 'pull')).toThrow('aggregate 0: expected one that is asked for pull');
    expect(() => series.of(1, 'E')).toThrow('aggregate: expected 0 to 0, found 1');
  });
});
