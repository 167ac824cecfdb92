import { expect, it } from 'vitest';
import { UNDEF_PRICE } from '../units/ticks.ts';
import { hiWord, loWord } from './wire-int.ts';
import { isOnTick, isUndefPx, pxNano, pxTick } from './wire-price.ts';

const ES_TICK = 250_000_000;
const CL_TICK = 10_000_000;

it.each([
  ['4810.25 in quarters', 4_810_250_000_000n, ES_TICK, 19241],
  ['0.01 in cents', 10_000_000n, CL_TICK, 1],
  ['no price at all is not zero', 0n, ES_TICK, 0],
  ['crude oil at −37.63', -37_630_000_000n, CL_TICK, -3763],
  ['a price one 1e-9 below zero', -1n, ES_TICK, 0],
  ['a stock above the 32-bit range of nanos', 307_890_000_000n, CL_TICK, 30789],
])('gives %s as ticks', (_, nano, tickNano, tick) => {
  expect(pxTick(loWord(nano), hiWord(nano), tickNano) + 0).toBe(tick);
});

it.each([
  [100_125_000_000n, 401],
  [100_124_999_999n, 400],
  [-100_125_000_000n, -400],
])('rounds %d, off the quarter grid, to the nearest tick, half up', (nano, tick) => {
  expect(pxTick(loWord(nano), hiWord(nano), ES_TICK)).toBe(tick);
  expect(isOnTick(loWord(nano), hiWord(nano), ES_TICK)).toBe(false);
});

it('knows a whole tick on either side of zero', () => {
  for (const nano of [5_792_500_000_000n, -37_500_000_000n, 0n]) {
    expect(isOnTick(loWord(nano), hiWord(nano), ES_TICK)).toBe(true);
  }
});

it('tells the sentinel from the prices beside it', () => {
  expect(isUndefPx(loWord(UNDEF_PRICE), hiWord(UNDEF_PRICE))).toBe(true);
  expect(isUndefPx(loWord(UNDEF_PRICE - 1n), hiWord(UNDEF_PRICE - 1n))).toBe(false);
  expect(isUndefPx(-1, -1)).toBe(false);
});

it('holds nine million points exactly in 1e-9', () => {
  const nano = 9_007_199_254_740_991n;
  expect(pxNano(loWord(nano), hiWord(nano))).toBe(Number.MAX_SAFE_INTEGER);
});
