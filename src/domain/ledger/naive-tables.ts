/** The tables of domain.md §C9 from naive windows, for specs. */
import { tenBest } from './naive-depth.ts';
import type { NaiveSide } from './naive-depth.ts';
import type { NaiveWindow } from './naive-ledger.ts';

/** Rows as objects with the columns' names; NaN is null. */
type Rows = readonly Readonly<Record<string, number | string>>[];

/** The three tables of a ledger. */
export type NaiveTables = { readonly windows: Rows; readonly ticks: Rows; readonly reprices: Rows };

const KEYFRAME = 120;
const SIZE_ENDS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, Infinity];

/** All windows as tables. */
export function naiveTables(windows: readonly NaiveWindow[]): NaiveTables {
  return {
    windows: windows.map(windowRow),
    ticks: windows.flatMap((window, row) => tickRows(window, row === 0)),
    reprices: windows.flatMap(repriceRows),
  };
}

function windowRow(window: NaiveWindow): Record<string, number> {
  const { win, end, trades, isReset, odd, orders } = window;
  const [[bb, qb]] = tenBest(end, 'B');
  const [[ba, qa]] = tenBest(end, 'A');
  const ticks = trades.map(({ tick }) => tick);
  const lotsOf = (side: string): number =>
    trades.reduce((sum, trade) => sum + (trade.side === side ? trade.lots : 0), 0);
  const swept = (side: string): number =>
    orders.reduce((sum, o) => sum + (o.side === side && o.ticks.size >= 3 ? o.lots : 0), 0);
  const buckets = SIZE_ENDS.map((high, i) =>
    orders.filter(({ lots }) => lots <= high && lots > (SIZE_ENDS[i - 1] ?? 0)),
  );
  return {
    ...{ win, bb: Number.isFinite(bb) ? bb : NaN, ba: Number.isFinite(ba) ? ba : NaN, qb, qa },
    ...{ n_events: window.eventCount, n_trades: trades.length },
    ...numbered(
      'ofi',
      window.ofi.map((lots) => (isReset ? NaN : lots)),
    ),
    ...{ ad_1_sum: window.depthSums[0], ad_1_n: window.depthCounts[0] },
    ...{ ad_10_sum: window.depthSums[1], ad_10_n: window.depthCounts[1] },
    ...{ buy: lotsOf('B'), sell: lotsOf('A'), other: lotsOf('N') },
    ...{ sweep_up: swept('B'), sweep_down: swept('A') },
    ...numbered(
      'aggr_n',
      buckets.map(({ length }) => length),
    ),
    ...numbered(
      'aggr_vol',
      buckets.map((bucket) => bucket.reduce((sum, { lots }) => sum + lots, 0)),
    ),
    ...{ first_tick: ticks.at(0) ?? NaN, last_tick: ticks.at(-1) ?? NaN },
    high_tick: ticks.length === 0 ? NaN : Math.max(...ticks),
    low_tick: ticks.length === 0 ? NaN : Math.min(...ticks),
    ...{ known_lo: NaN, known_hi: NaN },
    ...{ qa_unknown: odd.unknown, qa_duplicate: odd.duplicate, qa_over: odd.over },
    ...{ qa_unmatched_fill: odd.unmatched, qa_late: odd.late, qa_off_tick: 0 },
    ...{ qa_crossed: window.crossedCount, qa_crossed_ms: Math.ceil(window.crossedNs / 1e6) },
  };
}

function numbered(name: string, values: readonly number[]): Record<string, number> {
  return Object.fromEntries(values.map((value, i) => [`${name}_${i + 1}`, value + 0]));
}

function tickRows(window: NaiveWindow, isFirst: boolean): Rows {
  const { win, isReset, start, end, flows, trades } = window;
  const ticks = new Set<number>();
  const addAll = (more: Iterable<number>): void => {
    for (const tick of more) ticks.add(tick);
  };
  for (const { side, tick } of trades) if (side !== 'N') ticks.add(tick);
  if (isReset) for (const side of ['A', 'B'] as const) addAll(start[side].keys());
  else for (const flow of flows) addAll(flow.kind === 'move' ? [flow.from, flow.to] : [flow.tick]);
  if (isReset || isFirst || win % KEYFRAME === 0) {
    for (const side of ['A', 'B'] as const) addAll(end[side].keys());
  }
  return [...ticks].sort((a, b) => a - b).map((tick) => tickRow(window, tick));
}

function tickRow(window: NaiveWindow, tick: number): Record<string, number> {
  const { win, end, trades } = window;
  const traded = (side: string): number =>
    trades.reduce((sum, t) => sum + (t.side === side && t.tick === tick ? t.lots : 0), 0);
  return {
    ...{ win, tick, ask_E: end.A.get(tick) ?? 0, bid_E: end.B.get(tick) ?? 0 },
    ...sideFlows(window, 'A', tick),
    ...sideFlows(window, 'B', tick),
    ...{ buy: traded('B'), sell: traded('A') },
  };
}

function sideFlows(
  { flows, isReset }: NaiveWindow,
  side: NaiveSide,
  tick: number,
): Record<string, number> {
  const sums = { add: 0, pull: 0, fill: 0, moved: 0 };
  for (const flow of flows) {
    if (flow.side !== side) continue;
    if (flow.kind !== 'move') {
      if (flow.tick === tick) sums[flow.kind] += flow.lots;
      continue;
    }
    if (flow.from === tick) sums.moved -= flow.lots;
    if (flow.to === tick) sums.moved += flow.lots;
  }
  const prefix = side === 'A' ? 'ask' : 'bid';
  const named = Object.entries(sums).map(([name, lots]) => [`${prefix}_${name}`, lots] as const);
  return Object.fromEntries(named.map(([name, lots]) => [name, isReset ? NaN : lots]));
}

function repriceRows({ win, isReset, flows }: NaiveWindow): Rows {
  if (isReset) return [];
  const sums = new Map<
    string,
    { side: string; from_tick: number; to_tick: number; size: number }
  >();
  for (const flow of flows) {
    if (flow.kind !== 'move') continue;
    const { side, from: from_tick, to: to_tick, lots } = flow;
    const key = `${side} ${from_tick} ${to_tick}`;
    const sum = sums.get(key) ?? { side, from_tick, to_tick, size: 0 };
    sums.set(key, { ...sum, size: sum.size + lots });
  }
  const rows = [...sums.values()].sort(
    (a, b) => a.side.localeCompare(b.side) || a.from_tick - b.from_tick || a.to_tick - b.to_tick,
  );
  return rows.map((row) => ({ win, ...row }));
}
