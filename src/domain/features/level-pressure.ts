import { LedgerFlag } from '../ledger/ledger-columns.ts';
import type { PressureRules } from '../session/instrument-profile.ts';
import { zoneAggregates } from './aggregate.ts';
import type { Aggregate, ZoneName } from './aggregate.ts';
import type { AggregateSeries } from './aggregate-series.ts';
import { sweepAggregates } from './aggregate-sweep.ts';
import type { RowRange } from './aggregate-sweep.ts';
import { NO_ANCHOR } from './anchors.ts';
import type { Anchors } from './anchors.ts';
import { allHold, bothHold, conditionWord } from './conditions.ts';
import { differences } from './differences.ts';
import type { LedgerIndex } from './ledger-index.ts';
import { signedShare } from './ratio.ts';
import { touchRatios } from './touch-ratios.ts';
import type { TouchRatios } from './touch-ratios.ts';
import { USUAL_WINDOWS } from './usual.ts';
import { zoneRatios } from './zone-ratios.ts';
import type { ZoneIndex, ZoneRatios } from './zone-ratios.ts';

/** Windows before a row that its columns look back on: what is usual, of three before it. */
export const PRESSURE_LOOKBACK = USUAL_WINDOWS + 3;

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
  range: RowRange = { start: 0, end: index.rowCount },
): readonly LevelPressure[] {
  const zones = zoneAggregates(rules);
  const names = zoneNames(zones);
  const all = sweepAggregates(index, levels, Object.values(zones), range);
  const touch = touchRatios(index.ledger.windows, rules.kappa);
  return all.map((series, i) => {
    const anchors = levels[i];
    const columns = pressureColumns(index, { series, index: names, rules, anchors, touch });
    return { ...range, anchors, series, index: names, columns };
  });
}

/** Place of each aggregate by its name. */
function zoneNames(zones: Readonly<Record<ZoneName, Aggregate>>): ZoneIndex {
  const places = Object.keys(zones).map((name, place) => [name, place]);
  return Object.fromEntries(places) as ZoneIndex;
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
  const { series, rules, anchors, touch } = source;
  const { start, end } = series;
  const above = zoneRatios(source, 'above');
  const below = zoneRatios(source, 'below');
  const levelFree = (column: Float64Array): Float64Array => column.slice(start, end);
  const columns = {
    ...rawColumns(source),
    mid_dist: levelFree(touch.mid).map((mid, row) =>
      anchors[start + row] === NO_ANCHOR ? NaN : mid - anchors[start + row],
    ),
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
  const churn = (place: number): Float64Array => {
    const add = series.of(place, 'add');
    return series.of(place, 'pull').map((lots, row) => signedShare(lots, add[row], kappa));
  };
  const asks = series.of(index.atAsk, 'E');
  const sells = series.of(index.around, 'sell');
  return {
    at_pa_ask: churn(index.atAsk),
    at_pa_bid: churn(index.atBid),
    at_imb: series.of(index.atBid, 'E').map((lots, row) => signedShare(lots, asks[row], kappa)),
    tape_near: series
      .of(index.around, 'buy')
      .map((lots, row) => signedShare(lots, sells[row], kappa)),
  };
}

function conditionColumns(above: ZoneRatios, below: ZoneRatios, rules: PressureRules) {
  const [c1, c2, c3, c4] = [above.shift, above.pa, below.shift, below.pa];
  const of = (at: (row: number) => number): Float64Array => c1.map((_, row) => at(row));
  const pressUp = of((row) => allHold(c1[row], c2[row], -c3[row], -c4[row]));
  const pressDown = of((row) => allHold(-c1[row], -c2[row], c3[row], c4[row]));
  return {
    vac_above: of((row) => bothHold(c1[row], c2[row])),
    wall_above: of((row) => bothHold(-c1[row], -c2[row])),
    vac_below: of((row) => bothHold(c3[row], c4[row])),
    wall_below: of((row) => bothHold(-c3[row], -c4[row])),
    press_up: pressUp,
    press_down: pressDown,
    vac_both: of((row) => allHold(c1[row], c2[row], c3[row], c4[row])),
    press_net: of((row) => pressUp[row] - pressDown[row]),
    cond_state: of((row) =>
      conditionWord([c1[row], c2[row], c3[row], c4[row]], rules.conditionDeadBand),
    ),
  };
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
