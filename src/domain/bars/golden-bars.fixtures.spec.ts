import { describe, expect, it } from 'vitest';
import {
  byNewYorkDate,
  csvRows,
  fixtureText,
  leanEsBars,
  mymBars,
  mymMorningBars,
  mymPublishedBars,
  newYorkDay,
  ninjaEsBars,
  utcIsoNs,
  type FixtureBar,
} from '../../lake/node/fixture-bars.ts';
import { hasFixtures } from '../../lake/node/fixtures.ts';
import { nearestTick, pointsOf } from '../units/ticks.ts';
import { BarFold } from './bar-fold.ts';
import { ema, sma } from './moving-average.ts';

/** Bars of 2 minutes from minutes, New York day by day, in points again. */
function twoMinuteBars(minutes: readonly FixtureBar[], tickNano: number): FixtureBar[] {
  return [...byNewYorkDate(minutes)].flatMap(([date, day]) => {
    const { startNs, endNs } = newYorkDay(date);
    const fold = new BarFold({ startNs, endNs, barSeconds: 120 });
    const tickOf = (points: number): number => nearestTick(points, tickNano);
    for (const bar of day) {
      fold.minute({
        ns: Number(bar.startNs - startNs),
        o: tickOf(bar.open),
        h: tickOf(bar.high),
        l: tickOf(bar.low),
        c: tickOf(bar.close),
        vol: bar.volume,
      });
    }
    fold.end();
    expect(fold.lateCount).toBe(0);
    const { bar_start_ns: starts, o, h, l, c, vol } = fold.columns();
    return Array.from(starts, (barStartNs, i) => ({
      startNs: barStartNs,
      open: pointsOf(o[i], tickNano),
      high: pointsOf(h[i], tickNano),
      low: pointsOf(l[i], tickNano),
      close: pointsOf(c[i], tickNano),
      volume: vol[i],
    }));
  });
}

const goldens = [
  { name: 'lean_es', minutes: leanEsBars, tickNano: 250_000_000, barCount: 6922 },
  { name: 'ninja_es', minutes: ninjaEsBars, tickNano: 250_000_000, barCount: 3450 },
  { name: 'mym', minutes: mymBars, tickNano: 1_000_000_000, barCount: 30_076 },
] as const;

describe.skipIf(!hasFixtures)('bars of real markets', () => {
  it.each(goldens)('$name: every 2-minute candle and average is the golden one', (golden) => {
    const rows = csvRows(fixtureText(`golden/bars2m_${golden.name}.csv.zst`));
    const bars = twoMinuteBars(golden.minutes(), golden.tickNano);
    expect(rows.length).toBe(golden.barCount);
    expect(bars).toEqual(
      rows.map((row) => ({
        startNs: utcIsoNs(row['t_start']),
        open: Number(row['open']),
        high: Number(row['high']),
        low: Number(row['low']),
        close: Number(row['close']),
        volume: Number(row['volume']),
      })),
    );

    // The charts' convention: averages run on across sessions, the first close seeds the EMA.
    const closes = bars.map(({ close }) => close);
    for (const n of [9, 20, 50, 200]) {
      const emas = ema(closes, n, 'first');
      const smas = sma(closes, n);
      const worst = { ema: 0, sma: 0 };
      rows.forEach((row, i) => {
        expect(row[`sma${n}`] === '').toBe(Number.isNaN(smas[i]));
        worst.ema = Math.max(worst.ema, Math.abs(emas[i] - Number(row[`ema${n}`])));
        if (i >= n - 1) worst.sma = Math.max(worst.sma, Math.abs(smas[i] - Number(row[`sma${n}`])));
      });
      // The goldens have eight decimals.
      expect(worst.ema).toBeLessThan(6e-9);
      expect(worst.sma).toBeLessThan(6e-9);
    }
  });

  it('makes the published 2-minute file of MYM from its minutes, all 1,259 bars', () => {
    const published = mymPublishedBars();
    expect(published.length).toBe(1259);
    expect(twoMinuteBars(mymMorningBars(), 1_000_000_000)).toEqual(published);
  });
});
