import { LedgerFlag } from '../ledger/ledger-columns.ts';
import type { PressureRules } from '../session/instrument-profile.ts';
import { aggregateFields } from './aggregate.ts';
import type { AggregateSeries } from './aggregate-series.ts';
import { sweepAggregates } from './aggregate-sweep.ts';
import type { RowRange } from './aggregate-sweep.ts';
import { NO_ANCHOR } from './anchors.ts';
import type { Anchors } from './anchors.ts';
import { allHold, bothHold, conditionWord } from './conditions.ts';
import { differences } from './differences.ts';
import type { LedgerIndex } from './ledger-index.ts';
import { numberColumns } from './number-columns.ts';
import { signedShares } from './ratio.ts';
import { touchRatios } from './touch-ratios.ts';
import type { TouchRatios } from './touch-ratios.ts';
import { USUAL_WINDOWS } from './usual.ts';
import { zonePlan } from './zone-plan.ts';
import type { ZoneFields, ZoneIndex } from './zone-plan.ts';
import { zoneRatios } from './zone-ratios.ts';
import type { ZoneRatios } from './zone-ratios.ts';

/** Windows before a row that its columns look back on: what is usual, of three before it. */
export const PRESSURE_LOOKBACK = USUAL_WINDOWS + 3;

/** What the columns are made from: all of a level's zones, and little of what is beside them. */
export const pressureFields = {
  ...{ above: aggregateFields, below: aggregateFields },
  ...{ aboveNear: ['E', 'add', 'pull'], aboveMid: ['add', 'pull'], aboveFar: ['add', 'pull'] },
  ...{ belowNear: ['E', 'add', 'pull'], belowMid: ['add', 'pull'], belowFar: ['add', 'pull'] },
  ...{ aboveOther: ['E', 'add', 'pull'], belowOther: ['E', 'add', 'pull'] },
  ...{ atAsk: ['E', 'add', 'pull'], atBid: ['E', 'add', 'pull'], around: ['buy', 'sell'] },
} as const satisfies ZoneFields;

/** What the four conditions make together. */
const conditionNames = [
  ...(['vac_above', 'wall_above', 'vac_below', 'wall_below'] as const),
  ...(['press_up', 'press_down', 'vac_both', 'press_net', 'cond_state'] as const),
] as const;

/** Quantities whose differences are told. */
const differenced = [
  ...['above_shift', 'above_pa', 'below_shift', 'below_pa'],
  ...['above_rd', 'below_rd', 'tape_near', 'ofi_n'],
] as const;

/**
 * Columns of `level_pressure_5s` that are numbers of the window, by name; NaN is null.
 *
 * @see storedPressure for the same as the lake has them
 */
export type PressureColumns = Readonly<Record<string, Float64Array>>;

/** The windows that are asked for. */
export type PressureRange = RowRange & {
  /** What the series hold, if more than the columns are made from. @see pressureFields */
  readonly fields?: ZoneFields;
};

/** The pressure around one level, window by window of a range. */
export type LevelPressure = RowRange & {
  readonly anchors: Anchors;
  /** The aggregates it is made from. */
  readonly series: AggregateSeries;
  readonly index: ZoneIndex;
  readonly columns: PressureColumns;
};

/**
 * The pressure around several levels in one pass over a ledger.
 *
 * Nothing of a window depends on a later one. What is usual is known from twelve windows after the
 * range's start on: begin seventy-two windows before the first row that counts, and all is as if
 * the range had begun with the session.
 */
export function levelPressures(
  index: LedgerIndex,
  levels: readonly Anchors[],
  rules: PressureRules,
  { fields = pressureFields, ...range }: PressureRange = { start: 0, end: index.rowCount },
): readonly LevelPressure[] {
  const zones = zonePlan(rules, fields, { isByTick: true });
  const all = sweepAggregates(index, levels, zones.plan, range);
  const touch = touchRatios(index.ledger.windows, rules.kappa);
  return all.map((series, i) => {
    const anchors = levels[i];
    const columns = pressureColumns(index, { series, index: zones.index, rules, anchors, touch });
    return { ...range, anchors, series, index: zones.index, columns };
  });
}

/** What the columns of one level are made from. */
type PressureSource = {
  readonly series: AggregateSeries;
  readonly index: ZoneIndex;
  readonly rules: PressureRules;
  readonly anchors: Anchors;
  readonly touch: TouchRatios;
};

