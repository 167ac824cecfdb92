/** Closed bars, one per row, ascending; the columns of the lake's `bars_2m`. */
export type BarColumns = {
  /** Open of the bar, UNIX ns. */
  readonly bar_start_ns: BigInt64Array;
  /** First trade, ticks. */
  readonly o: Int32Array;
  /** Highest trade, ticks. */
  readonly h: Int32Array;
  /** Lowest trade, ticks. */
  readonly l: Int32Array;
  /** Last trade, ticks. */
  readonly c: Int32Array;
  /** Volume, lots. */
  readonly vol: Float64Array;
  /** Number of trades; NaN when the source has bars only. */
  readonly n: Float64Array;
  /** Lots of buying aggressors; NaN when the source has bars only. */
  readonly buy_vol: Float64Array;
  /** Lots of selling aggressors; NaN when the source has bars only. */
  readonly sell_vol: Float64Array;
  /** 1 where the slot before the bar, inside the session, had no trade. */
  readonly bar_gap: Uint8Array;
  /** When the bar is known, UNIX ns: its open plus its length. */
  readonly available_at_ns: BigInt64Array;
};

/** Empty rows for `rowCount` bars, owned by the caller. */
export function emptyBars(rowCount: number): BarColumns {
  return {
    bar_start_ns: new BigInt64Array(rowCount),
    o: new Int32Array(rowCount),
    h: new Int32Array(rowCount),
    l: new Int32Array(rowCount),
    c: new Int32Array(rowCount),
    vol: new Float64Array(rowCount),
    n: new Float64Array(rowCount),
    buy_vol: new Float64Array(rowCount),
    sell_vol: new Float64Array(rowCount),
    bar_gap: new Uint8Array(rowCount),
    available_at_ns: new BigInt64Array(rowCount),
  };
}

/** Writes all rows of `from` over the first rows of `to`, which has room for them. */
export function copyBars(from: BarColumns, to: BarColumns): void {
  to.bar_start_ns.set(from.bar_start_ns);
  to.o.set(from.o);
  to.h.set(from.h);
  to.l.set(from.l);
  to.c.set(from.c);
  to.vol.set(from.vol);
  to.n.set(from.n);
  to.buy_vol.set(from.buy_vol);
  to.sell_vol.set(from.sell_vol);
  to.bar_gap.set(from.bar_gap);
  to.available_at_ns.set(from.available_at_ns);
}

/** The first `rowCount` bars as a copy, owned by the caller. */
export function firstBars(bars: BarColumns, rowCount: number): BarColumns {
  return {
    bar_start_ns: bars.bar_start_ns.slice(0, rowCount),
    o: bars.o.slice(0, rowCount),
    h: bars.h.slice(0, rowCount),
    l: bars.l.slice(0, rowCount),
    c: bars.c.slice(0, rowCount),
    vol: bars.vol.slice(0, rowCount),
    n: bars.n.slice(0, rowCount),
    buy_vol: bars.buy_vol.slice(0, rowCount),
    sell_vol: bars.sell_vol.slice(0, rowCount),
    bar_gap: bars.bar_gap.slice(0, rowCount),
    available_at_ns: bars.available_at_ns.slice(0, rowCount),
  };
}
