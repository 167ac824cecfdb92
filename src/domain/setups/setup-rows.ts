import type { EpisodeContext } from '../episodes/episode-context.ts';
import type { PreparedSession } from '../moments/feature-session.ts';
import { conditionState } from '../moments/level-channels.ts';
import { sweepFeatures } from '../moments/level-features.ts';
import type { LevelFeatures } from '../moments/level-features.ts';
import type { LevelMoment } from '../moments/level-moments.ts';
import { presentWeight, setupVector } from './setup-vector.ts';
import { vectorWeights } from './vector-layout.ts';

/** A moment of a level that is to become a setup, with what its episodes tell of it. */
export type SetupSource = { readonly moment: LevelMoment; readonly context: EpisodeContext };

/** A setup: a moment of a level as numbers. */
export type Setup = {
  /** The columns of `vectorColumns`; NaN is unknown. */
  readonly vector: Float32Array;
  /** Share of the vector's weight that is known. */
  readonly presentWeight: number;
  /** Distance of the mid from the level in ATR, negative before it. */
  readonly y: number;
  /**
   * Which of the four conditions held over the minute that ended with the moment, and 5, 15 and 30
   * seconds before, one bit each; NaN unknown.
   */
  readonly states: readonly [now: number, s5: number, s15: number, s30: number];
};

const WINDOW_S = 5;
const weights = vectorWeights();

/**
 * Setups of levels at moments, in one pass over the ledger; each is a pure function of what was known
 * at its moment.
 */
export function setupRows(
  session: PreparedSession,
  sources: readonly SetupSource[],
): readonly Setup[] {
  const setups: Setup[] = [];
  const moments = sources.map(({ moment }) => moment);
  const { conditionDeadBand } = session.profile.pressure;
  sweepFeatures(session, moments, { withChannels: true }, (place, features) => {
    setups[place] = setupOf(features, sources[place].context, conditionDeadBand);
  });
  return setups;
}

function setupOf(features: LevelFeatures, context: EpisodeContext, deadBand: number): Setup {
  const vector = setupVector(features, context);
  const { channels, y } = features;
  const stateBefore = (seconds: number): number =>
    channels ? conditionState(channels, deadBand, seconds / WINDOW_S) : NaN;
  return {
    ...{ vector, presentWeight: presentWeight(vector, weights), y },
    states: [stateBefore(0), stateBefore(5), stateBefore(15), stateBefore(30)],
  };
}
