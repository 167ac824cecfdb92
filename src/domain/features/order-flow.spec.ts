import { describe, expect, it } from 'vitest';
import { orderFlow } from './order-flow.ts';
import type { FlowWindows } from './order-flow.ts';

/** Windows with two ten-deep states each, 40 lots at every depth of both sides. */
function windows(flow: readonly number[]): FlowWindows {
  return {
    flow: Float64Array.from(flow),
    ad_10_sum: new Float64Array(flow.length).fill(2 * 10 * 80),
    ad_10_n: new Int32Array(flow.length).fill(2),
  };
}

describe('orderFlow', () => {
  it('is the flow of a span in depths, by the root of its windows', () => {
    // Six windows of 40 lots against twice 40 lots of depth: 240 / (80 · √6).
    const { flow } = orderFlow(windows(Array(60).fill(40)), 60);
    expect(flow[0]).toBeCloseTo(240 / (80 * Math.sqrt(6)), 12);
    expect(flow[3]).toBeCloseTo(2400 / (80 * Math.sqrt(60)), 12);
  });

  it('trends up when the second half bought more', () => {
    const halves = [...Array<number>(6).fill(0), ...Array<number>(6).fill(40)];
    expect(orderFlow(windows(halves), 12).trend[0]).toBeCloseTo(240 / (80 * Math.sqrt(12)), 12);
  });

  it('peaks at its largest window, whichever way it flowed', () => {
    const flow = Array<number>(24).fill(8);
    flow[7] = -200;
    expect(orderFlow(windows(flow), 24).peak).toBeCloseTo(-2.5, 12);
  });

  it('compares how much it varies now with how much it did', () => {
    const calm = Array.from({ length: 240 }, (_, i) => (i % 2 === 0 ? 1 : -1));
    const wild = calm.map((flow, i) => (i >= 216 ? 3 * flow : flow));
    expect(orderFlow(windows(calm), 240).variance).toBeCloseTo(Math.log(24 / 23 / (240 / 239)), 9);
    expect(orderFlow(windows(wild), 240).variance).toBeGreaterThan(1);
    expect(orderFlow(windows(Array(240).fill(3)), 240).variance).toBeNaN();
  });

  it('turns around with the market, its variance aside', () => {
    const flow = Array.from({ length: 240 }, (_, i) => Math.sin(i * i));
    const [up, down] = [windows(flow), windows(flow.map((value) => -value))].map((side) =>
      orderFlow(side, 240),
    );
    expect(down.flow).toEqual(up.flow.map((value) => -value));
    expect(down.trend).toEqual(up.trend.map((value) => -value));
    expect([down.peak, down.variance]).toEqual([-up.peak, up.variance]);
  });

  it('says nothing of spans that reach beyond the data, or into a reset', () => {
    const { flow, trend, peak } = orderFlow(windows(Array(13).fill(1)), 13);
    expect(flow.map(Number.isNaN)).toEqual([false, false, true, true]);
    expect(trend.map(Number.isNaN)).toEqual([false, true, true]);
    expect(peak).toBeNaN();
    expect(orderFlow(windows([...Array<number>(9).fill(1), NaN, 1]), 11).flow[0]).toBeNaN();
  });
});
