import { describe, expect, it } from 'vitest';
import { bars2m } from '../../contracts/bars-2m.ts';
import type { Columns } from '../../contracts/contract.ts';
import { BarFold } from './bar-fold.ts';

const START = 1_749_024_000_000_000_000n;
const BUY = 66;
const SELL = 65;
const NONE = 78;
const S = 1_000_000_000;

/** Five bars of two minutes. */
function fold(): BarFold {
  return new BarFold({ startNs: START, endNs: START + 600n * BigInt(S), barSeconds: 120 });
}

type Trade = [seconds: number, tick: number, size: number, side: number];

function folded(trades: readonly Trade[]): BarFold {
  const bars = fold();
  for (const [seconds, tick, size, side] of trades) bars.trade(seconds * S, tick, size, side);
  return bars;
}

describe('two-minute bars', () => {
  it('hold the trades from their open to just before the next', () => {
    const bars = folded([
      [0, 100, 5, BUY],
      [30, 104, 1, SELL],
      [60, 98, 2, BUY],
      [119.999999999, 99, 4, NONE],
      [120, 97, 3, SELL],
      [239, 101, 7, BUY],
    ]);
    bars.end();
    const rows: Columns<typeof bars2m> = bars.columns();
    expect(rows).toEqual({
      bar_start_ns: BigInt64Array.of(START, START + 120_000_000_000n),
      o: Int32Array.of(100, 97),
      h: Int32Array.of(104, 101),
      l: Int32Array.of(98, 97),
      c: Int32Array.of(99, 101),
      vol: Float64Array.of(12, 10),
      n: Float64Array.of(4, 2),
      buy_vol: Float64Array.of(7, 7),
      sell_vol: Float64Array.of(1, 3),
      bar_gap: Uint8Array.of(0, 0),
      available_at_ns: BigInt64Array.of(START + 120_000_000_000n, START + 240_000_000_000n),
    });
    expect(Object.keys(rows)).toEqual(bars2m.columns.map(({ name }) => name));
  });

  it('are absent where nothing traded, and the next one says so', () => {
    const bars = folded([
      [130, 100, 1, BUY],
      [250, 100, 1, BUY],
      [590, 100, 1, BUY],
    ]);
    bars.end();
    const { bar_start_ns: starts, bar_gap: gaps } = bars.columns();
    expect(Array.from(starts, (ns) => Number(ns - START) / S)).toEqual([120, 240, 480]);
    // The slot of 0 s and that of 360 s are missing.
    expect([...gaps]).toEqual([1, 0, 1]);
  });

  it('close when the clock passes their end, not before', () => {
    const bars = folded([[0, 100, 1, BUY]]);
    bars.advanceTo(120 * S - 1);
    expect(bars.barCount).toBe(0);
    bars.advanceTo(120 * S);
    expect(bars.barCount).toBe(1);
  });

  it('never reopen: a trade with an older time than the bar in the making is left out', () => {
    const bars = folded([
      [10, 100, 1, BUY],
      [121, 101, 1, BUY],
      [119, 500, 9, BUY],
      [130, 102, 1, BUY],
      // Out of order inside the bar in the making is in time.
      [125, 90, 1, BUY],
    ]);
    bars.end();
    const { h, l, c, vol } = bars.columns();
    expect([[...h], [...l], [...c], [...vol]]).toEqual([
      [100, 102],
      [100, 90],
      [100, 90],
      [1, 3],
    ]);
    expect(bars.lateCount).toBe(1);
  });

  it('ignore trades without size and those outside the span', () => {
    const bars = folded([
      [-1, 100, 1, BUY],
      [5, 100, 0, BUY],
      [600, 100, 1, BUY],
    ]);
    bars.end();
    expect(bars.columns().o.length).toBe(0);
    expect(bars.lateCount).toBe(0);
  });

  it('come from minutes with the same candle, and do not know who was the aggressor', () => {
    const bars = fold();
    bars.minute({ ns: 0, o: 100, h: 105, l: 99, c: 101, vol: 10 });
    bars.minute({ ns: 60 * S, o: 102, h: 103, l: 98, c: 103, vol: 5 });
    bars.minute({ ns: 120 * S, o: 104, h: 104, l: 104, c: 104, vol: 0 });
    bars.end();
    const { o, h, l, c, vol, n, buy_vol: buyVol, sell_vol: sellVol } = bars.columns();
    expect([o, h, l, c, vol, n, buyVol, sellVol].map((column) => [...column])).toEqual([
      [100],
      [105],
      [98],
      [103],
      [15],
      [NaN],
      [NaN],
      [NaN],
    ]);
  });

  it('tell of their close before a later trade counts', () => {
    const closes: number[] = [];
    const bars = new BarFold(
      { startNs: START, endNs: START + 600n * BigInt(S), barSeconds: 120 },
      (barIndex) => closes.push(bars.closeTick(barIndex), bars.availableAtNs(barIndex) / S),
    );
    bars.trade(0, 100, 1, BUY);
    bars.trade(300 * S, 200, 1, BUY);
    bars.end();
    expect(closes).toEqual([100, 120, 200, 360]);
  });

  it('mirror: prices turned around swap high and low, aggressors stay with their lots', () => {
    const trades: Trade[] = [
      [0, 100, 5, BUY],
      [30, 104, 1, SELL],
      [60, 98, 2, BUY],
    ];
    const plain = folded(trades);
    const mirrored = folded(trades.map(([s, tick, sz, side]) => [s, 200 - tick, sz, side]));
    plain.end();
    mirrored.end();
    expect(mirrored.columns().h[0]).toBe(200 - plain.columns().l[0]);
    expect(mirrored.columns().l[0]).toBe(200 - plain.columns().h[0]);
    expect(mirrored.columns().buy_vol).toEqual(plain.columns().buy_vol);
  });
});
