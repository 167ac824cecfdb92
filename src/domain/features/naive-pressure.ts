/** The pressure around a level of domain.md §C5 to C8 the slow way, from its text alone, for specs. */
import { tenBest } from '../ledger/naive-depth.ts';
import type { NaiveSide } from '../ledger/naive-depth.ts';
import type { NaiveWindow } from '../ledger/naive-ledger.ts';

/** A window's columns; NaN is null. */
type Row = Record<string, number>;

/** One aggregate in one window. */
type Zone = Record<'S' | 'E' | 'add' | 'pull' | 'fill' | 'rq' | 'rn' | 'mS' | 'mE', number>;

const kap = 10;
const nowhere = NaN;

/** Level-relative columns by window. @param levels the level of each window, NaN without one. */
export function naivePressure(
  windows: readonly NaiveWindow[],
  levels: readonly number[],
): readonly Readonly<Row>[] {
  const rows: Row[] = [];
  const events: number[] = [];
  const depths = { above: [] as number[], below: [] as number[] };
  windows.forEach((window, t) => {
    const L = levels[t];
    const usual = {
      above: medianOfLast(depths.above),
      below: medianOfLast(depths.below),
      events: medianOfLast(events),
    };
    const row = {
      ...touchColumns(window, L, usual.events),
      ...zoneColumns(window, L, { name: 'above', sign: 1, usual: usual.above }),
      ...zoneColumns(window, L, { name: 'below', sign: -1, usual: usual.below }),
    };
    rows.push({ ...row, ...conditions(row) });
    events.push(window.eventCount);
    depths.above.push(row['raw_above_ask_E']);
    depths.below.push(row['raw_below_bid_E']);
  });
  rows.forEach((_, t) => Object.assign(rows[t], differences(windows, levels, { rows, t })));
  return rows;
}

function ss(v: number, c: number): number {
  return v / (Math.abs(v) + c);
}

function lr(a: number, b: number): number {
  return Math.min(4, Math.max(-4, Math.log((a + kap) / (b + kap))));
}

function share(a: number, b: number): number {
  return (a - b) / (a + b + kap);
}

function pos(v: number): number {
  return Math.max(0, v);
}

/** Median of those known among the last 60; null until 12. */
function medianOfLast(values: readonly number[]): number {
  const known = values.slice(-60).filter((value) => !Number.isNaN(value));
  if (known.length < 12) return NaN;
  known.sort((a, b) => a - b);
  const middle = known.length / 2;
  return Number.isInteger(middle)
    ? (known[middle - 1] + known[middle]) / 2
    : known[Math.floor(middle)];
}

/** Ticks of a side at distances lo to hi from L. */
function zoneOf(window: NaiveWindow, side: NaiveSide, L: number, [lo, hi]: [number, number]): Zone {
  const isIn = (tick: number): boolean => tick - L >= lo && tick - L <= hi;
  const rest = (depth: Map<number, number>): { lots: number; m: number } => {
    let [lots, moment] = [0, 0];
    for (let tick = L + lo; tick <= L + hi; tick++) {
      const there = depth.get(tick) ?? 0;
      lots += there;
      moment += there * Math.abs(tick - L);
    }
    return { lots, m: moment / lots };
  };
  const [S, E] = [rest(window.start[side]), rest(window.end[side])];
  const zone = { S: S.lots, E: E.lots, mS: S.m, mE: E.m };
  const flows = { add: 0, pull: 0, fill: 0, rq: 0, rn: 0 };
  for (const flow of window.flows) {
    if (flow.side !== side) continue;
    if (flow.kind !== 'move') {
      if (isIn(flow.tick)) flows[flow.kind] += flow.lots;
    } else if (isIn(flow.from) && isIn(flow.to)) {
      const dd = Math.abs(flow.to - L) - Math.abs(flow.from - L);
      flows.rq += flow.lots * Math.abs(dd);
      flows.rn += flow.lots * dd;
    } else if (isIn(flow.from)) flows.pull += flow.lots;
    else if (isIn(flow.to)) flows.add += flow.lots;
  }
  if (Number.isNaN(L)) return unknown({ ...zone, ...flows });
  if (!window.isReset) return { ...zone, ...flows };
  return { ...unknown({ ...zone, ...flows }), E: zone.E, mE: zone.mE };
}

function unknown(zone: Zone): Zone {
  return Object.fromEntries(Object.keys(zone).map((name) => [name, nowhere])) as Zone;
}

