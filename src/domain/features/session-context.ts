import { WINDOW_NS } from '../ledger/ledger-columns.ts';
import type { WindowColumns } from '../ledger/ledger-columns.ts';
import type { SessionAnchors } from '../session/session-anchors.ts';

/** Trades since the open as the end of each window knows them, ticks; NaN before the first. */
export type SinceOpen = Readonly<Record<'first' | 'high' | 'low' | 'last', Float64Array>>;

/** Where in its day a moment lies; NaN unknown. */
export type SessionContext = {
  /** Minutes since the open, negative before. */
  readonly minutesSinceOpen: number;
  /** Whether the opening range is still being made. */
  readonly isOpeningRange: boolean;
  /** Last price between the lowest and the highest since the open, [0, 1]. */
  readonly sessionPos: number;
  /** First price after the open less the pre-market's middle, in pre-market ranges. */
  readonly gap: number;
};

/** The pre-market's extremes, ticks; undefined where they do not count. */
export type PremarketRange = {
  readonly high: number | undefined;
  readonly low: number | undefined;
};

/** Follows the trades since the open through all windows. */
export function sinceOpen(
  windows: WindowColumns,
  { startNs, openNs }: Pick<SessionAnchors, 'startNs' | 'openNs'>,
): SinceOpen {
  const { win, first_tick: firsts, high_tick: highs, low_tick: lows, last_tick: lasts } = windows;
  const column = (): Float64Array => new Float64Array(win.length).fill(NaN);
  const since = { first: column(), high: column(), low: column(), last: column() };
  const openWin = Math.ceil(Number(openNs - startNs) / WINDOW_NS);
  let [first, high, low, last] = [NaN, NaN, NaN, NaN];
  for (let row = 0; row < win.length; row++) {
    if (win[row] >= openWin && !Number.isNaN(lasts[row])) {
      const isFirst = Number.isNaN(first);
      if (isFirst) first = firsts[row];
      high = isFirst ? highs[row] : Math.max(high, highs[row]);
      low = isFirst ? lows[row] : Math.min(low, lows[row]);
      last = lasts[row];
    }
    [since.first[row], since.high[row], since.low[row], since.last[row]] = [first, high, low, last];
  }
  return since;
}

/**
 * What the clock and the trades so far say of a moment.
 *
 * @param row window that ends with it. @param tsNs the moment, UNIX ns.
 */
export function sessionContext(
  since: SinceOpen,
  { row, tsNs, premarket }: { row: number; tsNs: bigint; premarket: PremarketRange },
  { openNs, orEndNs }: Pick<SessionAnchors, 'openNs' | 'orEndNs'>,
): SessionContext {
  const [high, low] = [since.high[row], since.low[row]];
  return {
    minutesSinceOpen: Number(tsNs - openNs) / 60e9,
    isOpeningRange: tsNs >= openNs && tsNs < orEndNs,
    // Unknown while price has not moved.
    sessionPos: high > low ? (since.last[row] - low) / (high - low) : NaN,
    gap: gapOf(since.first[row], premarket),
  };
}

function gapOf(open: number, { high, low }: PremarketRange): number {
  if (high === undefined || low === undefined || high === low) return NaN;
  return (open - (high + low) / 2) / (high - low);
}
