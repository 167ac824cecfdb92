import { WINDOW_NS } from '../ledger/ledger-columns.ts';
import type { WindowColumns } from '../ledger/ledger-columns.ts';
import type { TradeTape } from '../episodes/trade-tape.ts';

/** Stretches in which nothing was seen of a market, ns since the session's start, ascending. */
export type Silences = {
  readonly startNs: readonly number[];
  readonly endNs: readonly number[];
};

/** How long a market may say nothing before it counts as not seen; both ns. */
export type SilenceLimit = { readonly limitNs: number; readonly untilNs: number };

/** Silences of a tape, from its first trade to the end of what labels may see. */
export function tapeSilences({ ns }: TradeTape, { limitNs, untilNs }: SilenceLimit): Silences {
  const silences = { startNs: [] as number[], endNs: [] as number[] };
  const note = (start: number, end: number): void => {
    if (end - start <= limitNs) return;
    silences.startNs.push(start);
    silences.endNs.push(end);
  };
  if (ns.length === 0) note(0, untilNs);
  for (let i = 1; i < ns.length && ns[i] < untilNs; i++) {
    if (ns[i] - ns[i - 1] > limitNs) note(ns[i - 1], ns[i]);
  }
  const last = ns.findLast((at) => at < untilNs);
  if (last !== undefined) note(last, untilNs);
  return silences;
}

/** The same of a market whose orders are seen: windows without any event and any trade. */
export function windowSilences(
  { win, n_events: events, n_trades: trades }: WindowColumns,
  { limitNs, untilNs }: SilenceLimit,
): Silences {
  const silences = { startNs: [] as number[], endNs: [] as number[] };
  let quietSince = 0;
  const breakAt = (ns: number): void => {
    if (ns - quietSince <= limitNs) return;
    silences.startNs.push(quietSince);
    silences.endNs.push(ns);
  };
  for (let row = 0; row < win.length && win[row] * WINDOW_NS < untilNs; row++) {
    if (events[row] === 0 && trades[row] === 0) continue;
    breakAt(win[row] * WINDOW_NS);
    quietSince = (win[row] + 1) * WINDOW_NS;
  }
  breakAt(untilNs);
  return silences;
}

/** Until when the market after a moment is seen without a silence; Infinity without any more. */
export function seenUntil({ startNs, endNs }: Silences, ns: number): number {
  const next = endNs.findIndex((end) => end > ns);
  return next < 0 ? Infinity : startNs[next];
}
