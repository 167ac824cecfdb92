import { describe, expect, it } from 'vitest';
import type { LevelKind } from '../../domain/session/level-kind.ts';
import type { CandleColumns } from '../../protocol/moment-api.ts';
import type { ChartScene } from './chart-scene.ts';
import { priceRangeOf } from './price-range.ts';

/** Opens, lows and highs of three bars; the last is far from the others in time and price. */
const openS = Float64Array.of(0, 120, 5000);
const l = Float64Array.of(100, 105, 10);
const h = Float64Array.of(110, 120, 900);
const bars: CandleColumns = { openS, o: l, h, l, c: h, vol: h };

function scene(levels: Partial<Record<LevelKind, number>>, selected: LevelKind): ChartScene {
  const rows = Object.entries(levels).map(([kind, px]) => ({ kind, px, valid: true }));
  return {
    frame: { barS: 120, tickPx: 0.25 },
    moment: { levels: rows, bars, forming: undefined },
    ...{ selected, own: [], overlays: new Set() },
  } as unknown as ChartScene;
}

const window = { startS: 0, endS: 1200 };

describe('priceRangeOf', () => {
  it('holds the candles of the window, and no other', () => {
    expect(priceRangeOf(scene({}, 'PM_HIGH'), window)).toEqual({ low: 99, high: 121 });
  });

  it('counts a bar that only reaches into the window, and none that ends at it', () => {
    const reach = (startS: number): number | undefined =>
      priceRangeOf(scene({}, 'PM_HIGH'), { startS, endS: 1200 })?.low;
    expect(reach(119)).toBe(99);
    expect(reach(120)).toBe(104.25);
  });

  it('counts the bar that is forming', () => {
    const given = scene({}, 'PM_HIGH');
    const forming = { openS: 240, o: 130, h: 131, l: 90, c: 130, vol: 1 };
    given.moment = { ...given.moment, forming };
    expect(priceRangeOf(given, window)).toEqual({ low: 87.95, high: 133.05 });
  });

  it('makes room for a level near by', () => {
    const range = priceRangeOf(scene({ OR_HIGH: 130 }, 'PM_HIGH'), window);
    expect(range?.high).toBeGreaterThan(130);
  });

  it('leaves a far level to its tag at the edge', () => {
    const range = priceRangeOf(scene({ OR_HIGH: 150 }, 'PM_HIGH'), window);
    expect(range?.high).toBe(121);
  });

  it('reaches further for the selected level', () => {
    const range = priceRangeOf(scene({ OR_HIGH: 150 }, 'OR_HIGH'), window);
    expect(range?.high).toBeGreaterThan(150);
  });

  it('makes room for a level of one’s own like for any other', () => {
    const given = scene({}, 'PM_HIGH');
    given.own = [{ id: 'own-1', name: 'Gap', px: 130 }];
    expect(priceRangeOf(given, window)?.high).toBeGreaterThan(130);
    given.own = [{ id: 'own-1', name: 'Gap', px: 150 }];
    expect(priceRangeOf(given, window)?.high).toBe(121);
    given.selected = 'own-1';
    expect(priceRangeOf(given, window)?.high).toBeGreaterThan(150);
  });

  it('does not count an overlay that is switched off', () => {
    const range = priceRangeOf(scene({ VWAP: 125 }, 'PM_HIGH'), window);
    expect(range?.high).toBe(121);
  });

  it('has no range without a candle', () => {
    const empty = { startS: 2000, endS: 3000 };
    expect(priceRangeOf(scene({ OR_HIGH: 110 }, 'PM_HIGH'), empty)).toBeUndefined();
  });
});