function touchColumns(window: NaiveWindow, L: number, usualEvents: number): Row {
  const [[bb, qb]] = tenBest(window.end, 'B');
  const [[ba, qa]] = tenBest(window.end, 'A');
  const isTwoSided = Number.isFinite(bb) && Number.isFinite(ba);
  const spread = isTwoSided ? ba - bb : NaN;
  const AD = window.depthSums[0] / window.depthCounts[0] / 2;
  const ofi = window.ofi[0] === 0 ? 0 : window.ofi[0] / (2 * AD);
  const tape = tapeOf(window, L, [-8, 8]);
  const [atAsk, atBid] = [zoneOf(window, 'A', L, [0, 0]), zoneOf(window, 'B', L, [0, 0])];
  return {
    mid_dist: isTwoSided ? (bb + ba) / 2 - L : NaN,
    spread,
    micro_dev: spread * (qb / (qb + qa) - 0.5),
    ofi_n: window.isReset ? NaN : Math.min(8, Math.max(-8, ofi)),
    act: lr(window.eventCount, usualEvents),
    ...{ raw_at_ask_E: atAsk.E, raw_at_bid_E: atBid.E },
    ...{ at_pa_ask: share(atAsk.pull, atAsk.add), at_pa_bid: share(atBid.pull, atBid.add) },
    at_imb: share(atBid.E, atAsk.E),
    tape_near: share(tape.buy, tape.sell),
  };
}

function tapeOf({ trades }: NaiveWindow, L: number, [lo, hi]: [number, number]) {
  if (Number.isNaN(L)) return { buy: NaN, sell: NaN };
  const sums = { buy: 0, sell: 0 };
  for (const { side, tick, lots } of trades) {
    if (tick - L < lo || tick - L > hi) continue;
    if (side === 'B') sums.buy += lots;
    if (side === 'A') sums.sell += lots;
  }
  return sums;
}

type ZoneWords = {
  readonly name: 'above' | 'below';
  readonly sign: 1 | -1;
  readonly usual: number;
};

function zoneColumns(window: NaiveWindow, L: number, { name, sign, usual }: ZoneWords): Row {
  const [own, other]: [NaiveSide, NaiveSide] = sign === 1 ? ['A', 'B'] : ['B', 'A'];
  const at = (near: number, far: number): [number, number] =>
    sign === 1 ? [near, far] : [-far, -near];
  const Z = zoneOf(window, own, L, at(0, 20));
  const O = zoneOf(window, other, L, at(1, 20));
  const bands = { near: at(0, 4), mid: at(5, 8), far: at(9, 20) };
  const near = zoneOf(window, own, L, bands.near);
  const { buy, sell } = tapeOf(window, L, at(0, 20));
  const [ownName, otherName] = own === 'A' ? ['ask', 'bid'] : ['bid', 'ask'];
  const raw = (['S', 'E', 'add', 'pull', 'fill'] as const).map(
    (flow) => [`raw_${name}_${ownName}_${flow}`, Z[flow]] as const,
  );
  const columns = {
    shift: Z.S > 0 && Z.E > 0 ? ss(Z.mE - Z.mS, 1) : NaN,
    pa: share(Z.pull, Z.add),
    dep: (Z.S - Z.E) / (Z.pull + Z.fill + Z.add + kap),
    haz: lr(Z.pull, (Z.S + Z.E) / 2),
    ahaz: lr(Z.add, (Z.S + Z.E) / 2),
    rd: lr(Z.E, usual),
    mb: lr(Z.E, mirrorDepth(window, own, L, at(0, 20))),
    fs: Z.fill / (Z.fill + Z.pull + kap),
    rep: Z.rn / (Z.rq + kap),
    share_near: near.E / (Z.E + kap),
    ...wallOf(window, own, L, sign),
    vac: vacuumOf(window, own, L, { sign, lots: 0.25 * usual }),
    tape: share(buy, sell),
    oth_pa: share(O.pull, O.add),
    oth_share: O.E / (Z.E + O.E + kap),
  };
  const subBands = Object.entries(bands).map(([band, range]) => {
    const { pull, add } = zoneOf(window, own, L, range);
    return [`${name}_pa_${band}`, share(pull, add)] as const;
  });
  const named = Object.entries(columns).map(([word, value]) => [`${name}_${word}`, value] as const);
  const otherE = [`raw_${name}_${otherName}_E`, O.E] as const;
  return Object.fromEntries([...raw, otherE, ...named, ...subBands]);
}

