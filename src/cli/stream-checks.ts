import { levelPressures, pressureFields } from '../domain/features/level-pressure.ts';
import type { LevelPressure } from '../domain/features/level-pressure.ts';
import { NO_ANCHOR } from '../domain/features/anchors.ts';
import type { Anchors } from '../domain/features/anchors.ts';
import type { ZoneName } from '../domain/features/aggregate.ts';
import { indexLedger, tellsFlow } from '../domain/features/ledger-index.ts';
import type { LedgerIndex } from '../domain/features/ledger-index.ts';
import { median } from '../domain/features/median.ts';
import type { ZoneFields } from '../domain/features/zone-plan.ts';
import { LedgerFlag } from '../domain/ledger/ledger-columns.ts';
import type { SessionLedger, WindowColumns } from '../domain/ledger/ledger-columns.ts';
import type { PressureRules } from '../domain/session/instrument-profile.ts';

/** How much happens in a zone that begins at the touch, 5 seconds at a time, lots. */
export type ZoneChurn = {
  readonly zone: string;
  /** Median of what was added, pulled and eaten. */
  readonly churn: number;
  /** Smoothing by kappa as a share of that. */
  readonly kappaShare: number;
  /** Share of windows in which kappa is 5 % of the churn or more. */
  readonly smoothed: number;
};

/** One quantity above the touch and its mirror image below. */
export type MirrorPair = { readonly name: string; readonly above: number; readonly below: number };

/** What a stream says of the numbers that features rest on. */
export type StreamChecks = {
  /** Windows of 5 seconds with anything in them, and all from the first record to the last. */
  readonly activeWindows: number;
  readonly windows: number;
  readonly churn: readonly ZoneChurn[];
  readonly symmetry: readonly MirrorPair[];
  /** Sums of what a clean stream would not hold. */
  readonly quality: Readonly<Record<string, number>>;
  /** Values of level-relative columns that are not null, and those of them that are infinite. */
  readonly known: number;
  readonly infinite: number;
};

const zones: readonly (readonly [label: string, above: ZoneName, below: ZoneName])[] = [
  ['whole', 'above', 'below'],
  ['near', 'aboveNear', 'belowNear'],
  ['mid', 'aboveMid', 'belowMid'],
  ['far', 'aboveFar', 'belowFar'],
];

const flowFields = ['add', 'pull', 'fill'] as const;
/** What the columns of a pressure do not tell of bands: what was filled in them. */
const bandFields = {
  ...{ aboveNear: [...flowFields, 'E'], aboveMid: flowFields, aboveFar: flowFields },
  ...{ belowNear: [...flowFields, 'E'], belowMid: flowFields, belowFar: flowFields },
} as const satisfies ZoneFields;

/** Looks at the zones on either side of the touch, in every window in which anything happened. */
export function streamChecks(ledger: SessionLedger, rules: PressureRules): StreamChecks {
  const index = indexLedger(ledger);
  const { windows } = ledger;
  const range = { start: 0, end: index.rowCount, fields: { ...pressureFields, ...bandFields } };
  const [above, below] = levelPressures(index, touchAnchors(windows), rules, range);
  const rows = activeRows(index, [above.anchors, below.anchors]);
  return {
    activeWindows: rows.length,
    windows: index.rowCount,
    churn: zones.flatMap(([label, up, down]) => [
      churnOf(`asks above, ${label}`, lotsOf(above, up, rows), rules.kappa),
      churnOf(`bids below, ${label}`, lotsOf(below, down, rows), rules.kappa),
    ]),
    symmetry: symmetryOf({ above, below, rows, windows, rules }),
    quality: qualityOf(windows),
    ...valuesOf([above, below]),
  };
}

/** The best ask and the best bid when each window begins. */
function touchAnchors({ bb, ba }: WindowColumns): readonly [asks: Anchors, bids: Anchors] {
  const before = (ticks: Float64Array): Anchors =>
    Int32Array.from(ticks, (_, row) => {
      const tick = ticks[row - 1] ?? NaN;
      return Number.isNaN(tick) ? NO_ANCHOR : tick;
    });
  return [before(ba), before(bb)];
}

function activeRows(index: LedgerIndex, levels: readonly Anchors[]): readonly number[] {
  const { n_events: events } = index.ledger.windows;
  return Array.from(events.keys()).filter(
    (row) =>
      events[row] > 0 &&
      tellsFlow(index, row) &&
      levels.every((anchors) => anchors[row] !== NO_ANCHOR),
  );
}

/** What was added, pulled and eaten by window. */
function lotsOf(pressure: LevelPressure, zone: ZoneName, rows: readonly number[]): Float64Array {
  const { series, index } = pressure;
  const flows = flowFields.map((flow) => series.of(index[zone], flow));
  return Float64Array.from(rows, (row) => flows.reduce((sum, lots) => sum + lots[row], 0));
}

function churnOf(zone: string, lots: Float64Array, kappa: number): ZoneChurn {
  const churn = median(lots);
  const smoothed = lots.filter((some) => kappa >= 0.05 * some).length / lots.length;
  return { zone, churn, kappaShare: kappa / churn, smoothed };
}

type SymmetrySource = {
  readonly above: LevelPressure;
  readonly below: LevelPressure;
  readonly rows: readonly number[];
  readonly windows: WindowColumns;
  readonly rules: PressureRules;
};

/** What a market without a bias would have alike on both sides. */
function symmetryOf(source: SymmetrySource): readonly MirrorPair[] {
  const { above, below, rows, windows, rules } = source;
  const total = ({ series, index }: LevelPressure, zone: ZoneName, flow: 'add' | 'pull' | 'fill') =>
    rows.reduce((sum, row) => sum + series.of(index[zone], flow)[row], 0);
  const flows = flowFields.map((flow) => ({
    name: `${flow}, lots`,
    above: total(above, 'above', flow),
    below: total(below, 'below', flow),
  }));
  const holds = ({ columns }: LevelPressure, name: string): number =>
    rows.filter((row) => columns[name][row] > rules.conditionDeadBand).length / rows.length;
  const conditions = ['shift', 'pa'].map((name) => ({
    name: `${name} holds, share of windows`,
    above: holds(above, `above_${name}`),
    below: holds(below, `below_${name}`),
  }));
  const tape = { name: 'aggressors, lots', above: sum(windows.buy), below: sum(windows.sell) };
  return [...flows, ...conditions, tape];
}

function qualityOf(windows: WindowColumns): Readonly<Record<string, number>> {
  return {
    reset_windows: windows.qa_flags.filter((flags) => (flags & LedgerFlag.BookReset) !== 0).length,
    qa_unknown: sum(windows.qa_unknown),
    qa_duplicate: sum(windows.qa_duplicate),
    qa_over: sum(windows.qa_over),
    qa_unmatched_fill: sum(windows.qa_unmatched_fill),
    qa_late: sum(windows.qa_late),
    qa_off_tick: sum(windows.qa_off_tick),
    qa_crossed: sum(windows.qa_crossed),
    longest_crossed_ms: windows.qa_crossed_ms.reduce((most, ms) => Math.max(most, ms), 0),
  };
}

function valuesOf(pressures: readonly LevelPressure[]) {
  const all = pressures.flatMap(({ columns }) => Object.values(columns));
  const count = (test: (value: number) => boolean): number =>
    all.reduce((total, column) => total + column.filter(test).length, 0);
  return {
    known: count((value) => !Number.isNaN(value)),
    infinite: count((value) => Math.abs(value) === Infinity),
  };
}

function sum(values: Int32Array): number {
  return values.reduce((total, value) => total + value, 0);
}
