import type { AggregateSeries } from './aggregate-series.ts';
import type { ZoneName } from './aggregate.ts';
import { depthShift } from './conditions.ts';
import type { PressureRules } from '../session/instrument-profile.ts';
import { logRatio, signedShare } from './ratio.ts';
import { usualBefore } from './usual.ts';
import { thickestBand, vacuumReach } from './wall.ts';

/** Share of its usual depth that a zone's vacuum is measured with. */
const VACUUM_SHARE = 0.25;

/** Aggregates by name, as `zoneAggregates` orders them. */
export type ZoneIndex = Readonly<Record<ZoneName, number>>;

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

/** The ratios of a zone by window; NaN where unknown. Names are those of the stored columns. */
export type ZoneRatios = Readonly<
  Record<
    | 'shift'
    | 'pa'
    | 'dep'
    | 'haz'
    | 'ahaz'
    | 'rd'
    | 'mb'
    | 'fs'
    | 'rep'
    | 'pa_near'
    | 'pa_mid'
    | 'pa_far'
    | 'share_near'
    | 'wall'
    | 'wall_dist'
    | 'vac'
    | 'tape'
    | 'oth_pa'
    | 'oth_share',
    Float64Array
  >
>;

/** What the ratios of zones are made with. */
export type ZoneSource = {
  readonly series: AggregateSeries;
  readonly index: ZoneIndex;
  readonly rules: PressureRules;
};

/** The ratios of the zone above or below a level, window by window. */
export function zoneRatios(source: ZoneSource, zone: 'above' | 'below'): ZoneRatios {
  return {
    ...flowRatios(source, parts[zone]),
    ...depthRatios(source, parts[zone]),
    ...reachRatios(source, zone),
  };
}

/** What was added, pulled, eaten and repriced. */
function flowRatios(
  { series, index, rules }: ZoneSource,
  { own, other, near, mid, far }: ZoneParts,
) {
  const { kappa } = rules;
  const of = series.fields(index[own]);
  const { S, E, add, pull, fill, drift, repriced, buy, sell } = of;
  const churn = (name: ZoneName): Float64Array => {
    const { pull: pulls, add: adds } = series.fields(index[name]);
    return pulls.map((lots, row) => signedShare(lots, adds[row], kappa));
  };
  return {
    pa: churn(own),
    dep: S.map((_, row) => signedShare(pull[row] + fill[row], add[row], kappa)),
    haz: S.map((lots, row) => logRatio(pull[row], (lots + E[row]) / 2, kappa)),
    ahaz: S.map((lots, row) => logRatio(add[row], (lots + E[row]) / 2, kappa)),
    fs: fill.map((lots, row) => lots / (lots + pull[row] + kappa)),
    rep: drift.map((lots, row) => lots / (repriced[row] + kappa)),
    ...{ pa_near: churn(near), pa_mid: churn(mid), pa_far: churn(far), oth_pa: churn(other) },
    tape: buy.map((lots, row) => signedShare(lots, sell[row], kappa)),
  };
}

/** How much rests, where, and against what is usual. */
function depthRatios({ series, index, rules }: ZoneSource, { own, other, near }: ZoneParts) {
  const { kappa } = rules;
  const { S, E, distanceS, distanceE, mirror } = series.fields(index[own]);
  const usual = usualBefore(E);
  const nearE = series.of(index[near], 'E');
  const otherE = series.of(index[other], 'E');
  return {
    shift: S.map((lots, row) =>
      depthShift({ S: lots, E: E[row], distanceS: distanceS[row], distanceE: distanceE[row] }),
    ),
    rd: E.map((lots, row) => logRatio(lots, usual[row], kappa)),
    mb: E.map((lots, row) => logRatio(lots, mirror[row], kappa)),
    share_near: nearE.map((lots, row) => lots / (E[row] + kappa)),
    oth_share: otherE.map((lots, row) => lots / (E[row] + lots + kappa)),
  };
}

/** How thick the thickest band is, and how far a fixed amount would carry. */
function reachRatios({ series, index, rules }: ZoneSource, zone: 'above' | 'below') {
  const { kappa, zoneTicks } = rules;
  const depth = zone === 'above' ? series.asksAbove : series.bidsBelow;
  const usual = usualBefore(series.of(index[zone], 'E'));
  const wall = new Float64Array(usual.length);
  const wallDistance = new Float64Array(usual.length);
  const vacuum = new Float64Array(usual.length);
  for (let row = 0; row < usual.length; row++) {
    const at = row * (series.reach + 1);
    const { height, distance } = thickestBand(depth, at, rules, kappa);
    wall[row] = height;
    wallDistance[row] = distance / zoneTicks;
    vacuum[row] = vacuumReach(depth, at, zoneTicks, VACUUM_SHARE * usual[row]) / zoneTicks;
  }
  return { wall, wall_dist: wallDistance, vac: vacuum };
}
