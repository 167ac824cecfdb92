import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { Action, Side } from '../dbn/mbo.ts';
import type { Modulation } from './market-engine.ts';
import { MarketEngine, unmodulated } from './market-engine.ts';
import type { MarketSink } from './market-record.ts';
import { Ask } from './order-queues.ts';

const openS = 19_800;
const endS = 31_500;
const startTick = 27_400;

function market(seed: string, activity: number, sink: MarketSink): MarketEngine {
  const random = new Random(seed);
  const span = { openS, endS };
  return new MarketEngine({ random, activity, span, startTick, firstOrderId: 1, sink });
}

describe('a session at a tenth of the activity of ES', () => {
  const records = { A: 0, C: 0, M: 0, T: 0, F: 0 };
  const mids: number[] = [];
  const spreads: number[] = [];
  const minutesTraded = new Set<number>();
  const bars: { high: number; low: number }[] = [];
  let volume = 0;

  beforeAll(() => {
    const engine = market('statistics', 0.1, (record) => {
      if (record.timeNs >= openS * 1e9) {
        records[String.fromCharCode(record.action) as keyof typeof records]++;
      }
      if (record.action === Action.Trade) noteTrade(record.timeNs / 1e9, record.tick, record.sz);
    });
    for (let timeS = 1; timeS <= endS; timeS++) {
      engine.run(timeS);
      mids.push(engine.mid);
      spreads.push(engine.exchange.queues.bestAsk - engine.exchange.queues.bestBid);
    }
  });

  function noteTrade(timeS: number, tick: number, sz: number): void {
    minutesTraded.add(Math.floor(timeS / 60));
    const slot = Math.floor(timeS / 120);
    const bar = (bars[slot] ??= { high: tick, low: tick });
    bar.high = Math.max(bar.high, tick);
    bar.low = Math.min(bar.low, tick);
    if (timeS >= openS) volume += sz;
  }

  /** Standard deviation of the mid's moves over 60 s, ticks. */
  function moveSd(start: number, end: number): number {
    const moves: number[] = [];
    for (let i = start; i + 60 < end; i += 10) moves.push(mids[i + 60] - mids[i]);
    return Math.sqrt(moves.reduce((sum, move) => sum + move * move, 0) / moves.length);
  }

  /** Mean range of the 2-minute bars, points. */
  function meanRange(start: number, end: number): number {
    const inside = bars.slice(start / 120, end / 120);
    return inside.reduce((sum, { high, low }) => sum + (high - low) / 4, 0) / inside.length;
  }

  it('has a spread of one tick nearly always, and never a wide one for long', () => {
    const inSession = spreads.slice(openS);
    expect(inSession.filter((spread) => spread === 1).length / inSession.length).toBeGreaterThan(
      0.9,
    );
    expect(Math.min(...spreads)).toBe(1);
    expect(Math.max(...spreads)).toBeLessThan(15);
  });

  it('moves 7.75 ticks a minute, a third of that before the open', () => {
    expect(moveSd(openS, endS)).toBeGreaterThan(5);
    expect(moveSd(openS, endS)).toBeLessThan(11);
    expect(moveSd(0, openS)).toBeGreaterThan(1.5);
    expect(moveSd(0, openS)).toBeLessThan(4);
  });

  it('draws bars of 3 to 7 points at the open, and smaller ones around noon', () => {
    expect(meanRange(openS, openS + 1800)).toBeGreaterThan(3);
    expect(meanRange(openS, openS + 1800)).toBeLessThan(7);
    expect(meanRange(27_000, 30_600)).toBeLessThan(meanRange(openS, openS + 1800));
  });

  it('trades about 59,000 lots in three hours', () => {
    const inThreeHours = (volume * 10_800) / (endS - openS);
    expect(inThreeHours).toBeGreaterThan(35_000);
    expect(inThreeHours).toBeLessThan(90_000);
  });

  it('trades in four of five minutes before the open', () => {
    const traded = [...minutesTraded].filter((minute) => minute < openS / 60).length;
    expect(traded / (openS / 60)).toBeGreaterThan(0.8);
  });

  it('cancels about as often as it adds, and moves an order in one of seven cases', () => {
    const fills = records.F;
    expect((records.C + records.M - fills) / (records.A + records.M)).toBeGreaterThan(0.85);
    expect((records.C + records.M - fills) / (records.A + records.M)).toBeLessThan(1.1);
    expect(records.M / (records.C + records.M - fills)).toBeGreaterThan(0.1);
    expect(records.M / (records.C + records.M - fills)).toBeLessThan(0.22);
  });
});

it('trades in four of five minutes before the open at half of that, too', () => {
  const minutesTraded = new Set<number>();
  const engine = market('quiet', 0.05, ({ action, timeNs }) => {
    if (action === Action.Trade) minutesTraded.add(Math.floor(timeNs / 60e9));
  });
  engine.run(openS);
  expect(minutesTraded.size / (openS / 60)).toBeGreaterThan(0.9);
});

describe('a modulated market', () => {
  const run = (
    modulation: Partial<Modulation>,
    sink: MarketSink = () => undefined,
  ): MarketEngine => {
    const engine = market('modulated', 0.1, sink);
    engine.run(openS);
    engine.run(openS + 300, { ...unmodulated, ...modulation });
    return engine;
  };

  it('follows the drift of its efficient price, both ways', () => {
    // 120 ticks each way in 300 s; chance adds some 30 to each.
    const drifted = run({ driftTicksPerS: 0.4 }).mid - run({ driftTicksPerS: -0.4 }).mid;
    expect(drifted).toBeGreaterThan(120);
    expect(drifted).toBeLessThan(360);
  });

  it('adds nothing where adds are forbidden', () => {
    let addCount = 0;
    run(
      { addFactor: (side) => (side === Ask ? 0 : 2), addFactorMax: 2 },
      ({ action, side, timeNs }) => {
        if (timeNs < openS * 1e9 || action !== Action.Add) return;
        if (side === Side.Ask) addCount++;
      },
    );
    expect(addCount).toBe(0);
  });

  it('keeps an order where cancels are forbidden', () => {
    let asks = 0;
    let bids = 0;
    run(
      { cancelFactor: (side) => (side === Ask ? 0 : 3), cancelFactorMax: 3 },
      ({ action, side, timeNs, isLast }) => {
        if (timeNs < openS * 1e9 || action !== Action.Cancel || !isLast) return;
        if (side === Side.Ask) asks++;
        else bids++;
      },
    );
    expect(bids).toBeGreaterThan(5 * asks);
  });
});
