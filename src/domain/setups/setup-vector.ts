import { assert, required } from '../../base/assert.ts';
import type { EpisodeContext } from '../episodes/episode-context.ts';
import { segmentMeans } from '../features/dyadic-segments.ts';
import { channelNames } from '../moments/level-channels.ts';
import type { LevelFeatures } from '../moments/level-features.ts';
import { shorten } from './short-float.ts';
import { smoothDifferences } from './smooth-differences.ts';
import { VECTOR_DIMS } from './vector-layout.ts';

/** Minutes of a session that count as one. */
export const SESSION_MINUTES = 180;
/** Touches beyond this one are all alike. */
export const TOUCHES_MAX = 5;
/** Columns that need options, which no lake has yet. */
const OPTION_COLUMNS = 6;

/**
 * A setup as numbers, in the frame of travel: up and down are alike.
 *
 * @param features with channels. @param context of the level's episodes at the same moment.
 * @returns the columns of `vectorColumns`, rounded to 11 significant bits; NaN is unknown.
 * @see G1 and G2 of the domain's specification.
 */
export function setupVector(features: LevelFeatures, context: EpisodeContext): Float32Array {
  const { kinematics, flow, barrier } = features;
  const channels = required(features.channels, 'channels of a setup');
  const values = Float32Array.of(
    ...channelNames.flatMap((name) => [...segmentMeans(channels[name])]),
    ...(['n1', 'n2', 'n3', 'n4'] as const).flatMap((name) => smoothDifferences(channels[name])),
    ...[...kinematics.vel, ...kinematics.acc, ...kinematics.jerk],
    ...[...flow.flow, ...flow.trend, flow.variance, flow.peak],
    ...[barrier.rel, ...barrier.change, barrier.slope, barrier.volatility, barrier.absorption],
    ...new Array<number>(OPTION_COLUMNS).fill(NaN),
    ...contextColumns(features, context),
  );
  assert(values.length === VECTOR_DIMS, `vector: expected ${VECTOR_DIMS}, found ${values.length}`);
  shorten(values);
  return values;
}

function contextColumns(
  { facts, moment, roomAhead, roomBehind }: LevelFeatures,
  context: EpisodeContext,
): readonly number[] {
  return [
    facts.context.minutesSinceOpen / SESSION_MINUTES,
    Math.min(context.touchCount, TOUCHES_MAX) / TOUCHES_MAX,
    Math.log(1 + context.minutesSinceTouch),
    facts.atrRel,
    finiteOr(roomAhead.atr),
    finiteOr(roomBehind.atr),
    moment.travel * facts.context.gap,
    context.previousOutcome,
    context.previousExcursion,
    context.cameThrough,
  ];
}

/** Room without an obstacle in sight is none that could be compared. */
function finiteOr(value: number): number {
  return Number.isFinite(value) ? value : NaN;
}

/** Share of the weight whose columns are known. @param weights by column. */
export function presentWeight(vector: Float32Array, weights: Float64Array): number {
  return weights.reduce((sum, weight, i) => sum + (Number.isNaN(vector[i]) ? 0 : weight), 0);
}
