import type { PressureRules } from '../session/instrument-profile.ts';
import type { AggregateField, ZoneName } from '../features/aggregate.ts';
import type { AggregateSeries } from '../features/aggregate-series.ts';
import { conditionsAhead, depthShift } from '../features/conditions.ts';
import { logRatio, signedShare } from '../features/ratio.ts';
import { thickestBand, WALL_MIN } from '../features/wall.ts';
import type { ZoneFields, ZoneIndex } from '../features/zone-plan.ts';
import { travelZones } from './travel-zones.ts';

/** What is read of a whole zone. */
const zoneFields = [
  ...(['S', 'E', 'add', 'pull', 'mirror', 'distanceS', 'distanceE'] as const),
] as const satisfies AggregateField[];
/** What is read of a level's zones, beside depth by tick. */
export const nowFields = {
  ...{ above: zoneFields, below: zoneFields, around: ['buy', 'sell'] },
  ...{ aboveClose: ['E', 'mirror'], belowClose: ['E', 'mirror'] },
} as const satisfies ZoneFields;

/** A level's zones by window, and where in the series each of them is. */
export type LevelZones = { readonly series: AggregateSeries; readonly index: ZoneIndex };

/** What one window tells of a level in the frame of travel; NaN unknown. */
export type LevelNow = {
  /** The four conditions: ahead retreats, is pulled; behind retreats, is pulled. */
  readonly conditions: readonly [n1: number, n2: number, n3: number, n4: number];
  /** Log ratio of the depth ahead to that at the mirrored ticks: of the zone, of near and middle. */
  readonly zoneMirror: number;
  readonly closeMirror: number;
  /** Aggressors near the level, buying positive. */
  readonly tape: number;
  /** Ticks from the level to a wall ahead and behind; Infinity without one. */
  readonly wallAhead: number;
  readonly wallBehind: number;
};

/** A level in a window. @param zones in that window alone, `nowFields` of them. */
export function levelNow(zones: LevelZones, rules: PressureRules, travel: 1 | -1): LevelNow {
  const { kappa } = rules;
  const { series, index } = zones;
  const of = (name: ZoneName, field: AggregateField): number =>
    series.values[series.placeOf(index[name], field)];
  const shift = (name: ZoneName): number =>
    depthShift({
      ...{ S: of(name, 'S'), E: of(name, 'E') },
      ...{ distanceS: of(name, 'distanceS'), distanceE: of(name, 'distanceE') },
    });
  const churn = (name: ZoneName): number => signedShare(of(name, 'pull'), of(name, 'add'), kappa);
  const mirror = (name: ZoneName): number => logRatio(of(name, 'E'), of(name, 'mirror'), kappa);
  const { ahead, behind, close } = travelZones[travel];
  return {
    conditions: conditionsAhead(
      [shift('above'), churn('above'), shift('below'), churn('below')],
      travel,
    ),
    zoneMirror: mirror(ahead),
    closeMirror: mirror(close),
    tape: signedShare(of('around', 'buy'), of('around', 'sell'), kappa),
    wallAhead: wallOf(series, ahead, rules),
    wallBehind: wallOf(series, behind, rules),
  };
}

/** Ticks from the level to the thickest band if it is a wall, else Infinity; NaN unknown. */
function wallOf(series: AggregateSeries, zone: 'above' | 'below', rules: PressureRules): number {
  const depth = zone === 'above' ? series.asksAbove : series.bidsBelow;
  const { height, distance } = thickestBand(depth, 0, rules, rules.kappa);
  return height < WALL_MIN ? Infinity : distance;
}
