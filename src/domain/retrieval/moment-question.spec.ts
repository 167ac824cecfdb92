import { describe, expect, it } from 'vitest';
import type { Approach, LevelPhase } from '../episodes/approach.ts';
import { profiles } from '../session/profiles.ts';
import { questionAt } from './moment-question.ts';
import type { LevelAtMoment } from './moment-question.ts';
import { setupQuery } from './setup-query.ts';

const { episodes: rules } = profiles.ES;
const owner = { symbol: 'ESZ5', date: '2025-10-14', kind: 'PM_HIGH' } as const;
const L = 24_000;

const onTheWay: Approach = {
  ...{ direction: 1, ordinal: 1, armedNs: 50e9, startNs: 60e9, trigger: undefined, end: undefined },
};
const touched: Approach = {
  ...onTheWay,
  trigger: {
    ...{ ordinal: 1, levelTick: L, contactNs: 100e9, ns: 103.2e9, xTicks: -1, confirmCount: 2 },
    ...{ atr: 20, barrierTicks: 20 },
  },
};

/** The level at 6000.00 with the last trade at a tick, and what is said of it. */
function moment(
  ns: number,
  tick: number,
  { approach, ...phase }: Partial<LevelPhase>,
): LevelAtMoment {
  const state = { phase: 'FAR', sinceNs: 0, direction: undefined, levelTick: L } as const;
  const triggered = approach?.trigger && { ...approach.trigger, approach };
  return {
    ...{ owner, ns, tradeCount: 7, atr: 16, isSeasonal: true, mid: tick - 0.5 },
    followed: {
      approaches: approach ? [approach] : [],
      moments: triggered
        ? [{ ...triggered, rowType: 'TRIGGER', tradeCount: 5, isSeasonal: true }]
        : [],
      last: { ...state, tick, approach, ...phase },
    },
  };
}

describe('what a moment asks', () => {
  it('is on the way whether the level is reached, and what then', () => {
    const asked = questionAt(moment(80e9, L - 20, { approach: onTheWay }), rules);
    expect(asked).toMatchObject({
      ...{ question: 'approaching', direction: 1, eventId: undefined, xTicks: -20 },
      ...{ approachId: 'ESZ5|2025-10-14|PM_HIGH|UP|a01', barrierTicks: 16, win: 15 },
    });
  });

  it('is at the touch what becomes of it, as it stood at the trigger', () => {
    const asked = questionAt(moment(104e9, L + 3, { approach: touched }), rules);
    expect(asked).toMatchObject({
      ...{ question: 'atLevel', direction: 1, ns: 103.2e9, win: 19, xTicks: -1, barrierTicks: 20 },
      ...{ eventId: 'ESZ5|2025-10-14|PM_HIGH|UP|01', atr: 20, tradeCount: 5 },
    });
  });

  it('is from the next window on whether to stay', () => {
    const asked = questionAt(moment(105e9, L + 3, { approach: touched }), rules);
    expect(asked).toMatchObject({
      ...{ question: 'inIt', ns: 105e9, win: 20, xTicks: 3, barrierTicks: 20, atr: 16 },
    });
  });

  it('is of a touch that was over at once what became of it', () => {
    const over = { ...touched, end: { ns: 103.2e9, reason: 'BREAK' } } as const;
    const { followed, ...now } = moment(104e9, L + 30, { approach: over });
    const done = { ...followed, last: { ...followed.last, approach: undefined } };
    expect(questionAt({ ...now, followed: done }, rules).question).toBe('atLevel');
    expect(questionAt({ ...now, followed: done, ns: 105e9 }, rules).question).toBe('approaching');
  });

  it('is near a level without an approach told by the middle of the market', () => {
    expect(questionAt(moment(80e9, L - 8, {}), rules)).toMatchObject({
      ...{ question: 'approaching', direction: 1, xTicks: -8, approachId: undefined },
    });
    expect(questionAt(moment(80e9, L + 8, {}), rules)).toMatchObject({
      ...{ question: 'approaching', direction: -1, xTicks: -8 },
    });
  });

  it('is nothing far from a level, or without one', () => {
    const far = questionAt(moment(80e9, L - 60, {}), rules);
    expect(far).toMatchObject({ question: 'none', direction: undefined });
    expect(far.abstention).toMatchObject({
      ...{ code: 'NO_DATA', words: 'far: distance 60.5 ticks, 40 ticks count as near' },
    });
    const invalid = questionAt(moment(80e9, L, { levelTick: NaN }), rules);
    expect(invalid.abstention?.words).toBe('the level is not valid now');
  });
});

describe('the geometry of a query', () => {
  const described = { vector: new Float32Array(4), y: -1 };
  const options = { horizonMin: 8, touchTicks: 2 } as const;

  it('speaks of the touch on the way to it', () => {
    const asked = questionAt(moment(80e9, L - 20, { approach: onTheWay }), rules);
    const query = setupQuery({ ...asked, direction: 1 }, described, options);
    // x0 = −2 of B = 16: a little nearer to the rejection.
    expect(query.odds.reject).toBeGreaterThan(query.odds.break);
    expect(query.odds.break).toBeGreaterThan(0.35);
    expect(query.touchOdds).toBeGreaterThan(0.3);
    expect(query.touchOdds).toBeLessThan(0.6);
  });

  it('speaks of the place where price is after it', () => {
    const asked = questionAt(moment(105e9, L + 10, { approach: touched }), rules);
    const query = setupQuery({ ...asked, direction: 1 }, described, options);
    expect(query.barrierShare).toBe(0.5);
    expect(query.odds.break).toBeGreaterThan(0.6);
    expect(query.touchOdds).toBeNaN();
  });
});
