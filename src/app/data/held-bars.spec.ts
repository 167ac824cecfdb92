import { describe, expect, it } from 'vitest';
import type { CandleColumns, MomentStep } from '../../protocol/moment-api.ts';
import { HeldBars } from './held-bars.ts';

/** A step of the worker: bar i closes at i, its average stands at 10 i. */
function step(barCount: number, held: number): MomentStep {
  const firstBar = Math.min(held, barCount);
  const rows = Float64Array.from({ length: barCount - firstBar }, (_, i) => firstBar + i);
  const bars: CandleColumns = { openS: rows, o: rows, h: rows, l: rows, c: rows, vol: rows };
  return {
    ...{ key: 'today', atS: barCount, barCount, firstBar, bars, computeMs: 0 },
    ...{ forming: undefined, lastPx: undefined, levels: [] },
    curves: [{ kind: 'SMA_90', px: rows.map((row) => 10 * row) }],
  };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe('the bars held beside the worker', () => {
  it('make a whole moment of every step, there and back again', () => {
    const held = new HeldBars();
    for (const barCount of [3, 4, 900, 899, 0, 2000, 7, 2001]) {
      const moment = held.momentOf(step(barCount, held.barCount));
      expect([...moment.bars.c]).toEqual(upTo(barCount));
      expect([...(moment.curves[0]?.px ?? [])]).toEqual(upTo(barCount).map((bar) => 10 * bar));
    }
    expect(held.barCount).toBe(2001);
  });

  it('leave an older moment as it was', () => {
    const held = new HeldBars();
    const early = held.momentOf(step(2, held.barCount));
    held.momentOf(step(4000, held.barCount));
    expect([...early.bars.c]).toEqual([0, 1]);
  });
});
