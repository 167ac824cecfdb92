import { betaOf } from '../features/force-mass.ts';
import { flowWeightsByDepth, principalWeights } from '../features/integrated-flow.ts';
import { toNano } from '../features/rounding.ts';
import { seasonOf, slotMedians } from '../features/seasonal-atr.ts';
import { bigBucketOf } from '../features/tape-flow.ts';
import type { SeasonRules } from '../session/instrument-profile.ts';
import type { SessionFacts } from './session-facts.ts';
import type { StatColumns } from './session-stats.ts';

/** Sessions from which on the weights of the depths are learned. */
const LEARNED_SESSIONS = 10;
/** Closes that the longest average reaches back. */
const CLOSES_MAX = 400;

/** What the statistics of a session are made from: sessions before it, and nothing of itself. */
export type EarlierSessions = {
  /** Facts of earlier sessions of the corpus, the latest first. */
  readonly facts: readonly SessionFacts[];
  /** Closes of the session before, ticks, oldest first; undefined for another contract. */
  readonly closes: ArrayLike<number> | undefined;
  /** Bars of the day. */
  readonly slotCount: number;
  readonly season: SeasonRules;
};

/** A statistic of one place, and how many sessions stand behind it. */
type Stat = { readonly slot: number; readonly value: number; readonly n: number };

/** The statistics of earlier sessions as rows. */
export function statColumns({ facts, closes, slotCount, season }: EarlierSessions): StatColumns {
  const known = facts.slice(0, season.sessions);
  const isSeason = known.length >= season.sessionsMin;
  const bySlots = (
    of: (facts: SessionFacts) => Float64Array,
    middleOf: typeof slotMedians,
  ): readonly Stat[] => {
    const sessions = known.map(of);
    const values = middleOf(sessions, slotCount);
    return Array.from(values, (value, slot) => ({
      slot,
      value: isSeason ? value : NaN,
      n: sessions.filter((session) => !Number.isNaN(session[slot])).length,
    }));
  };
  // Tables ascend by their words.
  return rowsOf({
    ask_depth10_slot: bySlots(({ askDepth }) => askDepth, slotMedians),
    atr_s_slot: bySlots(({ atr }) => atr, slotMedians),
    atr_slot: bySlots(({ range }) => range, seasonOf),
    beta: [betaStat(known, season)],
    bid_depth10_slot: bySlots(({ bidDepth }) => bidDepth, slotMedians),
    big_bucket: [bigBucketStat(known)],
    close: closeStats(closes),
    flow_weight: weightStats(known),
  });
}

function betaStat(facts: readonly SessionFacts[], { sessionsMin }: SeasonRules): Stat {
  const known = facts.filter(({ pushFlowFlow }) => !Number.isNaN(pushFlowFlow));
  let [flowMove, flowFlow] = [0, 0];
  for (const { pushFlowMove, pushFlowFlow } of known) {
    flowMove += pushFlowMove;
    flowFlow += pushFlowFlow;
  }
  const value = known.length >= sessionsMin ? betaOf({ flowMove, flowFlow }) : 1;
  return { slot: 0, value, n: known.length };
}

/** From the session before alone: sizes of orders come and go with the times. */
function bigBucketStat(facts: readonly SessionFacts[]): Stat {
  const before = facts.find(({ orders }) => !Number.isNaN(orders[0]));
  const bucket = before && bigBucketOf([...before.orders]);
  return { slot: 0, value: bucket === undefined ? NaN : bucket + 1, n: before ? 1 : 0 };
}

function closeStats(closes: ArrayLike<number> | undefined): readonly Stat[] {
  const last = Array.from(closes ?? []).slice(-CLOSES_MAX);
  return last.map((value, i) => ({ slot: i - last.length, value, n: 1 }));
}

function weightStats(facts: readonly SessionFacts[]): readonly Stat[] {
  const known = facts.filter(({ flowProducts }) => !Number.isNaN(flowProducts[0]));
  const n = known.length;
  const sums = new Float64Array(flowWeightsByDepth.length ** 2);
  for (const { flowProducts } of known) flowProducts.forEach((sum, i) => (sums[i] += sum));
  const weights = n < LEARNED_SESSIONS ? flowWeightsByDepth : principalWeights(sums);
  return weights.map((value, depth) => ({ slot: depth + 1, value, n }));
}

/** @param stats by name, the names ascending. */
function rowsOf(stats: Readonly<Record<string, readonly Stat[]>>): StatColumns {
  const rows = Object.entries(stats).flatMap(([statistic, places]) =>
    places.map((place) => ({ statistic, ...place })),
  );
  return {
    statistic: rows.map(({ statistic }) => statistic),
    slot: Int32Array.from(rows, ({ slot }) => slot),
    value: Float64Array.from(rows, ({ value }) => toNano(value)),
    n: Int32Array.from(rows, ({ n }) => n),
  };
}