function pressureColumns(ledger: LedgerIndex, source: PressureSource): PressureColumns {
  const { series, rules, touch } = source;
  const { start, end } = series;
  const above = zoneRatios(source, 'above');
  const below = zoneRatios(source, 'below');
  const levelFree = (column: Float64Array): Float64Array => column.slice(start, end);
  const columns = {
    ...rawColumns(source),
    mid_dist: distances(source),
    spread: levelFree(touch.spread),
    micro_dev: levelFree(touch.micro_dev),
    ...prefixed('above', above),
    ...prefixed('below', below),
    ...optionColumns(end - start),
    ...atLevel(source),
    ofi_n: levelFree(touch.ofi_n),
    act: levelFree(touch.act),
    ...conditionColumns(above, below, rules),
  };
  return { ...columns, ...differenceColumns(ledger, columns, source) };
}

function distances({ series: { start, length }, anchors, touch }: PressureSource): Float64Array {
  const ticks = new Float64Array(length);
  for (let row = 0; row < length; row++) {
    const anchor = anchors[start + row];
    ticks[row] = anchor === NO_ANCHOR ? NaN : touch.mid[start + row] - anchor;
  }
  return ticks;
}

function prefixed(zone: string, ratios: ZoneRatios): Readonly<Record<string, Float64Array>> {
  return Object.fromEntries(
    Object.entries(ratios).map(([name, column]) => [`${zone}_${name}`, column]),
  );
}

/** Lots, for audit alone: they never enter a vector. */
function rawColumns({ series, index }: PressureSource): Readonly<Record<string, Float64Array>> {
  const raw: Record<string, Float64Array> = {};
  for (const [name, zone] of [
    ['above_ask', 'above'],
    ['below_bid', 'below'],
  ] as const) {
    for (const field of ['S', 'E', 'add', 'pull', 'fill'] as const) {
      raw[`raw_${name}_${field}`] = series.of(index[zone], field);
    }
  }
  raw['raw_at_ask_E'] = series.of(index.atAsk, 'E');
  raw['raw_at_bid_E'] = series.of(index.atBid, 'E');
  raw['raw_above_bid_E'] = series.of(index.aboveOther, 'E');
  raw['raw_below_ask_E'] = series.of(index.belowOther, 'E');
  return raw;
}

/** Premium flow of options beside the level: unknown while no options are read. */
function optionColumns(length: number) {
  const unknown = (): Float64Array => new Float64Array(length).fill(NaN);
  return { above_opt: unknown(), below_opt: unknown() };
}

function atLevel({ series, index, rules: { kappa } }: PressureSource) {
  const atAsk = series.fields(index.atAsk, ['E', 'add', 'pull']);
  const atBid = series.fields(index.atBid, ['E', 'add', 'pull']);
  const { buy, sell } = series.fields(index.around, ['buy', 'sell']);
  return {
    at_pa_ask: signedShares(atAsk.pull, atAsk.add, kappa),
    at_pa_bid: signedShares(atBid.pull, atBid.add, kappa),
    at_imb: signedShares(atBid.E, atAsk.E, kappa),
    tape_near: signedShares(buy, sell, kappa),
  };
}

function conditionColumns(above: ZoneRatios, below: ZoneRatios, rules: PressureRules) {
  const out = numberColumns(conditionNames, above.shift.length);
  for (let row = 0; row < above.shift.length; row++) {
    const [c1, c2] = [above.shift[row], above.pa[row]];
    const [c3, c4] = [below.shift[row], below.pa[row]];
    const up = allHold(c1, c2, -c3, -c4);
    const down = allHold(-c1, -c2, c3, c4);
    out.vac_above[row] = bothHold(c1, c2);
    out.wall_above[row] = bothHold(-c1, -c2);
    out.vac_below[row] = bothHold(c3, c4);
    out.wall_below[row] = bothHold(-c3, -c4);
    out.press_up[row] = up;
    out.press_down[row] = down;
    out.vac_both[row] = allHold(c1, c2, c3, c4);
    out.press_net[row] = up - down;
    out.cond_state[row] = conditionWord([c1, c2, c3, c4], rules.conditionDeadBand);
  }
  return out;
}

function differenceColumns(
  { ledger }: LedgerIndex,
  columns: PressureColumns,
  { anchors, series: { start } }: PressureSource,
): PressureColumns {
  const { qa_flags: flags } = ledger.windows;
  const isReset = (row: number): boolean => (flags[row] & LedgerFlag.BookReset) !== 0;
  const isCut = (row: number): boolean => {
    const at = start + row;
    return Math.abs(anchors[at] - anchors[at - 1]) > 1 || isReset(at) || isReset(at - 1);
  };
  const found = differenced.map((name) => [name, differences(columns[name], isCut)] as const);
  return Object.fromEntries(
    (['d1', 'd2', 'd3'] as const).flatMap((order) =>
      found.map(([name, difference]) => [`${order}_${name}`, difference[order]]),
    ),
  );
}
