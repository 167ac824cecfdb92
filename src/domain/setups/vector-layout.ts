import { DYADIC_SEGMENTS } from '../features/dyadic-segments.ts';
import { fnv1a64 } from '../episodes/episode-id.ts';
import { channelNames } from '../moments/level-channels.ts';

/** Columns that count together in a distance. */
export const vectorGroups = [
  ...(['conditions', 'book', 'flow', 'motion', 'derivatives', 'ofi', 'barrier'] as const),
  ...(['options', 'context'] as const),
] as const;

/** One of them. */
export type VectorGroup = (typeof vectorGroups)[number];

/** Share of each group in the squared distance of two setups; they add up to 1. */
export const groupWeights: Readonly<Record<VectorGroup, number>> = {
  conditions: 0.2,
  book: 0.2,
  flow: 0.1,
  motion: 0.2,
  derivatives: 0.05,
  ofi: 0.07,
  barrier: 0.08,
  options: 0.05,
  context: 0.05,
};

/** One column of a vector. */
export type VectorColumn = { readonly name: string; readonly group: VectorGroup };

/** Means over segments, the newest first: s1 is the last 10 seconds. */
const segmentColumns = channelNames.flatMap((channel) =>
  DYADIC_SEGMENTS.map((_, segment) =>
    column(groupOfChannel(channel), `${channel}_s${segment + 1}`),
  ),
);

const derivativeColumns = (['n1', 'n2', 'n3', 'n4'] as const).flatMap((condition) =>
  ['d1', 'd2', 'd3'].map((order) => column('derivatives', `${order}_${condition}`)),
);

const motionColumns = [
  ...[1, 3, 5, 10, 20].map((minutes) => `vel_${minutes}m`),
  ...[1, 3, 5, 10].map((minutes) => `acc_${minutes}m`),
  ...[1, 3, 5, 10].map((minutes) => `jerk_${minutes}m`),
].map((name) => column('motion', name));

const ofiColumns = [
  ...[30, 60, 120, 300].map((seconds) => `ofi_int_${seconds}s`),
  ...[60, 120, 300].map((seconds) => `ofi_trend_${seconds}s`),
  ...['ofi_var_120s', 'ofi_peak_120s'],
].map((name) => column('ofi', name));

const barrierColumns = [
  ...['bar_rel', 'bar_chg_1m', 'bar_chg_3m', 'bar_chg_5m'],
  ...['bar_slope_3m', 'bar_vol_5m', 'bar_abs_3m'],
].map((name) => column('barrier', name));

const optionColumns = [
  ...['gex_asym', 'gex_net_75', 'flow_net_75', 'wall_ahead', 'wall_behind', 'tide'],
].map((name) => column('options', name));

const contextColumns = [
  ...['minutes', 'touch_ord', 't_since_touch', 'atr_rel', 'runway_ahead', 'runway_behind', 'gap'],
  ...['prev_outcome', 'prev_exc', 'came_through'],
].map((name) => column('context', name));

/**
 * The columns of a setup's vector in their order, which is frozen: what is stored by place is read
 * by place.
 *
 * @see G2 of the domain's specification.
 */
export const vectorColumns: readonly VectorColumn[] = [
  ...segmentColumns,
  ...derivativeColumns,
  ...motionColumns,
  ...ofiColumns,
  ...barrierColumns,
  ...optionColumns,
  ...contextColumns,
];

/** Number of columns. */
export const VECTOR_DIMS = vectorColumns.length;

/** What tells one layout from another: a hash of its names in their order, hexadecimal. */
export const VECTOR_LAYOUT = fnv1a64(vectorColumns.map(({ name }) => name).join(' ')).toString(16);

/**
 * Weight of each column's squared difference: its group's, in equal parts. Groups that are left out
 * weigh nothing, and the others as before.
 */
export function vectorWeights(without: readonly VectorGroup[] = []): Float64Array {
  const sizes = new Map<VectorGroup, number>();
  for (const { group } of vectorColumns) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return Float64Array.from(vectorColumns, ({ group }) =>
    without.includes(group) ? 0 : groupWeights[group] / (sizes.get(group) ?? 1),
  );
}

function groupOfChannel(channel: (typeof channelNames)[number]): VectorGroup {
  if (channel === 'y') return 'motion';
  if (channel === 'tape_near' || channel === 'ofi_n') return 'flow';
  return channel.startsWith('n') ? 'conditions' : 'book';
}

function column(group: VectorGroup, name: string): VectorColumn {
  return { name, group };
}
