import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { ema, Ema, sma } from './moving-average.ts';

const closes = [10, 11, 12, 13, 14];

describe('moving averages', () => {
  it('seed an EMA of 3 with the mean of the first three closes', () => {
    expect([...ema(closes, 3, 'sma')]).toEqual([NaN, NaN, 11, 12, 13]);
  });

  it('seed an EMA of 3 with the first close', () => {
    // alpha = 1/2: 10, 10.5, 11.25, 12.125, 13.0625.
    expect([...ema(closes, 3, 'first')]).toEqual([10, 10.5, 11.25, 12.125, 13.0625]);
  });

  it('have no simple average before the window is full', () => {
    expect([...sma(closes, 3)]).toEqual([NaN, NaN, 11, 12, 13]);
    expect([...sma(closes, 1)]).toEqual(closes);
    expect([...sma(closes, 6)]).toEqual([NaN, NaN, NaN, NaN, NaN]);
    expect([...sma([], 3)]).toEqual([]);
  });

  it('move with the price: adding 100 points to every close adds 100 to the average', () => {
    const random = new Random('averages');
    const tape = Array.from({ length: 300 }, () => random.integer(23_900, 24_100));
    const shifted = tape.map((tick) => tick + 400);
    expect(sma(shifted, 90)[299] - 400).toBeCloseTo(sma(tape, 90)[299], 9);
    expect(ema(shifted, 20, 'sma')[299] - 400).toBeCloseTo(ema(tape, 20, 'sma')[299], 9);
  });

  it('are the same whether values come at once or one by one', () => {
    const running = new Ema(3, 'sma');
    expect(closes.map((close) => running.push(close))).toEqual([...ema(closes, 3, 'sma')]);
    expect(running.value).toBe(13);
  });
});
