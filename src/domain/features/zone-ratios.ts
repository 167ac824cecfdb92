import type { AggregateSeries } from './aggregate-series.ts';
import { aggregateFields } from './aggregate.ts';
import type { ZoneName } from './aggregate.ts';
import { depthShift } from './conditions.ts';
import type { PressureRules } from '../session/instrument-profile.ts';
import { numberColumns } from './number-columns.ts';
import { logRatio, signedShare, signedShares } from './ratio.ts';
import { usualBefore } from './usual.ts';
import { thickestBand, vacuumReach } from './wall.ts';
import type { ZoneIndex } from './zone-plan.ts';

/** Share of its usual depth that a zone's vacuum is measured with. */
const VACUUM_SHARE = 0.25;

/** The aggregates that make up one zone. */
type ZoneParts = {
  readonly own: ZoneName;
  readonly other: ZoneName;
  readonly near: ZoneName;
  readonly mid: ZoneName;
  readonly far: ZoneName;
};

const parts: Readonly<Record<'above' | 'below', ZoneParts>> = {
  above: {
    ...{ own: 'above', other: 'aboveOther' },
    ...{ near: 'aboveNear', mid: 'aboveMid', far: 'aboveFar' },
  },
  below: {
    ...{ own: 'below', other: 'belowOther' },
    ...{ near: 'belowNear', mid: 'belowMid', far: 'belowFar' },
  },
};

/** Ratios that are written window by window. */
const writtenNames = [
  ...(['shift', 'dep', 'haz', 'ahaz', 'rd', 'mb', 'fs', 'rep', 'share_near'] as const),
  ...(['wall', 'wall_dist', 'vac', 'tape', 'oth_share'] as const),
] as const;

type WrittenRatios = Readonly<Record<(typeof writtenNames)[number], Float64Array>>;

/** The ratios of a zone by window; NaN where unknown. Names are those of the stored columns. */
export type ZoneRatios = WrittenRatios & ReturnType<typeof churnRatios>;

/** What the ratios of zones are made with. */
export type ZoneSource = {
  readonly series: AggregateSeries;
  readonly index: ZoneIndex;
  readonly rules: PressureRules;
};

/** The ratios of the zone above or below a level, window by window. */
export function zoneRatios(source: ZoneSource, zone: 'above' | 'below'): ZoneRatios {
  const { series } = source;
  const written = numberColumns(writtenNames, series.length);
  writeFlows(written, source, parts[zone]);
  writeDepths(written, source, parts[zone]);
  writeReaches(written, source, zone);
  return { ...written, ...churnRatios(source, parts[zone]) };
}

/** What was added, pulled, eaten and repriced. */
function writeFlows(out: WrittenRatios, { series, index, rules }: ZoneSource, { own }: ZoneParts) {
  const { kappa } = rules;
  const of = series.fields(index[own], aggregateFields);
  const { S, E, add, pull, fill, drift, repriced, buy, sell } = of;
  for (let row = 0; row < series.length; row++) {
    const resting = (S[row] + E[row]) / 2;
    out.dep[row] = signedShare(pull[row] + fill[row], add[row], kappa);
    out.haz[row] = logRatio(pull[row], resting, kappa);
    out.ahaz[row] = logRatio(add[row], resting, kappa);
    out.fs[row] = fill[row] / (fill[row] + pull[row] + kappa);
    out.rep[row] = drift[row] / (repriced[row] + kappa);
    out.tape[row] = signedShare(buy[row], sell[row], kappa);
  }
}

/** What was pulled less what was added, of the zone, its bands and the other side. */
function churnRatios(
  { series, index, rules: { kappa } }: ZoneSource,
  { own, other, near, mid, far }: ZoneParts,
) {
  const churn = (name: ZoneName): Float64Array =>
    signedShares(series.of(index[name], 'pull'), series.of(index[name], 'add'), kappa);
  return {
    ...{ pa: churn(own), oth_pa: churn(other) },
    ...{ pa_near: churn(near), pa_mid: churn(mid), pa_far: churn(far) },
  };
}

/** How much rests, where, and against what is usual. */
function writeDepths(
  out: WrittenRatios,
  { series, index, rules: { kappa } }: ZoneSource,
  { own, other, near }: ZoneParts,
) {
  const { S, E, distanceS, distanceE, mirror } = series.fields(index[own], aggregateFields);
  const usual = usualBefore(E);
  const nearE = series.of(index[near], 'E');
  const otherE = series.of(index[other], 'E');
  for (let row = 0; row < series.length; row++) {
    const lots = E[row];
    const depth = { S: S[row], E: lots, distanceS: distanceS[row], distanceE: distanceE[row] };
    out.shift[row] = depthShift(depth);
    out.rd[row] = logRatio(lots, usual[row], kappa);
    out.mb[row] = logRatio(lots, mirror[row], kappa);
    out.share_near[row] = nearE[row] / (lots + kappa);
    out.oth_share[row] = otherE[row] / (lots + otherE[row] + kappa);
  }
}
/** How thick the thickest band is, and how far a fixed amount would carry. */
function writeReaches(
  out: WrittenRatios,
  { series, index, rules }: ZoneSource,
  zone: 'above' | 'below',
) {
  const { kappa, zoneTicks } = rules;
  const depth = zone === 'above' ? series.asksAbove : series.bidsBelow;
  const usual = usualBefore(series.of(index[zone], 'E'));
  for (let row = 0; row < series.length; row++) {
    const at = row * (series.plan.reach + 1);
    const { height, distance } = thickestBand(depth, at, rules, kappa);
    out.wall[row] = height;
    out.wall_dist[row] = distance / zoneTicks;
    out.vac[row] = vacuumReach(depth, at, zoneTicks, VACUUM_SHARE * usual[row]) / zoneTicks;
  }
}
