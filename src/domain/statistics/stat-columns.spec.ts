import { describe, expect, it } from 'vitest';
import { flowWeightsByDepth } from '../features/integrated-flow.ts';
import type { SessionFacts } from './session-facts.ts';
import { statsOf } from './session-stats.ts';
import { statColumns } from './stat-columns.ts';
import type { EarlierSessions } from './stat-columns.ts';

const season = { sessions: 3, sessionsMin: 2 };

/** A session of two slots. */
function factsWith(changes: Partial<SessionFacts>): SessionFacts {
  const slots = (a: number, b: number): Float64Array => Float64Array.of(a, b);
  return {
    ...{ range: slots(4, 6), atr: slots(5, 5), bidDepth: slots(100, 80), askDepth: slots(90, NaN) },
    flowProducts: new Float64Array(100).fill(1),
    orders: Float64Array.of(90, 5, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    ...{ pushFlowMove: 6, pushFlowFlow: 4 },
    ...changes,
  };
}

/** What so many sessions say, the latest first. */
const statsWith = (changes: Partial<EarlierSessions>) =>
  statsOf(statColumns({ facts: [], closes: undefined, slotCount: 2, season, ...changes }));

describe('what earlier sessions say', () => {
  it('is nothing before the first', () => {
    const stats = statsWith({});
    expect(stats.seasonTicks).toEqual(Float64Array.of(NaN, NaN));
    expect(stats).toMatchObject({ beta: 1, bigBucket: undefined, closes: undefined });
    expect(stats.flowWeights.map((w) => w.toFixed(6))).toEqual(
      flowWeightsByDepth.map((w) => w.toFixed(6)),
    );
  });

  it('waits for enough sessions, but for the sizes of orders and closes', () => {
    const stats = statsWith({ facts: [factsWith({})], closes: [10, 11] });
    expect(stats.atrUsual).toEqual(Float64Array.of(NaN, NaN));
    expect(stats).toMatchObject({ beta: 1, bigBucket: 1, closes: [10, 11] });
  });

  it('is the median by slot, true ranges no less than a tick', () => {
    const ranges = [0, 8, 9].map((ticks) => factsWith({ range: Float64Array.of(ticks, NaN) }));
    const { seasonTicks } = statsWith({ facts: ranges });
    expect(seasonTicks).toEqual(Float64Array.of(8, NaN));
    const quiet = [0, 0].map((ticks) => factsWith({ range: Float64Array.of(ticks, 3) }));
    expect(statsWith({ facts: quiet }).seasonTicks).toEqual(Float64Array.of(1, 3));
  });

  it('is of the latest sessions alone', () => {
    const facts = [1, 2, 3, 90, 91].map((ticks) =>
      factsWith({ atr: Float64Array.of(ticks, ticks) }),
    );
    expect(statsWith({ facts }).atrUsual).toEqual(Float64Array.of(2, 2));
  });

  it('fits one beta through the pushes of all', () => {
    const facts = [factsWith({}), factsWith({ pushFlowMove: 2, pushFlowFlow: 12 })];
    expect(statsWith({ facts }).beta).toBe((6 + 2) / (4 + 12));
    const barsOnly = factsWith({ pushFlowMove: NaN, pushFlowFlow: NaN });
    expect(statsWith({ facts: [barsOnly, factsWith({})] }).beta).toBe(1);
  });

  it('takes what is big from the session before', () => {
    const small = factsWith({ orders: Float64Array.of(100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) });
    expect(statsWith({ facts: [small, factsWith({})] }).bigBucket).toBe(0);
  });

  it('learns the weights of depths from ten sessions on', () => {
    const long = { sessions: 20, sessionsMin: 2 };
    const weights = (count: number) =>
      statsWith({ facts: Array.from({ length: count }, () => factsWith({})), season: long })
        .flowWeights[9];
    expect(weights(9)).toBeCloseTo(flowWeightsByDepth[9], 9);
    expect(weights(10)).toBeCloseTo(0.1, 9);
  });
});
