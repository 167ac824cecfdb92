/**
 * The ledger of a session: what happened in the book and on the tape, 5 seconds at a time, in whole
 * numbers that know no level. Everything relative to a level is a pure function of it.
 */

/** Length of a window, ns. */
export const WINDOW_NS = 5_000_000_000;

/** From one window that lists every tick with depth to the next, in windows. */
export const KEYFRAME_WINDOWS = 120;

/** Depths whose order flow is told apart. */
export const DEPTH_COUNT = 10;

/** Classes of aggressor orders by size: 1, 2, 3–4, 5–8, … up to 1,024, and what is larger. */
export const SIZE_BUCKET_COUNT = 12;

/** Bits of `qa_flags`: what a window met that a complete, clean stream would not hold. */
export const LedgerFlag = {
  /** The book was cleared or rebuilt from a snapshot: the window's flows are unknown. */
  BookReset: 1,
  /** A cancel or modify of an order never seen. */
  UnknownOrder: 2,
  /** An add of an order that already rests, taken as a modify. */
  DuplicateAdd: 4,
  /** A cancel of more than rests, clamped. */
  OverCancel: 8,
  /** A fill that no reduction of its order followed within a second. */
  UnmatchedFill: 16,
  /** The source says that its book may be bad. */
  BadBook: 32,
  /** An event with the time of an earlier window; it counts in this one. */
  Late: 64,
  /** A trade off the tick grid, counted at the nearest tick. */
  OffTick: 128,
  /** An event left the best bid at or above the best ask. */
  Crossed: 256,
  /** An add or modify without a usable price or id, left out. */
  Unplaced: 512,
} as const;

/** The book's depths, the touch first. */
type Depth = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** Classes of `SIZE_BUCKET_COUNT`, the smallest first. */
type SizeBucket = Depth | 11 | 12;

/** Order flow imbalance by depth, lots; NaN in reset windows and where the source has no book. */
type OfiColumns = { readonly [D in Depth as `ofi_${D}`]: Float64Array };

/** Aggressor orders by size: how many, and their lots. */
type AggressorColumns = {
  readonly [B in SizeBucket as `aggr_n_${B}` | `aggr_vol_${B}`]: Int32Array;
};

/**
 * One row per window, without gaps, from the session's start or the source's first record to the
 * source's last record in the session; the columns of the lake's `window_5s`.
 */
export type WindowColumns = OfiColumns &
  AggressorColumns & {
    /** Windows since the session's start. */
    readonly win: Int32Array;
    /** Best bid and ask at the end, ticks; NaN without one, and where the source has no book. */
    readonly bb: Float64Array;
    readonly ba: Float64Array;
    /** Lots resting there at the end; 0 without one. */
    readonly qb: Int32Array;
    readonly qa: Int32Array;
    /** Adds, cancels and modifies that touched the book; NaN where the source has no book. */
    readonly n_events: Float64Array;
    readonly n_trades: Int32Array;
    /** Sum of qb + qa over the states that a change of the touch left, lots, and their count. */
    readonly ad_1_sum: Float64Array;
    readonly ad_1_n: Int32Array;
    /** The same over all ten depths of the states that a change of any of them left. */
    readonly ad_10_sum: Float64Array;
    readonly ad_10_n: Int32Array;
    /** Lots of buying and selling aggressors, and of trades without one. */
    readonly buy: Int32Array;
    readonly sell: Int32Array;
    readonly other: Int32Array;
    /** Lots of aggressor orders that printed at three ticks or more. */
    readonly sweep_up: Int32Array;
    readonly sweep_down: Int32Array;
    /** Trades' prices, ticks; NaN without a trade. */
    readonly first_tick: Float64Array;
    readonly last_tick: Float64Array;
    readonly high_tick: Float64Array;
    readonly low_tick: Float64Array;
    /**
     * First and last tick whose depth the source gives at the end; NaN for all, the last below the
     * first for none. Beyond them depth is unknown, not 0.
     */
    readonly known_lo: Float64Array;
    readonly known_hi: Float64Array;
    /** Bits of `LedgerFlag`. */
    readonly qa_flags: Int32Array;
    /** How often each happened that has a flag of its own. */
    readonly qa_unknown: Int32Array;
    readonly qa_duplicate: Int32Array;
    readonly qa_over: Int32Array;
    readonly qa_unmatched_fill: Int32Array;
    readonly qa_late: Int32Array;
    readonly qa_off_tick: Int32Array;
    readonly qa_crossed: Int32Array;
    /** Longest time that the book has stood crossed in spells that last into the window, ms. */
    readonly qa_crossed_ms: Int32Array;
  };

/**
 * One row per window and tick in which anything happened; sorted by window, then tick; the columns
 * of the lake's `tick_ledger_5s`. On each side E = S + add + moved − pull − fill, with S the E of
 * the tick's row before, or 0.
 *
 * Keyframes list every tick with depth: the first window, each whose number `KEYFRAME_WINDOWS`
 * divides, and reset windows, which also list the ticks that lost theirs. The flows of a reset
 * window, and those of a source that does not tell orders apart, are NaN.
 */
export type TickColumns = {
  readonly win: Int32Array;
  readonly tick: Int32Array;
  /** Lots resting at the end; NaN where the source does not know. */
  readonly ask_E: Float64Array;
  readonly bid_E: Float64Array;
  /** Lots of new orders, and by which resting orders grew. */
  readonly ask_add: Float64Array;
  /** Lots that went without a trade. */
  readonly ask_pull: Float64Array;
  /** Lots that trades took. */
  readonly ask_fill: Float64Array;
  /** Lots that repriced orders brought, less those they took away. */
  readonly ask_moved: Float64Array;
  readonly bid_add: Float64Array;
  readonly bid_pull: Float64Array;
  readonly bid_fill: Float64Array;
  readonly bid_moved: Float64Array;
  /** Lots of buying and of selling aggressors. */
  readonly buy: Int32Array;
  readonly sell: Int32Array;
};

/**
 * One row per window, side, and pair of ticks between which resting orders were repriced; sorted by
 * win, side, from_tick, to_tick; the columns of the lake's `reprices_5s`.
 */
export type RepriceColumns = {
  readonly win: Int32Array;
  /** A ask, B bid. */
  readonly side: readonly string[];
  readonly from_tick: Int32Array;
  readonly to_tick: Int32Array;
  /** Lots that moved; growth beyond them is added, shrinkage pulled or filled. */
  readonly size: Int32Array;
};

/** The ledger of one contract and session. */
export type SessionLedger = {
  readonly windows: WindowColumns;
  readonly ticks: TickColumns;
  readonly reprices: RepriceColumns;
};
