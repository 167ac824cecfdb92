import { required } from '../../base/assert.ts';
import type { LevelKind } from '../session/level-kind.ts';
import { barrierEvolution } from '../features/barrier-evolution.ts';
import type { BarrierEvolution } from '../features/barrier-evolution.ts';
import { barrierMinute, relativeChurn } from '../features/barrier-minute.ts';
import { barrierState, replenishment } from '../features/barrier-state.ts';
import type { BarrierState } from '../features/barrier-state.ts';
import type { PreparedSession } from './feature-session.ts';
import { forceMass } from '../features/force-mass.ts';
import type { ForceMass, Push } from '../features/force-mass.ts';
import { heuristicScore } from '../features/heuristic-score.ts';
import type { HeuristicScore } from '../features/heuristic-score.ts';
import { kinematics } from '../features/kinematics.ts';
import type { Kinematics } from '../features/kinematics.ts';
import { levelChannels } from './level-channels.ts';
import type { LevelChannels } from './level-channels.ts';
import { levelDistance } from '../features/level-distance.ts';
import { sweepMoments } from './level-moments.ts';
import type { LevelMoment } from './level-moments.ts';
import { CHANNEL_WINDOWS } from './level-surroundings.ts';
import type { LevelSurroundings } from './level-surroundings.ts';
import { levelNow } from './level-now.ts';
import type { LevelNow } from './level-now.ts';
import { momentFacts } from './moment-facts.ts';
import type { MomentFacts } from './moment-facts.ts';
import type { OrderFlow } from '../features/order-flow.ts';
import { runway } from '../features/runway.ts';
import type { Runway } from '../features/runway.ts';
import { barrierTicks } from '../features/seasonal-atr.ts';
import { tapeImbalance } from '../features/tape-flow.ts';

/** Levels that others are told by their distance to. */
export const distanceKinds = [
  ...(['PM_HIGH', 'PM_LOW', 'OR_HIGH', 'OR_LOW', 'SMA_90', 'EMA_20'] as const),
  ...(['SMA_200', 'SMA_400', 'VWAP'] as const),
] as const satisfies readonly LevelKind[];

const WINDOWS_PER_MINUTE = 12;

/** Room in one direction; NaN and undefined unknown. */
export type Room = {
  /** Distance to the nearest obstacle in ATR; NaN with none in sight too. */
  readonly atr: number;
  readonly quality: Runway['quality'] | undefined;
};

/**
 * All that a level is told by at a moment but what needs options or episodes. Ahead positive, but
 * for the tape, which counts buying positive; NaN and undefined are unknown.
 */
export type LevelFeatures = {
  readonly moment: LevelMoment;
  /** What the moment tells of every level; up positive. */
  readonly facts: MomentFacts;
  /** The moment's last window. */
  readonly now: LevelNow;
  /** Distance from the level, in ticks up from it, and in ATR, negative before it. */
  readonly midDistance: number;
  readonly y: number;
  /** Distance at which an outcome is decided, ticks. */
  readonly barrierTicks: number;
  readonly kinematics: Kinematics;
  readonly flow: OrderFlow;
  readonly barrier: BarrierEvolution;
  readonly barrierState: BarrierState | undefined;
  /** Log of what was added ahead over what was taken away, and of a minute's churn over ten's. */
  readonly replenishment: number;
  readonly churn: number;
  /** Aggressors near the level over 5, 30 and 120 s, buying positive. */
  readonly tapeNear: readonly number[];
  readonly force: ForceMass;
  /** Distances to other levels in ATR, as `distanceKinds` lists them. */
  readonly distances: readonly number[];
  readonly roomAhead: Room;
  readonly roomBehind: Room;
  readonly score: HeuristicScore;
  /** Twenty minutes of the twelve channels of a setup; only where they were asked for. */
  readonly channels: LevelChannels | undefined;
};

/**
 * All features of a level at one moment, its channels too: a pure function of the session as it was
 * known then, whatever the session holds of later times.
 *
 * The level may be any price. For several moments use `sweepFeatures`, which passes over the ledger
 * once for all of them.
 *
 * @example
 * const session = prepared({ index, bars, levels, stats, profile, anchors });
 * const row = rowEndedBy(index, Number(tsNs - anchors.startNs), WINDOW_NS);
 * const features = featuresAt(session, { row, tsNs, levelTick, kind: 'PM_HIGH', travel: 1 });
 * segmentMeans(features.channels.n1); // eight dims of a setup
 */
export function featuresAt(
  session: PreparedSession,
  moment: LevelMoment,
): LevelFeatures & { readonly channels: LevelChannels } {
  const found: LevelFeatures[] = [];
  sweepFeatures(session, [moment], { withChannels: true }, (_, features) => found.push(features));
  const features = required(found[0], 'features');
  return { ...features, channels: required(features.channels, 'channels') };
}