/** Depth of the opposite side at p' = bb + ba − p. */
function mirrorDepth(
  { end }: NaiveWindow,
  own: NaiveSide,
  L: number,
  [lo, hi]: [number, number],
): number {
  const sum = tenBest(end, 'B')[0][0] + tenBest(end, 'A')[0][0];
  if (!Number.isFinite(sum) || Number.isNaN(L)) return NaN;
  let lots = 0;
  for (let p = L + lo; p <= L + hi; p++) lots += end[own === 'A' ? 'B' : 'A'].get(sum - p) ?? 0;
  return lots;
}

function wallOf({ end }: NaiveWindow, own: NaiveSide, L: number, sign: number) {
  if (Number.isNaN(L)) return { wall: NaN, wall_dist: NaN };
  const lotsAt = (d: number): number => end[own].get(L + sign * d) ?? 0;
  const groups = [
    [0, 1, 2, 3, 4],
    [5, 6, 7, 8],
    [9, 10, 11, 12],
    [13, 14, 15, 16],
    [17, 18, 19, 20],
  ];
  const means = groups.map((ticks) => mean(ticks.map(lotsAt)));
  const highest = Math.max(...means);
  return {
    wall: lr(highest, mean(groups.flat().map(lotsAt))),
    wall_dist: mean(groups[means.indexOf(highest)]) / 20,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function vacuumOf(
  { end }: NaiveWindow,
  own: NaiveSide,
  L: number,
  { sign, lots }: { readonly sign: number; readonly lots: number },
): number {
  if (Number.isNaN(L) || Number.isNaN(lots)) return NaN;
  let sum = 0;
  for (let d = 0; d <= 20; d++) {
    sum += end[own].get(L + sign * d) ?? 0;
    if (sum >= lots) return d / 20;
  }
  return 1;
}

function conditions(row: Row): Row {
  const [c1, c2, c3, c4] = [
    row['above_shift'],
    row['above_pa'],
    row['below_shift'],
    row['below_pa'],
  ];
  const all = [c1, c2, c3, c4];
  const product = (...values: number[]): number =>
    values.reduce((sum, value) => sum * pos(value), 1);
  const up = product(c1, c2, -c3, -c4) ** (1 / 4);
  const down = product(-c1, -c2, c3, c4) ** (1 / 4);
  const word = all.reduce((sum, c, i) => sum + (c > 0.05 ? 2 ** i : 0), 0);
  return {
    vac_above: Math.sqrt(product(c1, c2)),
    wall_above: Math.sqrt(product(-c1, -c2)),
    vac_below: Math.sqrt(product(c3, c4)),
    wall_below: Math.sqrt(product(-c3, -c4)),
    ...{ press_up: up, press_down: down, press_net: up - down },
    vac_both: product(...all) ** (1 / 4),
    cond_state: all.some((c) => Number.isNaN(c)) ? NaN : word,
  };
}

const differenced = [
  ...['above_shift', 'above_pa', 'below_shift', 'below_pa'],
  ...['above_rd', 'below_rd', 'tape_near', 'ofi_n'],
];

function differences(
  windows: readonly NaiveWindow[],
  levels: readonly number[],
  { rows, t }: { readonly rows: readonly Row[]; readonly t: number },
): Row {
  const steps = { d1: [1, -1], d2: [1, -2, 1], d3: [1, -3, 3, -1] };
  const found: Row = {};
  for (const [order, weights] of Object.entries(steps)) {
    const back = weights.length - 1;
    const isWhole = t >= back && isUnbroken(windows, levels, { from: t - back, to: t });
    for (const name of differenced) {
      const terms = weights.map((weight, i) => weight * (rows[t - i]?.[name] ?? NaN));
      const sum = terms.reduce((total, term) => total + term, 0);
      found[`${order}_${name}`] = isWhole ? sum / 2 ** back : NaN;
    }
  }
  return found;
}

/** No book reset and no move of the level by more than a tick lies inside. */
function isUnbroken(
  windows: readonly NaiveWindow[],
  levels: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  if (windows.slice(from, to + 1).some(({ isReset }) => isReset)) return false;
  for (let t = from + 1; t <= to; t++) {
    const isStill = Object.is(levels[t], levels[t - 1]);
    if (!isStill && !(Math.abs(levels[t] - levels[t - 1]) <= 1)) return false;
  }
  return true;
}
