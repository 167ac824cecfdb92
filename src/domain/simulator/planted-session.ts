import { Random } from '../../base/random.ts';
import type { InstrumentProfile } from '../session/instrument-profile.ts';
import { LevelWatch } from './level-watch.ts';
import { SessionDirector } from './session-director.ts';
import type { PlantedTouch } from './session-director.ts';
import { live, openSession } from './simulated-session.ts';
import type { SessionOptions, SessionResult } from './simulated-session.ts';

/** One session to simulate with known truth. */
export type PlantedSessionOptions = SessionOptions & {
  /** The market whose levels are planted around. */
  readonly profile: InstrumentProfile;
  readonly amplitude: number;
  readonly strength: number;
  /** True ranges by slot of the sessions before it, ticks, the latest first. */
  readonly earlierRanges: readonly Float64Array[];
};

/** What such a session leaves behind. */
export type PlantedResult = SessionResult & {
  /** The truth, in order of time. */
  readonly touches: readonly PlantedTouch[];
  /** True range of each slot's bar, ticks; NaN without a bar. */
  readonly ranges: Float64Array;
};

/** The director looks at the market so often, seconds. */
const STEP_S = 1;
const YIELD_S = 300;

/**
 * Simulates one session in which price is led to its levels, the flow of orders before contact is
 * bent by hidden states, and the outcome is drawn from them at the touch.
 *
 * Levels are those of the lake's own code, from the trades so far; nobody knows more than a trader
 * could, except what is hidden. Yields the seconds that are done.
 */
export function* simulatePlantedSession(
  options: PlantedSessionOptions,
): Generator<number, PlantedResult> {
  const { profile, anchors, seed, amplitude, strength } = options;
  const tape: { watch?: LevelWatch } = {};
  const { market, span, end } = openSession(options, ({ timeNs, tick, sz }) =>
    tape.watch?.trade(timeNs, tick, sz),
  );
  const watch = (tape.watch = new LevelWatch(options));
  const director = new SessionDirector({
    ...{ watch, strength, random: new Random(`${seed}|states`) },
    rules: { amplitude, zoneTicks: profile.pressure.zoneTicks },
    endS: Number(anchors.endNs - anchors.startNs) / 1e9,
  });
  yield* live(market, span.openS);
  while (market.timeS < span.endS) {
    const { timeS, mid, efficientTick } = market;
    if (timeS % profile.barSeconds === 0) watch.closeBar(timeS);
    market.run(Math.min(timeS + STEP_S, span.endS), director.direct({ timeS, mid, efficientTick }));
    if (market.timeS % YIELD_S === 0) yield market.timeS;
  }
  return { ...end(), touches: director.touches, ranges: watch.ranges() };
}
