import { grown } from './grown.ts';
import type { WindowColumns } from './ledger-columns.ts';

/** Room for so many windows, with those of `old` that fit; the arrays are the caller's. */
export function resizedWindows(old: WindowColumns | undefined, rowCount: number): WindowColumns {
  const ints = (column?: Int32Array): Int32Array => grown(column, new Int32Array(rowCount));
  const floats = (column?: Float64Array): Float64Array => grown(column, new Float64Array(rowCount));
  return {
    win: ints(old?.win),
    bb: floats(old?.bb),
    ba: floats(old?.ba),
    qb: ints(old?.qb),
    qa: ints(old?.qa),
    n_events: floats(old?.n_events),
    n_trades: ints(old?.n_trades),
    ofi_1: floats(old?.ofi_1),
    ofi_2: floats(old?.ofi_2),
    ofi_3: floats(old?.ofi_3),
    ofi_4: floats(old?.ofi_4),
    ofi_5: floats(old?.ofi_5),
    ofi_6: floats(old?.ofi_6),
    ofi_7: floats(old?.ofi_7),
    ofi_8: floats(old?.ofi_8),
    ofi_9: floats(old?.ofi_9),
    ofi_10: floats(old?.ofi_10),
    ad_1_sum: floats(old?.ad_1_sum),
    ad_1_n: ints(old?.ad_1_n),
    ad_10_sum: floats(old?.ad_10_sum),
    ad_10_n: ints(old?.ad_10_n),
    buy: ints(old?.buy),
    sell: ints(old?.sell),
    other: ints(old?.other),
    sweep_up: ints(old?.sweep_up),
    sweep_down: ints(old?.sweep_down),
    aggr_n_1: ints(old?.aggr_n_1),
    aggr_n_2: ints(old?.aggr_n_2),
    aggr_n_3: ints(old?.aggr_n_3),
    aggr_n_4: ints(old?.aggr_n_4),
    aggr_n_5: ints(old?.aggr_n_5),
    aggr_n_6: ints(old?.aggr_n_6),
    aggr_n_7: ints(old?.aggr_n_7),
    aggr_n_8: ints(old?.aggr_n_8),
    aggr_n_9: ints(old?.aggr_n_9),
    aggr_n_10: ints(old?.aggr_n_10),
    aggr_n_11: ints(old?.aggr_n_11),
    aggr_n_12: ints(old?.aggr_n_12),
    aggr_vol_1: ints(old?.aggr_vol_1),
    aggr_vol_2: ints(old?.aggr_vol_2),
    aggr_vol_3: ints(old?.aggr_vol_3),
    aggr_vol_4: ints(old?.aggr_vol_4),
    aggr_vol_5: ints(old?.aggr_vol_5),
    aggr_vol_6: ints(old?.aggr_vol_6),
    aggr_vol_7: ints(old?.aggr_vol_7),
    aggr_vol_8: ints(old?.aggr_vol_8),
    aggr_vol_9: ints(old?.aggr_vol_9),
    aggr_vol_10: ints(old?.aggr_vol_10),
    aggr_vol_11: ints(old?.aggr_vol_11),
    aggr_vol_12: ints(old?.aggr_vol_12),
    first_tick: floats(old?.first_tick),
    last_tick: floats(old?.last_tick),
    high_tick: floats(old?.high_tick),
    low_tick: floats(old?.low_tick),
    known_lo: floats(old?.known_lo),
    known_hi: floats(old?.known_hi),
    ...qualityColumns(ints, old),
  };
}

/** What a window met that a clean stream would not hold. */
function qualityColumns(ints: (old?: Int32Array) => Int32Array, old: WindowColumns | undefined) {
  return {
    qa_flags: ints(old?.qa_flags),
    qa_unknown: ints(old?.qa_unknown),
    qa_duplicate: ints(old?.qa_duplicate),
    qa_over: ints(old?.qa_over),
    qa_unmatched_fill: ints(old?.qa_unmatched_fill),
    qa_late: ints(old?.qa_late),
    qa_off_tick: ints(old?.qa_off_tick),
    qa_crossed: ints(old?.qa_crossed),
    qa_crossed_ms: ints(old?.qa_crossed_ms),
  };
}

/** Order flow imbalance, the touch first. */
export function ofiColumns(windows: WindowColumns): readonly Float64Array[] {
  return [
    windows.ofi_1,
    windows.ofi_2,
    windows.ofi_3,
    windows.ofi_4,
    windows.ofi_5,
    windows.ofi_6,
    windows.ofi_7,
    windows.ofi_8,
    windows.ofi_9,
    windows.ofi_10,
  ];
}

/** Counts of aggressor orders, the smallest first. */
export function aggressorCountColumns(windows: WindowColumns): readonly Int32Array[] {
  return [
    windows.aggr_n_1,
    windows.aggr_n_2,
    windows.aggr_n_3,
    windows.aggr_n_4,
    windows.aggr_n_5,
    windows.aggr_n_6,
    windows.aggr_n_7,
    windows.aggr_n_8,
    windows.aggr_n_9,
    windows.aggr_n_10,
    windows.aggr_n_11,
    windows.aggr_n_12,
  ];
}

/** Lots of aggressor orders, the smallest first. */
export function aggressorLotColumns(windows: WindowColumns): readonly Int32Array[] {
  return [
    windows.aggr_vol_1,
    windows.aggr_vol_2,
    windows.aggr_vol_3,
    windows.aggr_vol_4,
    windows.aggr_vol_5,
    windows.aggr_vol_6,
    windows.aggr_vol_7,
    windows.aggr_vol_8,
    windows.aggr_vol_9,
    windows.aggr_vol_10,
    windows.aggr_vol_11,
    windows.aggr_vol_12,
  ];
}
