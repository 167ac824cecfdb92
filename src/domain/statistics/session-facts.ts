import { pushSums } from '../features/force-mass.ts';
import { flowMoments } from '../features/integrated-flow.ts';
import type { LedgerIndex } from '../features/ledger-index.ts';
import { median } from '../features/median.ts';
import { toNano } from '../features/rounding.ts';
import type { SlotAtr, SlotBars } from '../features/seasonal-atr.ts';
import { countsBySize } from '../features/tape-flow.ts';
import type { TenBestDepth } from '../features/ten-best-depth.ts';
import { DEPTH_COUNT, SIZE_BUCKET_COUNT, WINDOW_NS } from '../ledger/ledger-columns.ts';
import { bySlot } from './long-rows.ts';
import type { LongColumns } from './long-rows.ts';
import { slotAt } from './session-stats.ts';

/** The lake's `session_facts`: rows by fact, then slot; what is unknown has no row. */
export type FactColumns = {
  readonly fact: readonly string[];
  readonly slot: Int32Array;
  readonly value: Float64Array;
};

/** What a session adds to the statistics of later ones. By slot NaN is unknown. */
export type SessionFacts = {
  /** True range of each bar, ticks. */
  readonly range: Float64Array;
  /** ATR that the rows of a slot go by, ticks. */
  readonly atr: Float64Array;
  /** Usual lots of a slot at the ten best bids, and asks. */
  readonly bidDepth: Float64Array;
  readonly askDepth: Float64Array;
  /** Sums of products of flows, ten by ten; NaN in a source without orders, like what follows. */
  readonly flowProducts: Float64Array;
  /** Aggressor orders by size class, the smallest first. */
  readonly orders: Float64Array;
  readonly pushFlowMove: number;
  readonly pushFlowFlow: number;
};

/** What a session's facts are made from. */
export type FactSource = {
  readonly bars: SlotBars;
  readonly atr: SlotAtr;
  readonly barSeconds: number;
  /** Undefined in a source without orders. */
  readonly book: { readonly index: LedgerIndex; readonly depth: TenBestDepth } | undefined;
};

/** The facts of a session as rows. */
export function factColumns({ bars, atr, barSeconds, book }: FactSource): FactColumns {
  const slotCount = atr.ticks.length;
  const range = new Float64Array(slotCount).fill(NaN);
  bars.slots.forEach((slot, bar) => (range[slot] = bars.ranges[bar]));
  const facts: Record<string, ArrayLike<number>> = { atr_s: atr.ticks, range };
  if (book) {
    const { windows } = book.index.ledger;
    const clock = { barSeconds, slotCount };
    facts['ask_depth10'] = slotDepths(windows.win, book.depth.ask, clock);
    facts['bid_depth10'] = slotDepths(windows.win, book.depth.bid, clock);
    facts['flow_product'] = flowMoments(windows);
    facts['orders'] = [NaN, ...countsBySize(windows).map(totalOf)];
    const { flowMove, flowFlow } = pushSums(windows);
    facts['push_flow_flow'] = [flowFlow];
    facts['push_flow_move'] = [flowMove];
  }
  return rowsOf(facts);
}

/** The facts that a table holds. @param slotCount bars of the day. */
export function factsOf({ fact, slot, value }: FactColumns, slotCount: number): SessionFacts {
  const rows: LongColumns = { words: fact, slot, value };
  const [pushFlowMove] = bySlot(rows, 'push_flow_move', 1);
  const [pushFlowFlow] = bySlot(rows, 'push_flow_flow', 1);
  return {
    range: bySlot(rows, 'range', slotCount),
    atr: bySlot(rows, 'atr_s', slotCount),
    bidDepth: bySlot(rows, 'bid_depth10', slotCount),
    askDepth: bySlot(rows, 'ask_depth10', slotCount),
    flowProducts: bySlot(rows, 'flow_product', DEPTH_COUNT * DEPTH_COUNT),
    orders: bySlot(rows, 'orders', SIZE_BUCKET_COUNT + 1).subarray(1),
    ...{ pushFlowMove, pushFlowFlow },
  };
}

/** Median over the windows that end in a slot, by slot; those with unknown depth left out. */
function slotDepths(
  win: Int32Array,
  lots: Float64Array,
  { barSeconds, slotCount }: { readonly barSeconds: number; readonly slotCount: number },
): Float64Array {
  const windowSeconds = WINDOW_NS / 1e9;
  const depths = new Float64Array(slotCount).fill(NaN);
  let start = 0;
  for (let slot = 0; slot < slotCount; slot++) {
    let end = start;
    while (end < win.length && slotAt((win[end] + 1) * windowSeconds, barSeconds) <= slot) end++;
    depths[slot] = median(lots.subarray(start, end).filter((count) => !Number.isNaN(count)));
    start = end;
  }
  return depths;
}

function totalOf(counts: Int32Array): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}

/** Facts by name, a row for each value that is known. @param facts by slot, the names ascending. */
function rowsOf(facts: Readonly<Record<string, ArrayLike<number>>>): FactColumns {
  const fact: string[] = [];
  const slots: number[] = [];
  const values: number[] = [];
  for (const name of Object.keys(facts).sort()) {
    Array.from(facts[name]).forEach((value, slot) => {
      if (Number.isNaN(value)) return;
      fact.push(name);
      slots.push(slot);
      values.push(toNano(value));
    });
  }
  return { fact, slot: Int32Array.from(slots), value: Float64Array.from(values) };
}
