import { expect, it } from 'vitest';
import type { Approach, EndReason } from './approach.ts';
import { episodeContext } from './episode-context.ts';
import type { ContextMoment } from './episode-context.ts';
import { TradeTape } from './trade-tape.ts';

const L = 24_000;
const S = 1e9;

/** An episode that was triggered at one second and ended at another. */
function episode(direction: 1 | -1, triggerS: number, endS: number, reason: EndReason): Approach {
  const frame = { levelTick: L, xTicks: -2, atr: 20, barrierTicks: 20, confirmCount: 2 };
  return {
    ...{ direction, ordinal: 1, armedNs: 0, startNs: (triggerS - 60) * S },
    trigger: { ...frame, ordinal: 1, contactNs: triggerS * S, ns: triggerS * S },
    end: { ns: endS * S, reason },
  };
}

/** Prices of [seconds, x]. */
function tapeOf(trades: readonly (readonly [s: number, x: number])[]): TradeTape {
  return new TradeTape(
    {
      ts_ns: BigInt64Array.from(trades, ([s]) => BigInt(s) * 1_000_000_000n),
      tick: Int32Array.from(trades, ([, x]) => L + x),
      size: new Int32Array(trades.length).fill(1),
    },
    0n,
  );
}

const tape = tapeOf([
  [100, -2],
  [160, 24],
  [400, 44],
  [500, -50],
  [2_000, 9],
]);
const broken = episode(1, 100, 160, 'BREAK');

function at(s: number, direction: 1 | -1): ContextMoment {
  const frame = { levelTick: L, direction, atr: 20, barrierTicks: 20 };
  return { ...frame, ns: s * S, tradeCount: tape.countUntil(s * S) };
}

it('knows nothing before the first touch, and waits for it', () => {
  expect(episodeContext({ approaches: [broken], tape }, at(99, 1))).toEqual({
    ...{ touchCount: 1, minutesSinceTouch: NaN, previousOutcome: NaN, previousExcursion: NaN },
    ...{ cameThrough: 0, sinceNs: 40 * S },
  });
});

it('counts the present touch, and takes no present episode for a previous one', () => {
  const trigger = episodeContext({ approaches: [broken], tape }, at(100, 1));
  expect(trigger).toMatchObject({ touchCount: 1, minutesSinceTouch: NaN, sinceNs: 40 * S });
  const live = episodeContext({ approaches: [broken], tape }, at(130, 1));
  expect(live).toMatchObject({ touchCount: 1, minutesSinceTouch: 0.5, previousOutcome: NaN });
  expect(live.previousExcursion).toBeNaN();
});

it('remembers a break when price comes back to retest it, ahead being the other way then', () => {
  const retest = episodeContext({ approaches: [broken], tape }, at(460, -1));
  expect(retest).toEqual({
    ...{ touchCount: 2, minutesSinceTouch: 6, previousOutcome: -1, previousExcursion: -2.2 },
    ...{ cameThrough: 0, sinceNs: undefined },
  });
  expect(episodeContext({ approaches: [broken], tape }, at(460, 1))).toMatchObject({
    ...{ previousOutcome: 1, previousExcursion: 2.2, cameThrough: 1 },
  });
  // Farther below than it was above.
  expect(episodeContext({ approaches: [broken], tape }, at(500, 1)).previousExcursion).toBe(-2.5);
});

it('forgets after twenty minutes that price came through', () => {
  expect(episodeContext({ approaches: [broken], tape }, at(1_600, 1)).cameThrough).toBe(1);
  expect(episodeContext({ approaches: [broken], tape }, at(1_601, 1)).cameThrough).toBe(0);
});

it('calls an outcome neither once eight minutes have gone by, and open before', () => {
  const slow = { approaches: [episode(1, 100, 700, 'REJECT')], tape };
  const next = { approaches: [...slow.approaches, episode(-1, 800, 900, 'BREAK')], tape };
  expect(episodeContext(next, at(800, -1))).toMatchObject({ touchCount: 2, previousOutcome: 0 });
  expect(episodeContext(slow, at(720, 1)).previousOutcome).toBe(0);
  const open = { approaches: [episode(1, 100, 300, 'SESSION_END')], tape };
  expect(episodeContext(open, at(579, 1)).previousOutcome).toBeNaN();
  expect(episodeContext(open, at(580, 1)).previousOutcome).toBe(0);
});
