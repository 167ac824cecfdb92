import { describe, expect, it } from 'vitest';
import { firstPassage, pGeo, ticksPerRootMinute } from './p-geo.ts';

const unit = { atr: 1, atrMode: 'seasonal' } as const;

describe('the odds that geometry gives (golden case G18)', () => {
  it.each([
    [0, 1, 8, { break: 0.422536, reject: 0.422536, chop: 0.154928 }],
    [-0.5, 1, 8, { break: 0.195294, reject: 0.695155, chop: 0.109551 }],
  ])('from %d ATR between ±%d ATR in %d minutes', (xTicks, barrierTicks, minutes, odds) => {
    const found = pGeo({ ...unit, xTicks, barrierTicks }, minutes);
    for (const outcome of ['break', 'reject', 'chop'] as const) {
      expect(found[outcome]).toBeCloseTo(odds[outcome], 6);
    }
  });

  it('leave half of all walks between barriers of one and a half ATR', () => {
    expect(pGeo({ ...unit, xTicks: 0, barrierTicks: 1.5 }, 8).chop).toBeCloseTo(0.499184, 6);
  });

  it.each([
    [2, 0.75],
    [5, 0.34],
    [8, 0.15],
    [15, 0.02],
  ])('leave of walks from the level over %d minutes a share of %d', (minutes, share) => {
    const { chop } = pGeo({ ...unit, xTicks: 0, barrierTicks: 1 }, minutes);
    expect(Math.abs(chop - share)).toBeLessThan(0.01);
  });
});

it('mirrors: from the other side of the level BREAK and REJECT trade places', () => {
  for (const xTicks of [1, 5, 7.5]) {
    const up = pGeo({ xTicks, barrierTicks: 24, atr: 20, atrMode: 'wilder14' }, 5);
    const down = pGeo({ xTicks: -xTicks, barrierTicks: 24, atr: 20, atrMode: 'wilder14' }, 5);
    expect(up.break).toBeCloseTo(down.reject, 12);
    expect(up.chop).toBeCloseTo(down.chop, 12);
    expect(up.break + up.reject + up.chop).toBeCloseTo(1, 12);
  }
});

it('is sure at a barrier, and of a price that does not move', () => {
  expect(pGeo({ ...unit, xTicks: 9, barrierTicks: 8 }, 8)).toEqual({
    break: 1,
    reject: 0,
    chop: 0,
  });
  expect(pGeo({ ...unit, xTicks: -8, barrierTicks: 8 }, 8).reject).toBe(1);
  expect(pGeo({ xTicks: 0, barrierTicks: 8, atr: 0, atrMode: 'wilder14' }, 8).chop).toBe(1);
});

it('converges where the ATR is far below the barrier', () => {
  const { chop } = pGeo({ xTicks: 0, barrierTicks: 8, atr: 0.1, atrMode: 'seasonal' }, 2);
  expect(chop).toBeCloseTo(1, 9);
});

describe('the chance of a touch', () => {
  it.each([
    // Twice the normal tail at 1, 2 and 6 standard deviations.
    [1, 0.31731050786291415],
    [2, 0.04550026389635842],
    [6, 1.973175290075396e-9],
  ])('%d deviations away', (deviations, chance) => {
    const deviation = ticksPerRootMinute(20, 'seasonal') * Math.sqrt(10);
    const xTicks = -2 - deviations * deviation;
    const found = firstPassage({ xTicks, touchTicks: 2, atr: 20, atrMode: 'seasonal' }, 10);
    expect(Math.abs(found / chance - 1)).toBeLessThan(1e-10);
  });

  it('is sure once price is there', () => {
    expect(firstPassage({ ...unit, xTicks: -2, touchTicks: 2 }, 10)).toBe(1);
  });
});
