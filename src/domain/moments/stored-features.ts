import type { EpisodeContext } from '../episodes/episode-context.ts';
import { toNano } from '../features/rounding.ts';
import { distanceKinds } from './level-features.ts';
import type { LevelFeatures } from './level-features.ts';

/** Columns of `level_features_2m` that come from features, one value per row; NaN is null. */
export type FeatureColumns = {
  readonly numbers: Readonly<Record<string, Float64Array>>;
  readonly words: Readonly<Record<string, readonly (string | undefined)[]>>;
};

type NumberOf = (features: LevelFeatures) => number;
type WordOf = (features: LevelFeatures) => string | undefined;

/** What a level's episodes tell at a row's moment. */
export type EpisodeFacts = {
  readonly context: EpisodeContext;
  /** The score smoothed since the episode began, points. */
  readonly scoreSmooth: number;
};

type EpisodeNumberOf = (facts: EpisodeFacts) => number;

/** Touches beyond this one are all alike. */
const TOUCHES_MAX = 5;

const episodeNumbers: Readonly<Record<string, EpisodeNumberOf>> = {
  touch_ord: ({ context }) => Math.min(context.touchCount, TOUCHES_MAX) / TOUCHES_MAX,
  t_since_touch: ({ context }) => Math.log(1 + context.minutesSinceTouch),
  score_smooth: ({ scoreSmooth }) => scoreSmooth,
};

/** Unknown until options are read. */
const optionNumbers = [
  ...[25, 50, 75].flatMap((points) => [`gex_above_${points}`, `gex_below_${points}`]),
  ...['gex_asym', 'gex_net_75', 'flow_above_75', 'flow_below_75', 'flow_asym', 'flow_net_75'],
  ...['call_wall', 'put_wall', 'gamma_flip', 'call_tide', 'put_tide', 'pc_ratio'],
  ...['call_gamma_25', 'put_gamma_25', 'gex_ratio_3strike'],
] as const;

/** Numbers of one kind, one column for each of its spans. */
function spans<Span extends number>(
  name: (span: Span) => string,
  list: readonly Span[],
  value: (features: LevelFeatures, place: number) => number,
): Readonly<Record<string, NumberOf>> {
  return Object.fromEntries(
    list.map((span, place) => [name(span), (features) => value(features, place)]),
  );
}

const numbers: Readonly<Record<string, NumberOf>> = {
  mid_dist: (of) => of.midDistance,
  atr_s: (of) => of.facts.atr,
  b_ticks: (of) => of.barrierTicks,
  ...spans(
    (m) => `vel_${m}m`,
    [1, 3, 5, 10, 20],
    (of, i) => of.kinematics.vel[i],
  ),
  ...spans(
    (m) => `acc_${m}m`,
    [1, 3, 5, 10],
    (of, i) => of.kinematics.acc[i],
  ),
  ...spans(
    (m) => `jerk_${m}m`,
    [1, 3, 5, 10],
    (of, i) => of.kinematics.jerk[i],
  ),
  ...spans(
    (s) => `ofi_int_${s}s`,
    [30, 60, 120, 300],
    (of, i) => of.flow.flow[i],
  ),
  ...spans(
    (s) => `ofi_trend_${s}s`,
    [60, 120, 300],
    (of, i) => of.flow.trend[i],
  ),
  ofi_var_120s: (of) => of.flow.variance,
  ofi_peak_120s: (of) => of.flow.peak,
  bar_rel: (of) => of.barrier.rel,
  ...spans(
    (m) => `bar_chg_${m}m`,
    [1, 3, 5],
    (of, i) => of.barrier.change[i],
  ),
  bar_slope_3m: (of) => of.barrier.slope,
  bar_vol_5m: (of) => of.barrier.volatility,
  bar_abs_3m: (of) => of.barrier.absorption,
  bar_repl: (of) => of.replenishment,
  wall_ratio: (of) => of.now.closeMirror,
  churn_rel: (of) => of.churn,
  ...spans(
    (s) => `tape_imb_near_${s}s`,
    [5, 30, 120],
    (of, i) => of.tapeNear[i],
  ),
  ...spans(
    (s) => `tape_imb_${s}s`,
    [5, 30, 120],
    (of, i) => of.facts.tape.all[i],
  ),
  tape_vel: (of) => of.facts.tape.pace,
  sweep_net_60s: (of) => of.facts.tape.sweep,
  big_share_60s: (of) => of.facts.tape.bigShare,
  fma_res: (of) => of.force.residual,
  fma_ratio: (of) => of.force.ratio,
  pred_acc: (of) => of.force.predictedChange,
  act_acc: (of) => of.force.actualChange,
  ...Object.fromEntries(
    distanceKinds.map((kind, i): [string, NumberOf] => [`dist_${kind}`, (of) => of.distances[i]]),
  ),
  minutes_since_open: (of) => of.facts.context.minutesSinceOpen,
  or_active: (of) => (of.facts.context.isOpeningRange ? 1 : 0),
  atr_rel: (of) => of.facts.atrRel,
  session_pos: (of) => of.facts.context.sessionPos,
  gap: (of) => of.facts.context.gap,
  runway_ahead: (of) => of.roomAhead.atr,
  runway_behind: (of) => of.roomBehind.atr,
  score_liquidity: (of) => of.score.liquidity,
  score_tape: (of) => of.score.tape,
  score_hedging: (of) => of.score.hedging,
  score_raw: (of) => of.score.raw,
  ...Object.fromEntries(optionNumbers.map((name): [string, NumberOf] => [name, () => NaN])),
};

const words: Readonly<Record<string, WordOf>> = {
  dir: (of) => (of.moment.travel === 1 ? 'UP' : 'DOWN'),
  atr_mode: (of) => of.facts.atrMode,
  opt_state: () => 'NO_DATA',
  barrier_state: (of) => of.barrierState,
  fuel_effect: () => undefined,
  runway_ahead_quality: (of) => of.roomAhead.quality,
  runway_behind_quality: (of) => of.roomBehind.quality,
  score_signal: (of) => of.score.signal,
  score_confidence: (of) => of.score.confidence,
};

/**
 * Features as `level_features_2m` stores them: every number rounded. The lake and the browser both
 * call this, so that their bits are the same.
 *
 * @param episodes of each row; without them what they tell is unknown.
 */
export function storedFeatures(
  rows: readonly LevelFeatures[],
  episodes?: readonly EpisodeFacts[],
): FeatureColumns {
  return {
    numbers: {
      ...mapped(numbers, (valueOf) => Float64Array.from(rows, (row) => toNano(valueOf(row)))),
      ...mapped(episodeNumbers, (valueOf) =>
        Float64Array.from(rows, (_, at) => (episodes ? toNano(valueOf(episodes[at])) : NaN)),
      ),
    },
    words: mapped(words, (wordOf) => rows.map(wordOf)),
  };
}

function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  to: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value)]));
}
