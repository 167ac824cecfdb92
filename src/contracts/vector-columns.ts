import type { Column } from './contract.ts';

/** Windows of each segment of a setup's history, the newest first. */
const segments = [2, 2, 4, 8, 16, 32, 64, 112];

const channels = {
  n1: ['ratio', 'Depth ahead moving away from the level.'],
  n2: ['ratio', 'Pulled less added ahead.'],
  n3: ['ratio', 'Depth behind moving away from the level.'],
  n4: ['ratio', 'Pulled less added behind.'],
  rd_ahead: ['ln', 'Depth ahead against its usual.'],
  rd_behind: ['ln', 'Depth behind against its usual.'],
  haz_ahead: ['ln', 'Pulls per resting lot ahead.'],
  haz_behind: ['ln', 'Pulls per resting lot behind.'],
  mb_ahead: ['ln', 'Depth ahead against the mirrored ticks.'],
  tape_near: ['ratio', 'Aggressors near the level, towards it positive.'],
  ofi_n: ['ticks', 'Order flow at the touch, towards the level positive.'],
  y: ['ATR', 'Distance of the mid from the level, negative before it.'],
} as const;

const minutes = [1, 3, 5, 10];

/**
 * What tells this layout from another: a hash of the columns' names in their order. Stored with all
 * that is read by place.
 */
export const VECTOR_LAYOUT = '56334de300d6a641';

/** The columns of a setup's vector, in the frame of travel, as `level_features_2m` tells their like. */
export const vectorColumns: readonly Column[] = [
  ...Object.entries(channels).flatMap(([name, [unit, doc]]) =>
    segments.map((windows, i) =>
      dim(`${name}_s${i + 1}`, unit, `${doc} Mean of ${windows} windows${before(i)}.`),
    ),
  ),
  ...['n1', 'n2', 'n3', 'n4'].flatMap((name) =>
    [1, 2, 3].map((order) =>
      dim(`d${order}_${name}`, 'ratio', `Difference ${order} of ${name}, smoothed by a third.`),
    ),
  ),
  ...[1, 3, 5, 10, 20].map((m) => dim(`vel_${m}m`, 'ATR/min', 'Velocity towards the level.')),
  ...minutes.map((m) => dim(`acc_${m}m`, 'ATR/min²', 'Acceleration, by thirds.')),
  ...minutes.map((m) => dim(`jerk_${m}m`, 'ATR/min³', 'Jerk, by thirds.')),
  ...[30, 60, 120, 300].map((s) => dim(`ofi_int_${s}s`, 'ratio', 'Order flow of ten depths.')),
  ...[60, 120, 300].map((s) => dim(`ofi_trend_${s}s`, 'ratio', 'Its second half less its first.')),
  dim('ofi_var_120s', 'ln', 'Variance of the flow against twenty minutes.'),
  dim('ofi_peak_120s', 'ratio', 'Largest flow of a window, signed.'),
  dim('bar_rel', 'ln', 'Barrier ahead against its median of 5 minutes.'),
  ...[1, 3, 5].map((m) => dim(`bar_chg_${m}m`, 'ln', `Barrier against that ${m} min before.`)),
  dim('bar_slope_3m', '1/min', 'Slope of its log over 3 minutes.'),
  dim('bar_vol_5m', 'ln', 'How it flickers over 5 minutes.'),
  dim('bar_abs_3m', 'ln', 'Added against eaten, 3 minutes.'),
  dim('gex_asym', 'ratio', 'Dealer gamma ahead against behind; needs options.'),
  dim('gex_net_75', 'ratio', 'Dealer gamma within 75 points; needs options.'),
  dim('flow_net_75', 'ratio', 'The same from the day’s flow; needs options.'),
  dim('wall_ahead', 'ATR', 'Distance to the option wall ahead; needs options.'),
  dim('wall_behind', 'ATR', 'Distance to the option wall behind; needs options.'),
  dim('tide', 'ratio', 'Premium flow of calls and puts; needs options.'),
  dim('minutes', '180 min', 'Time since the open.'),
  dim('touch_ord', '5 touches', 'Touches of the level today, this one included, 1 from five on.'),
  dim('t_since_touch', 'ln min', 'Log of one plus the minutes since the last touch.'),
  dim('atr_rel', 'ln', 'ATR against the slot’s usual.'),
  dim('runway_ahead', 'ATR', 'To the next obstacle ahead; null without one.'),
  dim('runway_behind', 'ATR', 'To the next obstacle behind; null without one.'),
  dim('gap', 'PM ranges', 'Gap of the open, ahead positive.'),
  dim(
    'prev_outcome',
    'word',
    'Where price went after the last touch: 1 ahead, −1 behind, 0 neither.',
  ),
  dim('prev_exc', 'ATR', 'Farthest from the level since that touch.'),
  dim('came_through', 'flag', 'Whether price was half a barrier beyond in the last 20 minutes.'),
];

function dim(name: string, unit: string, doc: string): Column {
  return { name, type: 'f32', unit, doc, nullable: true };
}

/** How far back a segment begins. */
function before(index: number): string {
  const windows = segments.slice(0, index).reduce((sum, count) => sum + count, 0);
  return windows === 0 ? ' of 5 s' : `, ${windows * 5} s back`;
}
