import type { PressureRules } from '../session/instrument-profile.ts';
import { AggregatePlan } from './aggregate-plan.ts';
import { zoneAggregates } from './aggregate.ts';
import type { AggregateField, ZoneName } from './aggregate.ts';

/** What is asked of a level's zones and bands; of those left out, nothing. */
export type ZoneFields = Readonly<Partial<Record<ZoneName, readonly AggregateField[]>>>;

/** Zones and bands by name: places in a plan, −1 of those that nobody asked for. */
export type ZoneIndex = Readonly<Record<ZoneName, number>>;

/** A plan of zones and bands, and where in it each of them is. */
export type ZonePlan = { readonly plan: AggregatePlan; readonly index: ZoneIndex };

/** The plan of what is asked of a level's zones, and of its depth by tick if `isByTick`. */
export function zonePlan(
  rules: PressureRules,
  fields: ZoneFields,
  asked?: { readonly isByTick: boolean },
): ZonePlan {
  const zones = zoneAggregates(rules);
  const all = Object.keys(zones) as ZoneName[];
  const names = all.filter((name) => fields[name] !== undefined);
  const aggregates = names.map((name) => ({ ...zones[name], fields: fields[name] ?? [] }));
  const index = Object.fromEntries(all.map((name) => [name, names.indexOf(name)])) as ZoneIndex;
  return { plan: new AggregatePlan(aggregates, asked), index };
}