/**
 * Features of levels at moments in one pass over the ledger.
 *
 * @param done is given each moment's features as soon as they are known: those of a level in the order
 * of rows.
 */
export function sweepFeatures(
  session: PreparedSession,
  moments: readonly LevelMoment[],
  { withChannels }: { readonly withChannels: boolean },
  done: (moment: number, features: LevelFeatures) => void,
): void {
  const known = new Map<bigint, MomentFacts>();
  const factsAt = ({ row, tsNs }: LevelMoment): MomentFacts => {
    const facts = known.get(tsNs) ?? momentFacts(session, row, tsNs);
    known.set(tsNs, facts);
    return facts;
  };
  const sweep = { rules: session.profile.pressure, withChannels };
  sweepMoments(session.index, moments, sweep, (place, surroundings) => {
    const moment = moments[place];
    done(place, featuresOf({ session, moment, facts: factsAt(moment), surroundings }));
  });
}

/** What a moment's features are made from. */
type FeatureSource = {
  readonly session: PreparedSession;
  readonly moment: LevelMoment;
  readonly facts: MomentFacts;
  readonly surroundings: LevelSurroundings;
};

function featuresOf(source: FeatureSource): LevelFeatures {
  const { session, moment, facts, surroundings } = source;
  const { row, levelTick, travel } = moment;
  const { touch, stats } = session;
  const rules = session.profile.pressure;
  const { kappa } = rules;
  const { atr } = facts;
  const now = levelNow(surroundings.zones, rules, travel);
  const barrier = Number.isNaN(atr) ? NaN : barrierTicks(atr, session.profile.episodes);
  const tapeNear = tapeImbalance(surroundings.around, surroundings.around.buy.length, kappa);
  const ahead = (push: Push): Push => ({ flow: travel * push.flow, move: travel * push.move });
  return {
    ...{ moment, facts, now, tapeNear },
    midDistance: touch.mid[row] - levelTick,
    y: (travel * (touch.mid[row] - levelTick)) / atr,
    barrierTicks: barrier,
    kinematics: kinematics(distancesBefore(source), WINDOWS_PER_MINUTE),
    flow: flowAhead(facts.flow, travel),
    ...barrierFeatures(surroundings, now.closeMirror, kappa),
    force: forceMass(ahead(facts.push), ahead(facts.pushBefore), stats.beta),
    distances: distanceKinds.map((kind) =>
      levelDistance(levelTick, facts.levels.get(kind), { travel, atr }),
    ),
    roomAhead: roomOf(source, now.wallAhead, barrier, travel),
    roomBehind: roomOf(source, now.wallBehind, barrier, travel === 1 ? -1 : 1),
    score: heuristicScore({
      ...{ n: now.conditions, mirrorAhead: now.zoneMirror, gamma: NaN },
      ...{ tape: travel * now.tape, flow: travel * touch.ofi_n[row] },
    }),
    channels: levelChannels(session, moment, surroundings, atr),
  };
}

/** Distances from the level in ATR, twenty minutes and the window before them. */
function distancesBefore({ session, moment, facts }: FeatureSource): Float64Array {
  const { row, levelTick, travel } = moment;
  const mids = session.touch.mid.subarray(Math.max(0, row - CHANNEL_WINDOWS), row + 1);
  return mids.map((mid) => (travel * (mid - levelTick)) / facts.atr);
}

function flowAhead({ flow, trend, variance, peak }: OrderFlow, travel: 1 | -1): OrderFlow {
  return {
    flow: flow.map((value) => travel * value),
    trend: trend.map((value) => travel * value),
    variance,
    peak: travel * peak,
  };
}

function barrierFeatures({ near, close }: LevelSurroundings, mirror: number, kappa: number) {
  const minute = barrierMinute(close, mirror);
  return {
    barrier: barrierEvolution({ depth: near.E, add: near.add, fill: near.fill }, kappa),
    barrierState: barrierState(minute, kappa),
    replenishment: replenishment(minute, kappa),
    churn: relativeChurn(close, kappa),
  };
}

/** Room from the level until another valid level, or a wall, stands in the way. */
function roomOf(
  { moment: { levelTick, kind }, facts: { atr, levels } }: FeatureSource,
  wall: number,
  barrier: number,
  direction: 1 | -1,
): Room {
  if (Number.isNaN(barrier)) return { atr: NaN, quality: undefined };
  const others = [...levels].filter(([other]) => other !== kind).map(([, tick]) => tick);
  const walls = Number.isFinite(wall) ? [levelTick + direction * wall] : [];
  const { ticks, quality } = runway(levelTick, [...others, ...walls], direction, barrier);
  return { atr: ticks / atr, quality };
}
