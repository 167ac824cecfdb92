import { describe, expect, it } from 'vitest';
import { TradeTape } from '../episodes/trade-tape.ts';
import { sessionOf, UNIT_ATR, walkTrades } from '../episodes/wandering-session.ts';
import { forwardPath } from './forward-path.ts';
import { pGeo } from './p-geo.ts';

const sigma = 2;
const atr = sigma * UNIT_ATR;
const horizons = [2, 5, 8, 15];

/** Share of walks from the level that reach neither barrier, by horizon. */
function chopShares(barrierTicks: number): readonly number[] {
  const chops = horizons.map(() => 0);
  let walkCount = 0;
  for (let seed = 0; seed < 12; seed++) {
    const { tape } = sessionOf(walkTrades({ seed, sigma, tradesPerSecond: 1 }), sigma);
    for (let i = 0; tape.ns[i] < 30_600e9; i += 20) {
      const start = { ns: tape.ns[i], levelTick: tape.tick[i], direction: 1, xTicks: 0 } as const;
      const path = forwardPath(tape, { ...start, barriers: [barrierTicks], horizons }, Infinity);
      const firstNs = Math.min(
        ...[...path.breakNs, ...path.rejectNs].filter((ns) => !Number.isNaN(ns)),
      );
      horizons.forEach((minutes, place) => {
        if (!(firstNs - tape.ns[i] <= minutes * 60e9)) chops[place]++;
      });
      walkCount++;
    }
  }
  return chops.map((count) => count / walkCount);
}

describe('a driftless diffusion', () => {
  it.each([
    [1, [0.75, 0.34, 0.15, 0.02]],
    [1.5, [undefined, undefined, 0.5, undefined]],
  ])('leaves barriers of %d ATR as often as it should', (share, expected) => {
    const barrierTicks = Math.ceil(share * atr);
    const found = chopShares(barrierTicks);
    horizons.forEach((minutes, place) => {
      const figure = expected[place];
      // Trades some seconds apart and whole ticks move it by up to four points.
      if (figure !== undefined) expect(Math.abs(found[place] - figure)).toBeLessThan(0.05);
      const { chop } = pGeo({ xTicks: 0, barrierTicks, atr, atrMode: 'seasonal' }, minutes);
      expect(Math.abs(found[place] - chop)).toBeLessThan(0.05);
    });
  });
});

it('finds no trade on an empty tape', () => {
  const none = { ts_ns: new BigInt64Array(), tick: new Int32Array(), size: new Int32Array() };
  const start = { ns: 0, levelTick: 0, direction: 1, xTicks: 0, barriers: [8], horizons } as const;
  const path = forwardPath(new TradeTape(none, 0n), start, Infinity);
  expect(path.high).toEqual([-Infinity, -Infinity, -Infinity, -Infinity]);
});
