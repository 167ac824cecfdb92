import { logRatio, signedShare } from '../features/ratio.ts';
import { toNano } from '../features/rounding.ts';
import type { TenBestDepth } from '../features/ten-best-depth.ts';
import { spanFlow } from '../features/order-flow.ts';
import { WINDOW_NS } from '../ledger/ledger-columns.ts';
import { slotAt } from '../statistics/session-stats.ts';
import type { PreparedSession } from './feature-session.ts';
import { atrAt, levelsAt } from './moment-facts.ts';

/** Windows between two rows: thirty seconds. */
const ROW_WINDOWS = 6;
const MINUTE_WINDOWS = 12;

/** Columns of `global_30s`, one value per row; NaN is null. */
export type GlobalColumns = {
  readonly tsNs: BigInt64Array;
  readonly win: Int32Array;
  readonly numbers: Readonly<Record<string, Float64Array>>;
  readonly atrMode: readonly (string | undefined)[];
};

/** A moment of the whole market. */
type Place = { readonly row: number; readonly tsNs: bigint };
type NumberOf = (session: PreparedSession, place: Place, depth: TenBestDepth) => number;

/** Unknown until options are read. */
const optionNumbers = ['gex_ratio', 'flow_gex_ratio', 'call_tide', 'put_tide', 'pc_ratio'] as const;

const numbers: Readonly<Record<string, NumberOf>> = {
  spot: ({ touch }, { row }) => touch.mid[row],
  atr_s: (session, { tsNs }) => atrAt(session, tsNs).atr,
  rv_5m: ({ touch }, { row }) => realizedVolatility(touch.mid, row, 5 * MINUTE_WINDOWS),
  spread: ({ touch }, { row }) => touch.spread[row],
  bid_depth10: (session, { row }, { bid }) =>
    againstSlot(session, row, bid, session.stats.bidDepthUsual),
  ask_depth10: (session, { row }, { ask }) =>
    againstSlot(session, row, ask, session.stats.askDepthUsual),
  depth_imb: ({ profile }, { row }, { bid, ask }) =>
    signedShare(bid[row], ask[row], profile.pressure.kappa),
  ...Object.fromEntries(
    [30, 60, 120, 300].map((seconds): [string, NumberOf] => [
      `ofi_${seconds}s`,
      ({ flow }, { row }) => spanFlow(flow, row + 1, seconds),
    ]),
  ),
  vel_1m: (session, place) => velocity(session, place, 1),
  vel_5m: (session, place) => velocity(session, place, 5),
  acc: (session, place) => velocity(session, place, 1) - velocity(session, place, 5),
  mom: (session, { tsNs }) => momentum(session, tsNs),
  minutes_since_open: ({ anchors }, { tsNs }) => Number(tsNs - anchors.openNs) / 60e9,
  or_active: ({ anchors: { openNs, orEndNs } }, { tsNs }) =>
    tsNs >= openNs && tsNs < orEndNs ? 1 : 0,
  ...Object.fromEntries(optionNumbers.map((name): [string, NumberOf] => [name, () => NaN])),
};

/**
 * What the whole market tells every thirty seconds, as `global_30s` stores it: rounded, each row
 * from what had ended by then.
 */
export function globalRows(session: PreparedSession, depth: TenBestDepth): GlobalColumns {
  const { index, anchors } = session;
  const { win } = index.ledger.windows;
  const places: Place[] = [];
  for (let row = 0; row < index.rowCount; row++) {
    if ((win[row] + 1) % ROW_WINDOWS !== 0) continue;
    places.push({ row, tsNs: anchors.startNs + BigInt(win[row] + 1) * BigInt(WINDOW_NS) });
  }
  return {
    tsNs: BigInt64Array.from(places, ({ tsNs }) => tsNs),
    win: Int32Array.from(places, ({ row }) => win[row]),
    numbers: Object.fromEntries(
      Object.entries(numbers).map(([name, valueOf]) => [
        name,
        Float64Array.from(places, (place) => toNano(valueOf(session, place, depth))),
      ]),
    ),
    atrMode: places.map(({ tsNs }) => atrAt(session, tsNs).atrMode),
  };
}

/** Root of the sum of squared log returns of the mid. */
function realizedVolatility(mid: Float64Array, row: number, windows: number): number {
  if (row < windows) return NaN;
  let sum = 0;
  for (let at = row - windows + 1; at <= row; at++) sum += Math.log(mid[at] / mid[at - 1]) ** 2;
  return Math.sqrt(sum);
}

/** Log ratio to what the slot of the day usually has. */
function againstSlot(
  { index, profile }: PreparedSession,
  row: number,
  lots: Float64Array,
  usual: Float64Array,
): number {
  const seconds = ((index.ledger.windows.win[row] + 1) * WINDOW_NS) / 1e9;
  const slot = slotAt(seconds, profile.barSeconds);
  return logRatio(lots[row], usual[slot] ?? NaN, profile.pressure.kappa);
}

/** Change of the mid, ATR a minute. */
function velocity(session: PreparedSession, { row, tsNs }: Place, minutes: number): number {
  const { mid } = session.touch;
  const before = mid[row - minutes * MINUTE_WINDOWS] ?? NaN;
  return (mid[row] - before) / minutes / atrAt(session, tsNs).atr;
}

/** Last close less SMA_90, ATR. */
function momentum(session: PreparedSession, tsNs: bigint): number {
  const { bars } = session;
  const average = levelsAt(session, tsNs).get('SMA_90') ?? NaN;
  const bar = bars.available_at_ns.findLastIndex((closeNs) => closeNs <= tsNs);
  return ((bars.c[bar] ?? NaN) - average) / atrAt(session, tsNs).atr;
}
