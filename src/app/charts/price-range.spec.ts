import { describe, expect, it } from 'vitest';
import type { LevelKind } from '../../domain/session/level-kind.ts';
import type { Candle } from '../../protocol/moment-api.ts';
import type { ChartScene } from './chart-scene.ts';
import { priceRangeOf } from './price-range.ts';

const candle = (openS: number, l: number, h: number): Candle => ({
  ...{ openS, o: l, h, l, c: h, vol: 1 },
});

function scene(levels: Partial<Record<LevelKind, number>>, selected: LevelKind): ChartScene {
  const rows = Object.entries(levels).map(([kind, px]) => ({ kind, px, valid: true }));
  return {
    frame: { barS: 120, tickPx: 0.25 },
    moment: { levels: rows },
    ...{ selected, overlays: new Set() },
  } as unknown as ChartScene;
}

const window = { startS: 0, endS: 1200 };
const candles = [candle(0, 100, 110), candle(120, 105, 120), candle(5000, 10, 900)];

describe('priceRangeOf', () => {
  it('holds the candles of the window, and no other', () => {
    expect(priceRangeOf(scene({}, 'PM_HIGH'), candles, window)).toEqual({ low: 99, high: 121 });
  });

  it('makes room for a level near by', () => {
    const range = priceRangeOf(scene({ OR_HIGH: 130 }, 'PM_HIGH'), candles, window);
    expect(range?.high).toBeGreaterThan(130);
  });

  it('leaves a far level to its tag at the edge', () => {
    const range = priceRangeOf(scene({ OR_HIGH: 150 }, 'PM_HIGH'), candles, window);
    expect(range?.high).toBe(121);
  });

  it('reaches further for the selected level', () => {
    const range = priceRangeOf(scene({ OR_HIGH: 150 }, 'OR_HIGH'), candles, window);
    expect(range?.high).toBeGreaterThan(150);
  });

  it('does not count an overlay that is switched off', () => {
    const range = priceRangeOf(scene({ VWAP: 125 }, 'PM_HIGH'), candles, window);
    expect(range?.high).toBe(121);
  });

  it('has no range without a candle', () => {
    const empty = { startS: 2000, endS: 3000 };
    expect(priceRangeOf(scene({ OR_HIGH: 110 }, 'PM_HIGH'), candles, empty)).toBeUndefined();
  });
});
