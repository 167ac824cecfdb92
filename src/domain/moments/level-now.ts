import type { PressureRules } from '../session/instrument-profile.ts';
import { zoneAggregates } from '../features/aggregate.ts';
import type { AggregateField, AggregateSeries } from '../features/aggregate-series.ts';
import type { ZoneName } from '../features/aggregate.ts';
import { conditionsAhead, depthShift } from '../features/conditions.ts';
import { logRatio, signedShare } from '../features/ratio.ts';
import { thickestBand, WALL_MIN } from '../features/wall.ts';

/** The zones of a level in the frame of travel. */
const frames = {
  1: { ahead: 'above', behind: 'below', close: 'aboveClose' },
  [-1]: { ahead: 'below', behind: 'above', close: 'belowClose' },
} as const;

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

/** A level in a window. @param zones its aggregates in that window alone, as `zoneAggregates`. */
export function levelNow(zones: AggregateSeries, rules: PressureRules, travel: 1 | -1): LevelNow {
  const { kappa } = rules;
  const names = Object.keys(zoneAggregates(rules));
  const of = (name: ZoneName, field: AggregateField): number =>
    zones.of(names.indexOf(name), field)[0];
  const shift = (name: ZoneName): number =>
    depthShift({
      ...{ S: of(name, 'S'), E: of(name, 'E') },
      ...{ distanceS: of(name, 'distanceS'), distanceE: of(name, 'distanceE') },
    });
  const churn = (name: ZoneName): number => signedShare(of(name, 'pull'), of(name, 'add'), kappa);
  const mirror = (name: ZoneName): number => logRatio(of(name, 'E'), of(name, 'mirror'), kappa);
  const { ahead, behind, close } = frames[travel];
  return {
    conditions: conditionsAhead(
      [shift('above'), churn('above'), shift('below'), churn('below')],
      travel,
    ),
    zoneMirror: mirror(ahead),
    closeMirror: mirror(close),
    tape: signedShare(of('around', 'buy'), of('around', 'sell'), kappa),
    wallAhead: wallOf(zones, ahead, rules),
    wallBehind: wallOf(zones, behind, rules),
  };
}

/** Ticks from the level to the thickest band if it is a wall, else Infinity; NaN unknown. */
function wallOf(zones: AggregateSeries, zone: 'above' | 'below', rules: PressureRules): number {
  const depth = zone === 'above' ? zones.asksAbove : zones.bidsBelow;
  const { height, distance } = thickestBand(depth, 0, rules, rules.kappa);
  return height < WALL_MIN ? Infinity : distance;
}
