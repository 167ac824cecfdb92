import type { AggregateColumns } from '../features/aggregate-series.ts';
import type { AggregateField } from '../features/aggregate.ts';
import { depthShift } from '../features/conditions.ts';
import { logRatio, signedShare } from '../features/ratio.ts';
import { usualBefore } from '../features/usual.ts';

/** What the channels read of the whole zone behind a level, and of the one ahead. */
export const behindFields = [
  ...(['S', 'E', 'add', 'pull', 'distanceS', 'distanceE'] as const),
] as const satisfies AggregateField[];
export const aheadFields = [...behindFields, 'mirror'] as const satisfies AggregateField[];

/** Histories of a level that never moves. */
type ZoneHistories = {
  readonly ahead: AggregateColumns<(typeof aheadFields)[number]>;
  readonly behind: AggregateColumns<(typeof behindFields)[number]>;
  readonly around: AggregateColumns<'buy' | 'sell'>;
  readonly travel: 1 | -1;
};

/** The channels of a setup that every moment in a level's history shares. */
export const historyChannelNames = [
  ...(['n1', 'n2', 'n3', 'n4'] as const),
  ...(['rd_ahead', 'rd_behind', 'haz_ahead', 'haz_behind', 'mb_ahead', 'tape_near'] as const),
] as const;

/** They by window. @see LevelChannels for what each of them is */
export type HistoryChannels = Readonly<Record<(typeof historyChannelNames)[number], Float64Array>>;

/** The channels of a level's history. @param kappa smoothing, lots. */
export function historyChannels(
  { ahead, behind, around: { buy, sell }, travel }: ZoneHistories,
  kappa: number,
): HistoryChannels {
  const [front, back] = [zoneChannels(ahead, kappa), zoneChannels(behind, kappa)];
  return {
    ...{ n1: front.shift, n2: front.pa, n3: back.shift, n4: back.pa },
    ...{ rd_ahead: front.rd, rd_behind: back.rd },
    ...{ haz_ahead: front.haz, haz_behind: back.haz },
    mb_ahead: ahead.E.map((lots, i) => logRatio(lots, ahead.mirror[i], kappa)),
    tape_near: buy.map((lots, i) => travel * signedShare(lots, sell[i], kappa)),
  };
}

/** What one zone tells, window by window. */
function zoneChannels(zone: ZoneHistories['behind'], kappa: number) {
  const { S, E, add, pull, distanceS, distanceE } = zone;
  const usual = usualBefore(E);
  const shift = E.map((lots, i) =>
    depthShift({ S: S[i], E: lots, distanceS: distanceS[i], distanceE: distanceE[i] }),
  );
  return {
    shift,
    pa: pull.map((lots, i) => signedShare(lots, add[i], kappa)),
    rd: E.map((lots, i) => logRatio(lots, usual[i], kappa)),
    haz: pull.map((lots, i) => logRatio(lots, (S[i] + E[i]) / 2, kappa)),
  };
}
