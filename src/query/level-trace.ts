import type { AggregateField } from '../domain/features/aggregate.ts';
import type { Anchors } from '../domain/features/anchors.ts';
import { levelPressures, pressureFields } from '../domain/features/level-pressure.ts';
import type { LevelPressure } from '../domain/features/level-pressure.ts';
import type { LedgerIndex } from '../domain/features/ledger-index.ts';
import { numberColumns } from '../domain/features/number-columns.ts';
import { toNano } from '../domain/features/rounding.ts';
import type { PressureRules } from '../domain/session/instrument-profile.ts';
import { conditionTrace } from './window-means.ts';
import type { ConditionTrace } from './window-means.ts';

/** Windows taken at a time, so that the many columns of a pressure never stand in memory whole. */
const SLICE_WINDOWS = 1024;

/** Windows before a row that its columns look back on. @see levelPressures */
export const LOOKBACK_WINDOWS = 72;

/** Columns of a pressure that the screen shows, as stored: rounded to 1e-9. */
const shownNames = [
  ...['mid_dist', 'press_up', 'press_down'],
  ...['above_shift', 'above_pa', 'below_shift', 'below_pa'],
  ...['above_rd', 'above_mb', 'above_fs', 'above_wall', 'above_wall_dist'],
  ...['below_rd', 'below_mb', 'below_fs', 'below_wall', 'below_wall_dist'],
] as const;

/** Lots of a zone, or of its near and middle bands, by window. */
const lotsFields = [
  'E',
  'add',
  'pull',
  'fill',
  'mirror',
  'buy',
  'sell',
] as const satisfies AggregateField[];

const zoneNames = ['above', 'below', 'aboveClose', 'belowClose'] as const;

const tracedFields = { ...pressureFields, aboveClose: lotsFields, belowClose: lotsFields };

/** Name of a column that the screen shows. */
export type ShownName = (typeof shownNames)[number];

/** Name of a zone, or of its near and middle bands. */
export type TracedZone = (typeof zoneNames)[number];

/** Lots of a zone by window; NaN where they cannot be told. */
export type ZoneLots = Readonly<Record<(typeof lotsFields)[number], Float64Array>>;

/** The conditions of a rejection, c1 to c4. */
type Conditions = readonly [ConditionTrace, ConditionTrace, ConditionTrace, ConditionTrace];

/**
 * A level through the whole session, window by window: what the screen shows of it. No row depends
 * on a later window, so a cursor reads its row, and nothing after it.
 */
export type LevelTrace = {
  readonly anchors: Anchors;
  readonly shown: Readonly<Record<ShownName, Float64Array>>;
  readonly lots: Readonly<Record<TracedZone, ZoneLots>>;
  /** By how many windows a value is the mean of. */
  readonly conditions: Readonly<Record<1 | 12, Conditions>>;
};

/** The traces of several levels in one pass. @param levels anchors, one a window of the ledger. */
export function levelTraces(
  index: LedgerIndex,
  levels: readonly Anchors[],
  rules: PressureRules,
): readonly LevelTrace[] {
  const traces = levels.map((anchors) => emptyTrace(anchors));
  for (let start = 0; start < index.rowCount; start += SLICE_WINDOWS) {
    const end = Math.min(index.rowCount, start + SLICE_WINDOWS);
    const range = { start: Math.max(0, start - LOOKBACK_WINDOWS), end, fields: tracedFields };
    levelPressures(index, levels, rules, range).forEach((pressure, i) => {
      fill(traces[i], pressure, start);
    });
  }
  return traces.map((trace) => ({ ...trace, conditions: conditionsOf(trace, rules) }));
}

/** A trace before its conditions are told. */
type RawTrace = Omit<LevelTrace, 'conditions'>;

function emptyTrace(anchors: Anchors): RawTrace {
  const { length } = anchors;
  return {
    anchors,
    shown: numberColumns(shownNames, length),
    lots: {
      ...{ above: numberColumns(lotsFields, length), below: numberColumns(lotsFields, length) },
      aboveClose: numberColumns(lotsFields, length),
      belowClose: numberColumns(lotsFields, length),
    },
  };
}

/** Takes over the rows of a pressure from one on; those before it were there to look back on. */
function fill(trace: RawTrace, { columns, series, index, start }: LevelPressure, from: number) {
  for (const name of shownNames) {
    const column = columns[name];
    for (let row = from; row < start + column.length; row++) {
      trace.shown[name][row] = toNano(column[row - start]);
    }
  }
  for (const zone of zoneNames) {
    for (const field of lotsFields) {
      trace.lots[zone][field].set(series.of(index[zone], field).subarray(from - start), from);
    }
  }
}

function conditionsOf({ shown }: RawTrace, rules: PressureRules): LevelTrace['conditions'] {
  const of = (windows: number): Conditions => {
    const trace = (name: ShownName): ConditionTrace =>
      conditionTrace(shown[name], windows, rules.conditionDeadBand);
    return [trace('above_shift'), trace('above_pa'), trace('below_shift'), trace('below_pa')];
  };
  return { 1: of(1), 12: of(12) };
}
