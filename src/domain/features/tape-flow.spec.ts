import { describe, expect, it } from 'vitest';
import type { WindowColumns } from '../ledger/ledger-columns.ts';
import { bigBucketOf, tapeFlow } from './tape-flow.ts';

const KAPPA = 10;

/** Ten minutes in which every window trades the same. */
function windows(each: Partial<Record<string, number>>): WindowColumns {
  const names = ['buy', 'sell', 'other', 'n_trades', 'sweep_up', 'sweep_down'];
  for (let bucket = 1; bucket <= 12; bucket++) names.push(`aggr_vol_${bucket}`);
  return Object.fromEntries(
    names.map((name) => [name, new Int32Array(120).fill(each[name] ?? 0)]),
  ) as unknown as WindowColumns;
}

const quiet = { buy: new Int32Array(120), sell: new Int32Array(120) };
const rules = { kappa: KAPPA, bigBucket: 2 };

describe('tapeFlow', () => {
  it('tells who is the aggressor, near the level and at all prices', () => {
    const all = windows({ buy: 30, sell: 10 });
    const near = { buy: new Int32Array(120).fill(10), sell: new Int32Array(120) };
    const flow = tapeFlow(all, near, 120, rules);
    expect(flow.all).toEqual([20 / 50, 120 / 250, 480 / 970]);
    expect(flow.near).toEqual([10 / 20, 60 / 70, 240 / 250]);
  });

  it('says nothing of a silent tape but that it is even', () => {
    const { near, all, pace, sweep, bigShare } = tapeFlow(windows({}), quiet, 120, rules);
    expect([...near, ...all, pace, sweep]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(bigShare).toBeNaN();
  });

  it('weighs sweeps up against sweeps down', () => {
    const flow = tapeFlow(windows({ sweep_up: 5, sweep_down: 1 }), quiet, 120, rules);
    expect(flow.sweep).toBeCloseTo(48 / 82, 12);
  });

  it('counts as big what was big the session before', () => {
    const all = windows({ aggr_vol_1: 10, aggr_vol_3: 30, buy: 25, sell: 15 });
    expect(tapeFlow(all, quiet, 120, rules).bigShare).toBe(0.75);
    const printed = windows({ aggr_vol_1: 10, aggr_vol_3: 30, buy: 25, sell: 15, other: 20 });
    expect(tapeFlow(printed, quiet, 120, rules).bigShare).toBe(0.5);
    expect(tapeFlow(all, quiet, 120, { kappa: KAPPA, bigBucket: undefined }).bigShare).toBeNaN();
  });

  it('says nothing of spans that reach beyond the data', () => {
    const flow = tapeFlow(windows({ buy: 1 }), quiet, 7, rules);
    expect(flow.all.map(Number.isNaN)).toEqual([false, false, true]);
    expect([flow.pace, flow.sweep]).toEqual([NaN, NaN]);
  });
});

describe('bigBucketOf', () => {
  it('is the class of the 95th percentile where that is one size', () => {
    expect(bigBucketOf([97, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toBe(0);
    expect(bigBucketOf([90, 8, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toBe(1);
  });

  it('is the class above it where the class holds several sizes', () => {
    expect(bigBucketOf([50, 30, 18, 2, 0, 0, 0, 0, 0, 0, 0, 0])).toBe(3);
  });

  it('is unknown without orders', () => {
    expect(bigBucketOf(Array(12).fill(0))).toBeUndefined();
  });
});
