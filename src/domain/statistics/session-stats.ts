import { flowWeightsByDepth } from '../features/integrated-flow.ts';
import { DEPTH_COUNT } from '../ledger/ledger-columns.ts';
import { bySlot } from './long-rows.ts';
import type { LongColumns } from './long-rows.ts';

/** The lake's `session_stats`: rows by statistic, then slot. */
export type StatColumns = {
  readonly statistic: readonly string[];
  readonly slot: Int32Array;
  /** NaN where too few sessions are behind it. */
  readonly value: Float64Array;
  /** Earlier sessions behind it. */
  readonly n: Int32Array;
};

/**
 * What earlier sessions say of this one, known before it begins. By slot: bars of the day from the
 * session's start; NaN where too few sessions know it.
 */
export type SessionStats = {
  /** Usual true range of a bar, ticks: the season S(slot). */
  readonly seasonTicks: Float64Array;
  /** Usual ATR, ticks: what today's is held against. */
  readonly atrUsual: Float64Array;
  /** Usual lots at the ten best bids, and asks. */
  readonly bidDepthUsual: Float64Array;
  readonly askDepthUsual: Float64Array;
  /** Weights of the ten depths in the integrated flow, the touch first; their sizes add up to 1. */
  readonly flowWeights: readonly number[];
  /**
   * First class of aggressor orders that is big, from 0 as `tapeFlow` counts them; undefined in the
   * first session.
   */
  readonly bigBucket: number | undefined;
  /** Ticks that a unit of flow moves price in 30 s; 1 while it cannot be told. */
  readonly beta: number;
  /**
   * Closes of the session before, ticks, oldest first, for averages that run on; undefined if it was
   * of another contract or is not there.
   */
  readonly closes: readonly number[] | undefined;
};

/** Slot of a moment. @param seconds since the session's start. */
export function slotAt(seconds: number, barSeconds: number): number {
  return Math.floor(seconds / barSeconds);
}

/** The statistics that a table holds. The table is borrowed. */
export function statsOf({ statistic, slot, value }: StatColumns): SessionStats {
  const rows: LongColumns = { words: statistic, slot, value };
  const slotCount = statistic.filter((word) => word === 'atr_slot').length;
  const [big] = bySlot(rows, 'big_bucket', 1);
  const [beta] = bySlot(rows, 'beta', 1);
  const weights = bySlot(rows, 'flow_weight', DEPTH_COUNT + 1).subarray(1);
  const closes = value.filter((_, row) => statistic[row] === 'close');
  return {
    seasonTicks: bySlot(rows, 'atr_slot', slotCount),
    atrUsual: bySlot(rows, 'atr_s_slot', slotCount),
    bidDepthUsual: bySlot(rows, 'bid_depth10_slot', slotCount),
    askDepthUsual: bySlot(rows, 'ask_depth10_slot', slotCount),
    flowWeights: weights.some(Number.isNaN) ? flowWeightsByDepth : [...weights],
    bigBucket: Number.isNaN(big) ? undefined : big - 1,
    beta: Number.isNaN(beta) ? 1 : beta,
    closes: closes.length === 0 ? undefined : [...closes],
  };
}

/** What is known without any earlier session. @param slotCount bars of the day. */
export function unknownStats(slotCount: number): SessionStats {
  const unknown = new Float64Array(slotCount).fill(NaN);
  return {
    seasonTicks: unknown,
    atrUsual: unknown,
    bidDepthUsual: unknown,
    askDepthUsual: unknown,
    flowWeights: flowWeightsByDepth,
    bigBucket: undefined,
    beta: 1,
    closes: undefined,
  };
}
