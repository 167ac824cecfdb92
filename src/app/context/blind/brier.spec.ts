import { describe, expect, it } from 'vitest';
import { averageOf, brierOf, forecastIn, forecastOf } from './brier.ts';

describe('a forecast of three outcomes', () => {
  it('shares what is left of the confidence evenly', () => {
    expect(forecastOf('REJECT', 0.6)).toEqual({ BREAK: 0.2, REJECT: 0.6, CHOP: 0.2 });
  });

  it('is brought to a sum of one, and is none while a part is unknown', () => {
    expect(forecastIn({ BREAK: 0.2, REJECT: 0.1, CHOP: 0.1 })).toEqual({
      ...{ BREAK: 0.5, REJECT: 0.25, CHOP: 0.25 },
    });
    expect(forecastIn({ BREAK: 0.2, REJECT: null, CHOP: 0.1 })).toBeUndefined();
    expect(forecastIn(undefined)).toBeUndefined();
  });

  it.each([
    [forecastOf('BREAK', 1), 0],
    [forecastOf('REJECT', 1), 2],
    [forecastOf('CHOP', 1 / 3), 2 / 3],
    // (0.6 − 1)² + 0.2² + 0.2²
    [forecastOf('BREAK', 0.6), 0.24],
  ])('%j scores against a break', (forecast, brier) => {
    expect(brierOf(forecast, 'BREAK')).toBeCloseTo(brier, 12);
  });

  it('averages with another', () => {
    const both = averageOf(forecastOf('BREAK', 1), forecastOf('REJECT', 1));
    expect(both).toEqual({ BREAK: 0.5, REJECT: 0.5, CHOP: 0 });
    // Two certain forecasts of which one is right score 1 on average, their mean scores less.
    expect(brierOf(both, 'BREAK')).toBe(0.5);
  });
});
